// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.field.Backup;

/**
 * A back-up that was laid ready.
 *
 * @param serialNumber of the gateway that made it, or null
 * @param taken when it will be in force
 */
public record BackupForm(
    String madeAt, String writtenBy, String serialNumber, int files, String taken) {

  /** As the door shows it. */
  public static BackupForm of(Backup backup) {
    return new BackupForm(
        backup.madeAt().toString(),
        backup.writtenBy(),
        backup.serialNumber().orElse(null),
        backup.files(),
        "NEXT_START");
  }
}
