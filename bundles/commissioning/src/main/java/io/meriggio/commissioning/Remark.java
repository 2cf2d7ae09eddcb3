// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning;

import io.meriggio.device.Text;

/**
 * What is to be said of a draft.
 *
 * @param step where it is mended
 * @param severity whether it stops the plant from being applied
 * @param field the path in the draft's form, for example {@code devices[0].unit}; empty when the
 *     step as a whole is meant
 * @param code for programs: an upper-case word
 * @param sentence for people
 */
public record Remark(Step step, Severity severity, String field, String code, Text sentence) {

  /** How grave it is. */
  public enum Severity {
    /** Not said yet. */
    MISSING,
    /** It contradicts itself, the configuration chosen or what is allowed. */
    WRONG,
    /** To be known; it stops nothing. */
    WARNING
  }

  /** Whether the draft can't be applied as long as it stands. */
  public boolean stops() {
    return severity != Severity.WARNING;
  }
}
