// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import static io.meriggio.drivers.wallbox.internal.WallboxTexts.text;

import io.meriggio.device.Text;
import java.util.Optional;

/** The currents that a charge point can offer: none, or what IEC 61851 allows. */
final class Amperes {

  /** The smallest current that a charge point can offer a car (IEC 61851-1). */
  static final double SMALLEST = 6;

  static final double LARGEST = 32;

  private Amperes() {}

  /**
   * What is wrong with a current.
   *
   * @param name what it is, for the sentence
   */
  static Optional<Text> problem(String name, double amperes) {
    return amperes == 0 || amperes >= SMALLEST && amperes <= LARGEST
        ? Optional.empty()
        : Optional.of(text("current", name, amperes, SMALLEST, LARGEST));
  }
}
