// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.heatpump.internal;

import io.meriggio.device.Candidate;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.ModbusLink;
import io.meriggio.modbus.ProbeReader;
import java.util.Arrays;
import java.util.Optional;

/**
 * Whether a unit answers by the reference map. Reads only: a map version of 1.x, a state and an SG
 * Ready state that the map knows, temperatures of water and air that can be.
 */
final class Recognition {

  private static final int IDENTITY = 0x0000;
  private static final int STATES = 0x0100;
  private static final int TEMPERATURES = 0x0200;
  private static final int SERIAL_REGISTERS = 10;
  private static final int NOT_FITTED = 0x8000;

  private final ProbeReader reader;
  private final int unit;

  Recognition(ModbusLink link, int unit) {
    this.reader = new ProbeReader(link, unit);
    this.unit = unit;
  }

  /** What is there; empty when nothing answers, or not as a heat pump of the reference map. */
  Optional<Candidate> candidate() {
    return reader
        .read(IDENTITY, 12)
        .filter(identity -> identity[0] >>> 8 == 1)
        .filter(identity -> reader.read(STATES, 6).filter(Recognition::knowsStates).isPresent())
        .filter(identity -> reader.read(TEMPERATURES, 4).filter(Recognition::canBe).isPresent())
        .map(identity -> candidate(ProbeReader.text(identity, 1, SERIAL_REGISTERS)));
  }

  private Candidate candidate(String serial) {
    return new Candidate(
        "heat-pump",
        unit,
        new DeviceIdentity(
            HeatPumpDriver.MAP.models().stream().findFirst(),
            Optional.of(serial).filter(text -> !text.isEmpty()),
            Optional.empty()),
        0.8,
        HeatPumpTexts.text("found"));
  }

  private static boolean knowsStates(int[] states) {
    return states[0] <= 9 && states[4] >= 1 && states[4] <= 4;
  }

  /** Tenths of a degree. */
  private static boolean canBe(int[] temperatures) {
    return temperatures[0] != NOT_FITTED
        && Arrays.stream(temperatures)
            .allMatch(t -> t == NOT_FITTED || (short) t >= -500 && (short) t <= 1000);
  }
}
