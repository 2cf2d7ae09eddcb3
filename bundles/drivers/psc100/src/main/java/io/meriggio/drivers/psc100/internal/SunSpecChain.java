// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.psc100.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import java.util.LinkedHashMap;
import java.util.Map;

/** The chain of SunSpec models that a device has, walked by id and length. */
final class SunSpecChain {

  static final int MARKER = 40000;
  private static final int SUN = 0x5375;
  private static final int SPEC = 0x6E53;
  private static final int END = 0xFFFF;

  /** A chain that is longer than this is none. */
  private static final int MOST_MODELS = 100;

  /**
   * One model of the chain.
   *
   * @param header the address of its id
   * @param length registers after id and length
   */
  record Model(int header, int length) {}

  private SunSpecChain() {}

  /** Whether registers begin with the text SunS. */
  static boolean isMarked(int[] registers) {
    return registers[0] == SUN && registers[1] == SPEC;
  }

  /**
   * Walks the chain. Reads only.
   *
   * @return the first model of each id, by id
   * @throws DeviceException {@link Reason#WRONG_FAMILY} when there is no chain
   */
  static Map<Integer, Model> walk(ModbusLink link, int unit) throws DeviceException {
    if (!isMarked(read(link, unit, MARKER, 2))) {
      throw new DeviceException(Reason.WRONG_FAMILY, PscTexts.text("sunspec.none", unit, MARKER));
    }
    Map<Integer, Model> models = new LinkedHashMap<>();
    int address = MARKER + 2;
    for (int count = 0; count < MOST_MODELS && address < 0xFFFE; count++) {
      int[] header = read(link, unit, address, 2);
      if (header[0] == END || header[1] == 0) {
        return models;
      }
      models.putIfAbsent(header[0], new Model(address, header[1]));
      address += 2 + header[1];
    }
    throw new DeviceException(Reason.WRONG_FAMILY, PscTexts.text("sunspec.endless", unit));
  }

  /** Registers at the rank of a slow poll. */
  static int[] read(ModbusLink link, int unit, int address, int count) throws DeviceException {
    int[] registers = new int[count];
    link.read(Turn.SLOW_POLL, unit, 0x03, address, count, registers, 0);
    return registers;
  }
}
