// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.util.List;

/** What a reading or a command carries. Unknown has no value: see {@link Reading#value()}. */
public sealed interface Value {

  /** A finite number in the point's unit. */
  record Numeric(double number) implements Value {
    public Numeric {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("a value is a finite number, found " + number);
      }
    }
  }

  /** A truth, for example {@code running}. */
  record Flag(boolean set) implements Value {}

  /** A text, or the upper-case word of an enumeration. */
  record Text(String text) implements Value {}

  /** Active faults, empty when there is none. */
  record Faults(List<Fault> faults) implements Value {
    public Faults {
      faults = List.copyOf(faults);
    }
  }

  static Value of(double number) {
    return new Numeric(number);
  }

  static Value of(boolean set) {
    return new Flag(set);
  }

  static Value of(String text) {
    return new Text(text);
  }
}
