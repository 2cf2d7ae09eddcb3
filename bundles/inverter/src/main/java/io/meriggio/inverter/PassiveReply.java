// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a storage inverter of the old generation answers to an order in passive mode (INVERTERS,
 * section 5.3).
 *
 * @param result whether it took the order
 * @param status the status byte of the vendor function; empty with the standard functions, which
 *     tell none
 */
public record PassiveReply(Result result, OptionalInt status) {

  private static final int READY_TO_CHARGE = 1;
  private static final int READY_TO_DISCHARGE = 1 << 1;
  private static final int FULL = 1 << 2;
  private static final int EMPTY = 1 << 3;

  /** The result byte. */
  public enum Result {
    ACCEPTED,
    NOT_IN_PASSIVE_MODE,
    BAD_CHECKSUM,
    BUSY,
    BAD_VALUE,
    /** A number that the document does not explain. */
    UNKNOWN;

    /** The result of a number, 0…255. */
    public static Result of(int number) {
      return number < UNKNOWN.ordinal() ? values()[number] : UNKNOWN;
    }

    /** Whether the same order may be taken a little later. */
    public boolean isPassing() {
      return this == BAD_CHECKSUM || this == BUSY;
    }
  }

  /** The order was taken, and nothing else is known. */
  public static PassiveReply accepted() {
    return of(Result.ACCEPTED);
  }

  /** A result without a status byte. */
  public static PassiveReply of(Result result) {
    return new PassiveReply(result, OptionalInt.empty());
  }

  /**
   * The two bytes of the vendor function's answer.
   *
   * @param status 0…255
   * @param result 0…255
   */
  public static PassiveReply of(int status, int result) {
    return new PassiveReply(Result.of(result), OptionalInt.of(status));
  }

  public boolean isReadyToCharge() {
    return has(READY_TO_CHARGE);
  }

  public boolean isReadyToDischarge() {
    return has(READY_TO_DISCHARGE);
  }

  public boolean isFull() {
    return has(FULL);
  }

  public boolean isEmpty() {
    return has(EMPTY);
  }

  private boolean has(int bit) {
    return (status.orElse(0) & bit) != 0;
  }

  /** The status bits in words: {@code ready to charge, battery full}; empty = none is set. */
  public String statusText() {
    List<String> words = new ArrayList<>();
    if (isReadyToCharge()) {
      words.add("ready to charge");
    }
    if (isReadyToDischarge()) {
      words.add("ready to discharge");
    }
    if (isFull()) {
      words.add("battery full");
    }
    if (isEmpty()) {
      words.add("battery empty");
    }
    return String.join(", ", words);
  }
}
