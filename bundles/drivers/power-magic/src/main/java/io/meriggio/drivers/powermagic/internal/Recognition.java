// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.powermagic.internal;

import io.meriggio.device.Candidate;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.ModbusLink;
import io.meriggio.modbus.ProbeReader;
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

  private final ProbeReader reader;
  private final int unit;

  Recognition(ModbusLink link, int unit) {
    this.reader = new ProbeReader(link, unit);
    this.unit = unit;
  }

  /** What is there; empty when nothing answers, or not as a cabinet of the reference map. */
  Optional<Candidate> candidate() {
    return reader
        .read(IDENTITY, 24)
        .filter(identity -> identity[0] >>> 8 == 1)
        .filter(identity -> reader.read(STATES, 4).filter(Recognition::knowsStates).isPresent())
        .filter(identity -> reader.read(FREQUENCY, 1).filter(Recognition::isMains).isPresent())
        .filter(identity -> reader.read(CHARGE, 2).filter(Recognition::isCharged).isPresent())
        .map(identity -> candidate(ProbeReader.text(identity, 1, SERIAL_REGISTERS)));
  }

  private Candidate candidate(String serial) {
    Optional<String> number = Optional.of(serial).filter(text -> !text.isEmpty());
    return new Candidate(
        "power-magic",
        unit,
        new DeviceIdentity(
            PowerMagicDriver.MAP.models().stream().findFirst(), number, Optional.empty()),
        0.8,
        CabinetTexts.text("found"));
  }

  private static boolean knowsStates(int[] states) {
    return states[0] <= 7 && states[1] <= 5 && states[2] <= 5 && states[3] <= 2;
  }

  /** Hundredths of a hertz; 0 while the cabinet is off the mains. */
  private static boolean isMains(int[] frequency) {
    return frequency[0] == 0 || frequency[0] >= 4500 && frequency[0] <= 6500;
  }

  /** Tenths of a percent. */
  private static boolean isCharged(int[] charge) {
    return charge[0] <= 1000 && charge[1] >= LEAST_HEALTH && charge[1] <= 1000;
  }
}
