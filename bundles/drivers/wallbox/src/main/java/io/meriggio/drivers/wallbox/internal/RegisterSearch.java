// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import io.meriggio.device.Candidate;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import java.util.Optional;

/**
 * Looks at one address of a Modbus line for a charge point of the reference map. The map is our own
 * design, so whoever answers by it is a simulator or was made to its letter: nothing else counts.
 */
final class RegisterSearch {

  private static final int EDITION = 0x0100;
  private static final int REGISTERS = 24;
  private static final int SERIAL = 0x04;
  private static final int FIRMWARE = 0x0E;

  private final ModbusLink link;
  private final int unit;

  RegisterSearch(ModbusLink link, int unit) {
    this.link = link;
    this.unit = unit;
  }

  Optional<Candidate> candidate() {
    int[] identity = new int[REGISTERS];
    try {
      link.read(Turn.PROBE, unit, 0x03, 0x0000, REGISTERS, identity, 0);
    } catch (DeviceException silentOrRefused) {
      return Optional.empty();
    }
    int phases = identity[2];
    if (identity[0] != EDITION || phases != 1 && phases != 3) {
      return Optional.empty();
    }
    return Optional.of(
        new Candidate(
            Resources.FAMILY,
            unit,
            new DeviceIdentity(
                Optional.empty(), text(identity, SERIAL, 10), text(identity, FIRMWARE, 8)),
            0.8,
            WallboxTexts.text("found.map", phases)));
  }

  private static Optional<String> text(int[] registers, int first, int count) {
    StringBuilder text = new StringBuilder();
    for (int index = first; index < first + count; index++) {
      text.append((char) (registers[index] >>> 8)).append((char) (registers[index] & 0xFF));
    }
    String found = text.toString().replace("\0", "").trim();
    return Optional.of(found).filter(t -> t.matches("[\\x20-\\x7E]+"));
  }
}
