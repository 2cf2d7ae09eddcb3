// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.string.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import java.util.Optional;

/**
 * Finds out by reads which register map an inverter speaks (INVERTERS, section 3).
 *
 * <p>Old inverters may be silent on registers that they have not got, and a string inverter is off
 * at night. So the first round asks all three questions; as long as nothing answers, each later
 * round asks one of them in turn, and a dead inverter costs its neighbours one time-out a round.
 */
final class FamilyProbe {

  private static final int PROTOCOL_VERSION = 0x0044;
  private static final int G1_IDENTITY = 0x2000;
  private static final int G1_FREQUENCY = 0x000E;
  private static final int STORAGE_FREQUENCY = 0x020C;

  private final ModbusLink link;
  private final int unit;
  private int round;

  FamilyProbe(ModbusLink link, int unit) {
    this.link = link;
    this.unit = unit;
  }

  private interface Question {
    Optional<Generation> ask() throws DeviceException;
  }

  /**
   * @throws DeviceException {@link Reason#WRONG_FAMILY} when something else answers, {@link
   *     Reason#TIMEOUT} and the like when nothing does
   */
  Generation detect() throws DeviceException {
    Question[] questions = {this::speaksG3, this::saysOldSerial, this::measuresMains};
    int first = round == 0 ? 0 : round % questions.length;
    int last = round == 0 ? questions.length - 1 : first;
    round++;
    DeviceException silence = null;
    boolean answered = false;
    for (int i = first; i <= last; i++) {
      try {
        Optional<Generation> found = questions[i].ask();
        answered = true;
        if (found.isPresent()) {
          round = 0;
          return found.get();
        }
      } catch (DeviceException e) {
        if (e.reason() == Reason.LINE_DOWN) {
          round = 0;
          throw e;
        }
        silence = e;
      }
    }
    if (!answered && silence != null) {
      throw silence;
    }
    round = 0;
    throw new DeviceException(
        Reason.WRONG_FAMILY,
        "unit "
            + unit
            + " answers, but as no string inverter: neither a protocol version in 0x0044, nor a"
            + " serial number in 0x2001, nor a mains frequency in 0x000E");
  }

  /** The protocol version in BCD, 0x0100 to 0x9999, is there on G3 alone. */
  private Optional<Generation> speaksG3() throws DeviceException {
    return ask(Turn.SLOW_POLL, 0x03, PROTOCOL_VERSION, 1)
        .filter(answer -> answer[0] >= 0x0100 && isBcd(answer[0]))
        .map(answer -> Generation.G3);
  }

  /** Production code and a serial number of 14 characters. */
  private Optional<Generation> saysOldSerial() throws DeviceException {
    return ask(Turn.PROBE, 0x04, G1_IDENTITY, 10)
        .map(answer -> SerialNumber.of(java.util.Arrays.copyOfRange(answer, 1, 8)))
        .filter(serial -> serial.text().length() == 14)
        .map(serial -> Generation.G1);
  }

  private Optional<Generation> measuresMains() throws DeviceException {
    boolean storage =
        ask(Turn.PROBE, 0x03, STORAGE_FREQUENCY, 1).filter(FamilyProbe::isMains).isPresent();
    boolean string =
        ask(Turn.PROBE, 0x03, G1_FREQUENCY, 1).filter(FamilyProbe::isMains).isPresent();
    return string && !storage ? Optional.of(Generation.G1) : Optional.empty();
  }

  private Optional<int[]> ask(Turn turn, int function, int address, int count)
      throws DeviceException {
    int[] answer = new int[count];
    try {
      link.read(turn, unit, function, address, count, answer, 0);
      return Optional.of(answer);
    } catch (DeviceException e) {
      if (e.modbusException() == 0) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private static boolean isMains(int[] answer) {
    return isMains(answer[0]);
  }

  /** Hundredths of a hertz. */
  static boolean isMains(int register) {
    return register >= 4500 && register <= 6500;
  }

  private static boolean isBcd(int register) {
    for (int shift = 0; shift < 16; shift += 4) {
      if ((register >>> shift & 0xF) > 9) {
        return false;
      }
    }
    return true;
  }
}
