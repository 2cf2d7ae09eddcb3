// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.access.AuditEntry;
import java.time.ZoneId;

/**
 * A line of the audit log.
 *
 * @param user null when nobody was known
 * @param detail null when there is no more to say
 */
public record AuditForm(
    long id, String at, String user, String what, String detail, String address) {

  /** The line with its time in the plant's zone. */
  public static AuditForm of(AuditEntry entry, ZoneId zone) {
    return new AuditForm(
        entry.id(),
        Words.time(entry.at(), zone),
        Words.orNull(entry.user()),
        entry.what().name(),
        Words.orNull(entry.detail()),
        entry.address());
  }
}
