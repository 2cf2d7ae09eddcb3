// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.string.internal;

import java.util.Map;
import java.util.Optional;

/**
 * A serial number, 14 or 20 characters, whose second and third tell the product family (INVERTERS,
 * section 3, "Serial numbers").
 *
 * @param text as the inverter says it, without padding
 */
record SerialNumber(String text) {

  /** What a product code stands for. */
  enum Product {
    SINGLE_PHASE("1PH KTL-V1", Generation.G1),
    THREE_PHASE("3PH KTL-V1", Generation.G1),
    /** 50-70 kW: two layouts are in the field. */
    LARGE_THREE_PHASE("3PH 50000TL-V1", Generation.G1),
    V3("KTL-V3 3.3-136kW", Generation.G3),
    HIGH_VOLTAGE("250KTL-HV", Generation.G3),
    /** A machine of another family: hybrid or storage. */
    OTHER_FAMILY("", Generation.G3);

    private final String model;
    private final Generation generation;

    Product(String model, Generation generation) {
      this.model = model;
      this.generation = generation;
    }

    /** The model's word in the register map. */
    String model() {
      return model;
    }

    Generation generation() {
      return generation;
    }
  }

  private static final Map<String, Product> G1_CODES =
      Map.ofEntries(
          Map.entry("A", Product.SINGLE_PHASE),
          Map.entry("B1", Product.SINGLE_PHASE),
          Map.entry("K1", Product.SINGLE_PHASE),
          Map.entry("H1", Product.SINGLE_PHASE),
          Map.entry("C", Product.THREE_PHASE),
          Map.entry("D", Product.THREE_PHASE),
          Map.entry("F", Product.THREE_PHASE),
          Map.entry("G", Product.THREE_PHASE),
          Map.entry("L1", Product.THREE_PHASE),
          Map.entry("N1", Product.THREE_PHASE),
          Map.entry("I1", Product.LARGE_THREE_PHASE),
          Map.entry("J", Product.LARGE_THREE_PHASE),
          Map.entry("E1", Product.OTHER_FAMILY),
          Map.entry("M1", Product.OTHER_FAMILY));

  private static final Map<String, Product> G3_CODES =
      Map.ofEntries(
          Map.entry("H3", Product.V3),
          Map.entry("S", Product.V3),
          Map.entry("Q1", Product.V3),
          Map.entry("R1", Product.HIGH_VOLTAGE),
          // H1 is an old string inverter or a newer hybrid; what speaks G3 is the hybrid
          Map.entry("H1", Product.OTHER_FAMILY),
          Map.entry("M2", Product.OTHER_FAMILY),
          Map.entry("P", Product.OTHER_FAMILY),
          Map.entry("U1", Product.OTHER_FAMILY));

  /** The product, for an inverter that was found to be of a generation; empty = unknown code. */
  Optional<Product> product(Generation generation) {
    if (text.length() < 3) {
      return Optional.empty();
    }
    Map<String, Product> codes = generation == Generation.G1 ? G1_CODES : G3_CODES;
    Product exact = codes.get(text.substring(1, 3));
    return Optional.ofNullable(exact)
        .or(() -> Optional.ofNullable(codes.get(text.substring(1, 2))));
  }

  /** The characters of registers, two in each, high byte first; stops at the first padding. */
  static SerialNumber of(int[] registers) {
    StringBuilder text = new StringBuilder();
    for (int register : registers) {
      for (int shift = 8; shift >= 0; shift -= 8) {
        int character = register >>> shift & 0xFF;
        if (character <= ' ' || character > '~') {
          return new SerialNumber(text.toString());
        }
        text.append((char) character);
      }
    }
    return new SerialNumber(text.toString());
  }
}
