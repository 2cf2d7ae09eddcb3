// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.util.Arrays;
import java.util.Optional;

/**
 * The outputs of a gateway by the numbers that the manufacturer's app gives them, and where each is
 * found on the terminal block. Output 3 is relay 2 and output 4 is relay 1: the crossing is the
 * manufacturer's.
 */
public enum SwitchedOutput {
  OUTPUT_1(1, "3-4", 1, Optional.empty()),
  OUTPUT_2(2, "2-4", 2, Optional.empty()),
  OUTPUT_3(3, "16-17-18", 2, Optional.of(2)),
  OUTPUT_4(4, "13-14-15", 1, Optional.of(1));

  private final int number;
  private final String terminals;
  private final int ofItsKind;
  private final Optional<Integer> relay;

  SwitchedOutput(int number, String terminals, int ofItsKind, Optional<Integer> relay) {
    this.number = number;
    this.terminals = terminals;
    this.ofItsKind = ofItsKind;
    this.relay = relay;
  }

  /** The app's number, 1…4. */
  public int number() {
    return number;
  }

  /** The pins: of a relay normally closed, common, normally open; else the output and earth. */
  public String terminals() {
    return terminals;
  }

  /** The number printed beside the relay, 1 or 2; empty for an open-collector output. */
  public Optional<Integer> relay() {
    return relay;
  }

  /** What the terminal block calls it: {@code digital output 1}, {@code relay 2}. */
  public String signal() {
    return (relay.isPresent() ? "relay " : "digital output ") + ofItsKind;
  }

  /** The point that shows and commands it, {@code output_1} … {@code output_4}. */
  public String pointId() {
    return "output_" + number;
  }

  /** The output that a point shows; empty for any other point. */
  public static Optional<SwitchedOutput> of(String pointId) {
    return Arrays.stream(values()).filter(output -> output.pointId().equals(pointId)).findFirst();
  }
}
