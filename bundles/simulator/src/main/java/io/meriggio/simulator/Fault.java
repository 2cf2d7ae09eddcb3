// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import java.time.Duration;
import java.util.Locale;

/** How a simulated device misbehaves on its line. The plant behind it goes on in any case. */
public sealed interface Fault {

  /** Answers as it should. */
  record None() implements Fault {}

  /** Hears requests and never answers. */
  record Silent() implements Fault {}

  /**
   * Answers rightly, but late.
   *
   * @param delay time added before each answer, 1 ms to 10 min
   */
  record Slow(Duration delay) implements Fault {
    /** Checks the delay. */
    public Slow {
      if (delay.toMillis() < 1 || delay.toMinutes() >= 10) {
        throw new IllegalArgumentException(
            "slow: found " + delay.toMillis() + " ms, allowed 1 to 599999");
      }
    }
  }

  /**
   * Answers with a broken frame of the right length: on RTU one wrong byte under a checksum that no
   * longer fits, on Modbus TCP a wrong transaction, protocol, unit, function or byte count.
   */
  record Garbled() implements Fault {}

  /**
   * Refuses every request.
   *
   * @param code Modbus exception code, 1 to 255
   */
  record ExceptionAnswer(int code) implements Fault {
    /** Checks the code. */
    public ExceptionAnswer {
      if (code < 1 || code > 255) {
        throw new IllegalArgumentException("exception: found " + code + ", allowed 1 to 255");
      }
    }
  }

  /** Goes on answering, but for ever with the values of the moment at which the fault began. */
  record Frozen() implements Fault {}

  /** Answers as it should. */
  Fault NONE = new None();

  /**
   * Reads a fault from a setting: {@code none}, {@code silent}, {@code slow} (2000 ms) or {@code
   * slow:<ms>}, {@code garbled}, {@code exception} (code 4, device failure) or {@code
   * exception:<code>}, {@code frozen}.
   *
   * @throws IllegalArgumentException naming what was found and what is allowed
   */
  static Fault parse(String text) {
    String[] parts = text.strip().toLowerCase(Locale.ROOT).split(":", 2);
    try {
      return switch (parts[0]) {
        case "none", "" -> NONE;
        case "silent" -> new Silent();
        case "slow" -> new Slow(Duration.ofMillis(number(parts, 2000)));
        case "garbled" -> new Garbled();
        case "exception" -> new ExceptionAnswer((int) number(parts, 4));
        case "frozen" -> new Frozen();
        default ->
            throw new IllegalArgumentException(
                "allowed none, silent, slow[:ms], garbled, exception[:code], frozen");
      };
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("found '" + text + "': " + e.getMessage(), e);
    }
  }

  private static long number(String[] parts, long fallback) {
    return parts.length == 1 ? fallback : Long.parseLong(parts[1].strip());
  }
}
