// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update;

import java.io.InputStream;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The driver packs of this gateway.
 *
 * <p>The service is registered when the packs that belong to the start have been put in, well or
 * badly: from then on a family without a driver has none installed.
 *
 * <p>Threads: may be called from any thread. {@link #packs()} never blocks; the others wait for one
 * another and for the running gateway, ten seconds and more when a driver doesn't come up.
 */
@ProviderType
public interface Packs {

  /** What is installed, by name. */
  List<Pack> packs();

  /**
   * Installs a pack, or updates it; a version that is already installed is replaced when its
   * content differs. On refusal the version that was there serves again.
   *
   * @param kar the archive; not closed
   * @param origin who brings it, for the log
   * @return the pack as it serves
   * @throws PackRefused when it isn't taken
   */
  Pack install(InputStream kar, String origin) throws PackRefused;

  /**
   * Removes a pack; its devices stay configured, without a driver. A pack that came with the
   * gateway stays away over restarts.
   *
   * @throws PackRefused with {@link PackRefused.Code#NOT_INSTALLED}, or when the running gateway
   *     doesn't let go of it
   */
  void remove(String name) throws PackRefused;

  /**
   * Brings back the version before the installed one, which becomes the one to go back to.
   *
   * @throws PackRefused when there is none, or it no longer fits this gateway
   */
  Pack rollback(String name) throws PackRefused;
}
