// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import static io.meriggio.inverter.InverterTexts.text;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out by reads which generation an inverter is of (INVERTERS, section 3).
 *
 * <p>Old inverters may be silent on registers that they have not got, and a string inverter is off
 * at night. So the first round asks all three questions; as long as nothing answers, each later
 * round asks one of them in turn, and a dead inverter costs its neighbours one time-out a round.
 *
 * <p>Threads: of the device's own thread; it remembers the round.
 */
public final class GenerationProbe {

  private static final int PROTOCOL_VERSION = 0x0044;
  private static final int STRING_FREQUENCY = 0x000E;
  private static final int STORAGE_FREQUENCY = 0x020C;
  static final int G1_IDENTITY = 0x2000;
  static final int G1_IDENTITY_LENGTH = 10;

  private final Registers polled;
  private final Registers probed;
  private final Set<InverterMap> wanted;
  private int round;

  /**
   * @param wanted the maps that the asking driver reads: an old inverter without a serial number is
   *     of use only when its registers are those of one of them
   */
  public GenerationProbe(ModbusLink link, int unit, Set<InverterMap> wanted) {
    this.polled = new Registers(link, unit, Turn.SLOW_POLL);
    this.probed = new Registers(link, unit, Turn.PROBE);
    this.wanted = Set.copyOf(wanted);
  }

  private interface Question {
    Optional<Generation> ask() throws DeviceException;
  }

  /**
   * @throws DeviceException {@link Reason#WRONG_FAMILY} when something else answers, {@link
   *     Reason#TIMEOUT} and the like when nothing does
   */
  public Generation detect() throws DeviceException {
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
        Reason.WRONG_FAMILY, text("family.none", polled.unit(), wants(true) ? "0x020C" : "0x000E"));
  }

  /** The protocol version in BCD, 0x0100 to 0x9999, is there on G3 alone. */
  private Optional<Generation> speaksG3() throws DeviceException {
    return polled
        .ifThere(0x03, PROTOCOL_VERSION, 1)
        .filter(answer -> isProtocolVersion(answer[0]))
        .map(answer -> Generation.G3);
  }

  /** Production code and a serial number of 14 characters. */
  private Optional<Generation> saysOldSerial() throws DeviceException {
    return probed
        .ifThere(0x04, G1_IDENTITY, G1_IDENTITY_LENGTH)
        .flatMap(SerialNumber::ofOldBlock)
        .map(serial -> Generation.G1);
  }

  private Optional<Generation> measuresMains() throws DeviceException {
    boolean storage = measures(STORAGE_FREQUENCY);
    boolean string = measures(STRING_FREQUENCY);
    return storage != string && wants(storage) ? Optional.of(Generation.G1) : Optional.empty();
  }

  private boolean measures(int frequency) throws DeviceException {
    return probed.ifThere(0x03, frequency, 1).filter(answer -> isMains(answer[0])).isPresent();
  }

  private boolean wants(boolean storage) {
    return wanted.stream()
        .anyMatch(map -> map.generation() == Generation.G1 && map.storage() == storage);
  }

  /** Whether a register can be a mains frequency in hundredths of a hertz. */
  public static boolean isMains(int register) {
    return register >= 4500 && register <= 6500;
  }

  /** Whether a register can be the protocol version of a G3 inverter: BCD, from 1.00 up. */
  public static boolean isProtocolVersion(int register) {
    if (register < 0x0100) {
      return false;
    }
    for (int shift = 0; shift < 16; shift += 4) {
      if ((register >>> shift & 0xF) > 9) {
        return false;
      }
    }
    return true;
  }
}
