// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.doctor;

/**
 * One line of the report.
 *
 * @param kind whether anything has to be done
 * @param text what was found
 * @param mend what to do about it; empty when there is nothing to do
 */
record Finding(Kind kind, String text, String mend) {

  /** How bad it is. */
  enum Kind {
    /** As it should be. */
    GOOD,
    /** Could not be told, or worth knowing. */
    NOTE,
    /** The gateway would not work, or not rightly. */
    WRONG
  }

  static Finding good(String text) {
    return new Finding(Kind.GOOD, text, "");
  }

  static Finding note(String text) {
    return new Finding(Kind.NOTE, text, "");
  }

  static Finding wrong(String text, String mend) {
    return new Finding(Kind.WRONG, text, mend);
  }
}
