// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.controller.StorageStatus;
import java.util.Locale;

/**
 * A storage and who steers it.
 *
 * @param id the id of its device
 * @param mode {@code SELF_CONSUMPTION}, {@code CHARGE}, {@code DISCHARGE} or {@code HOLD}
 * @param power the ordered power, W, discharge +, charge −; null while none is ordered
 * @param reason names the rule that decided
 * @param sentence the same in words, with the figures
 * @param trouble why the device does not do so, null when it does
 * @param switchings how often the gateway took it over or gave it back
 */
public record StorageForm(
    String id,
    String mode,
    Integer power,
    String reason,
    String sentence,
    Long remainingSeconds,
    String trouble,
    long switchings) {

  /** The storage in a language. */
  public static StorageForm of(StorageStatus storage, Locale language) {
    return new StorageForm(
        storage.storage(),
        storage.mode().name(),
        storage.watts().orElse(null),
        storage.reason().key(),
        Words.orNull(storage.reason().text(language)),
        Words.seconds(storage.remaining()),
        storage.trouble().map(trouble -> trouble.text(language)).orElse(null),
        storage.switchings());
  }
}
