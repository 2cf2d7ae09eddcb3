// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import java.util.Optional;

/**
 * Reads of a search: at the lowest rank of the line, and silence and refusals are no errors.
 *
 * <p>Threads: as {@link ModbusLink}.
 */
public final class ProbeReader {

  private final ModbusLink link;
  private final int unit;

  /**
   * @param unit the Modbus address to look at
   */
  public ProbeReader(ModbusLink link, int unit) {
    this.link = link;
    this.unit = unit;
  }

  /**
   * Registers by function 0x03.
   *
   * @param count 1…125
   * @return empty when the unit is silent or has not got them
   */
  public Optional<int[]> read(int address, int count) {
    int[] registers = new int[count];
    try {
      link.read(Turn.PROBE, unit, 0x03, address, count, registers, 0);
      return Optional.of(registers);
    } catch (DeviceException silentOrRefused) {
      return Optional.empty();
    }
  }

  /**
   * The characters of registers, two in each, the first in the high byte; what can't be printed is
   * left out.
   */
  public static String text(int[] registers, int from, int count) {
    StringBuilder text = new StringBuilder(2 * count);
    for (int index = from; index < from + count; index++) {
      append(text, registers[index] >>> 8 & 0xFF);
      append(text, registers[index] & 0xFF);
    }
    return text.toString().trim();
  }

  private static void append(StringBuilder text, int character) {
    if (character >= 0x20 && character < 0x7F) {
      text.append((char) character);
    }
  }
}
