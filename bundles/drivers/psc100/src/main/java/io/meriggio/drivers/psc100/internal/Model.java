// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.psc100.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The profiles of the map. */
enum Model {
  /** The plant, by the reference map. */
  PLANT("PSC100-REF (unit 247)"),
  /** The remote control of one inverter behind it. */
  INVERTER("PSC100 pass-through (unit 1..N = inverter 250/330/350KTL-HV Z0)"),
  /** A plant that speaks SunSpec. */
  SUNSPEC("PSC100-SUNSPEC profile (base 40000)", "PSC100-SUNSPEC-700 profile (base 40000)");

  private final List<String> words;

  Model(String... words) {
    this.words = List.of(words);
  }

  /** Its word in the map. */
  String word() {
    return words.get(0);
  }

  /** All words of the map that describe it. */
  List<String> words() {
    return words;
  }

  static Optional<Model> of(String word) {
    return Arrays.stream(values()).filter(model -> model.words.contains(word)).findFirst();
  }
}
