// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.powermagic.internal;

import io.meriggio.device.Candidate;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Whether a unit answers by the reference map. Reads only, at the lowest rank: a map version of
 * 1.x, states and modes that the map knows, a mains frequency, a state of charge and of health.
 */
final class Recognition {

  private static final int IDENTITY = 0x0000;
  private static final int STATES = 0x0100;
  private static final int FREQUENCY = 0x0207;
  private static final int CHARGE = 0x0300;
  private static final int SERIAL_REGISTERS = 10;

  /** Tenths of a percent: a battery that is worn further down has left service. */
  private static final int LEAST_HEALTH = 300;

  private final ModbusLink link;
  private final int unit;

  Recognition(ModbusLink link, int unit) {
    this.link = link;
    this.unit = unit;
  }

  /** What is there; empty when nothing answers, or not as a cabinet of the reference map. */
  Optional<Candidate> candidate() {
    try {
      int[] identity = read(IDENTITY, 24);
      boolean cabinet =
          identity[0] >>> 8 == 1
              && knowsStates(read(STATES, 4))
              && isMains(read(FREQUENCY, 1)[0])
              && isCharged(read(CHARGE, 2));
      return cabinet ? Optional.of(candidate(text(identity))) : Optional.empty();
    } catch (DeviceException silentOrRefused) {
      return Optional.empty();
    }
  }

  private Candidate candidate(String serial) {
    Optional<String> number = Optional.of(serial).filter(text -> !text.isEmpty());
    return new Candidate(
        "power-magic",
        unit,
        new DeviceIdentity(
            PowerMagicDriver.MAP.models().stream().findFirst(), number, Optional.empty()),
        0.8,
        "map version, states, mains frequency, state of charge and of health lie where the"
            + " reference map has them");
  }

  private static boolean knowsStates(int[] states) {
    return states[0] <= 7 && states[1] <= 5 && states[2] <= 5 && states[3] <= 2;
  }

  /** Hundredths of a hertz; 0 while the cabinet is off the mains. */
  private static boolean isMains(int frequency) {
    return frequency == 0 || frequency >= 4500 && frequency <= 6500;
  }

  /** Tenths of a percent. */
  private static boolean isCharged(int[] charge) {
    return charge[0] <= 1000 && charge[1] >= LEAST_HEALTH && charge[1] <= 1000;
  }

  private static String text(int[] identity) {
    byte[] bytes = new byte[2 * SERIAL_REGISTERS];
    for (int index = 0; index < SERIAL_REGISTERS; index++) {
      bytes[2 * index] = (byte) (identity[1 + index] >>> 8);
      bytes[2 * index + 1] = (byte) identity[1 + index];
    }
    return new String(bytes, StandardCharsets.US_ASCII).replaceAll("[^ -~]", "").trim();
  }

  private int[] read(int address, int count) throws DeviceException {
    int[] registers = new int[count];
    link.read(Turn.PROBE, unit, 0x03, address, count, registers, 0);
    return registers;
  }
}
