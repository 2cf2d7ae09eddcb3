// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.string.internal;

import io.meriggio.device.Candidate;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.drivers.string.internal.SerialNumber.Product;
import java.util.Arrays;
import java.util.Optional;

/** Looks for a string inverter at one address, with reads of the lowest rank. */
final class Search {

  private final ModbusLink link;
  private final int unit;

  Search(ModbusLink link, int unit) {
    this.link = link;
    this.unit = unit;
  }

  /** What is there; empty when nothing answers, or another family. */
  Optional<Candidate> candidate() {
    return g3().or(this::g1);
  }

  private Optional<Candidate> g3() {
    return read(0x03, 0x0044, 1)
        .flatMap(version -> read(0x03, 0x0445, 8))
        .flatMap(registers -> candidate(Generation.G3, SerialNumber.of(registers)));
  }

  private Optional<Candidate> g1() {
    return read(0x04, 0x2000, 10)
        .map(registers -> SerialNumber.of(Arrays.copyOfRange(registers, 1, 8)))
        .flatMap(serial -> candidate(Generation.G1, serial));
  }

  private Optional<Candidate> candidate(Generation generation, SerialNumber serial) {
    return serial
        .product(generation)
        .filter(product -> product != Product.OTHER_FAMILY)
        .map(
            product ->
                new Candidate(
                    "string",
                    unit,
                    new DeviceIdentity(
                        Optional.of(product.model()), Optional.of(serial.text()), Optional.empty()),
                    0.95,
                    "serial number " + serial.text() + " in the registers of " + generation));
  }

  private Optional<int[]> read(int function, int address, int count) {
    int[] registers = new int[count];
    try {
      link.read(Turn.PROBE, unit, function, address, count, registers, 0);
      return Optional.of(registers);
    } catch (DeviceException silentOrRefused) {
      return Optional.empty();
    }
  }
}
