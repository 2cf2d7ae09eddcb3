// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Who has done what, and who was refused. It never holds a secret. */
@ProviderType
public interface Audit {

  /** The longest page. */
  int MAX_LIMIT = 500;

  /**
   * Writes down what somebody has done. The same from the same within ten minutes is told once, so
   * that a program that sets a value each second fills nothing.
   *
   * @param by who
   * @param detail what exactly, for people, without secrets: {@code PATCH /api/v1/plant}; up to 300
   *     characters
   */
  void done(Identity by, String detail);

  /**
   * What was done, the newest first.
   *
   * @param limit 1 to {@link #MAX_LIMIT}
   * @param before only entries with a smaller id
   * @throws AccessRefused NOT_ALLOWED, NOT_KEPT
   */
  List<AuditEntry> entries(int limit, Optional<Long> before, Identity by) throws AccessRefused;
}
