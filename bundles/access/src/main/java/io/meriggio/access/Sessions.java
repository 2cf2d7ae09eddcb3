// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who is signed in. A session ends 30 days after it was last used, and 180 days after it began at
 * the latest; it outlives a restart of the gateway.
 */
@ProviderType
public interface Sessions {

  /** One's own sessions, the one used last first. */
  List<Session> own(Identity by);

  /**
   * Ends one of one's own sessions.
   *
   * @throws AccessRefused NO_SUCH_SESSION, NOT_KEPT
   */
  void end(String id, Identity by) throws AccessRefused;
}
