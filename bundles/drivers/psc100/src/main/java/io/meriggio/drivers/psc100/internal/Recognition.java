// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.psc100.internal;

import io.meriggio.device.Candidate;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.Text;
import io.meriggio.modbus.ProbeReader;
import java.util.Optional;

/** Which of the map's profiles a unit speaks. Reads only, at the lowest rank. */
final class Recognition {

  private static final int IDENTITY = 0x0000;
  private static final int SERIAL_REGISTERS = 10;
  private static final int STATE = 0x0100;
  private static final int FREQUENCY = 0x0205;
  private static final int REMOTE_CONTROL = 0x1104;
  private static final int MOST_INVERTERS = 80;

  private final ProbeReader reader;
  private final int unit;

  Recognition(ModbusLink link, int unit) {
    this.reader = new ProbeReader(link, unit);
    this.unit = unit;
  }

  /** The profile that answers; empty when none does. */
  Optional<Model> model() {
    if (plant().isPresent()) {
      return Optional.of(Model.PLANT);
    }
    if (reader.read(SunSpecChain.MARKER, 2).filter(SunSpecChain::isMarked).isPresent()) {
      return Optional.of(Model.SUNSPEC);
    }
    return reader.read(REMOTE_CONTROL, 2).filter(words -> words[0] <= 1).map(w -> Model.INVERTER);
  }

  /** A plant of the reference map, or a SunSpec chain; inverters are the family string's. */
  Optional<Candidate> candidate() {
    Optional<int[]> plant = plant();
    if (plant.isPresent()) {
      String serial = ProbeReader.text(plant.get(), 1, SERIAL_REGISTERS);
      return Optional.of(
          candidate(
              Model.PLANT,
              Optional.of(serial).filter(text -> !text.isEmpty()),
              0.8,
              PscTexts.text("found.plant")));
    }
    return reader
        .read(SunSpecChain.MARKER, 4)
        .filter(words -> SunSpecChain.isMarked(words) && words[2] == 1)
        .map(
            words ->
                candidate(Model.SUNSPEC, Optional.empty(), 0.5, PscTexts.text("found.sunspec")));
  }

  private Candidate candidate(Model model, Optional<String> serial, double confidence, Text why) {
    return new Candidate(
        "psc100",
        unit,
        new DeviceIdentity(Optional.of(model.word()), serial, Optional.empty()),
        confidence,
        why);
  }

  private Optional<int[]> plant() {
    return reader
        .read(IDENTITY, 24)
        .filter(identity -> identity[0] >>> 8 == 1)
        .filter(identity -> identity[0x13] >= 1 && identity[0x13] <= MOST_INVERTERS)
        .filter(identity -> reader.read(STATE, 4).filter(this::isState).isPresent())
        .filter(identity -> reader.read(FREQUENCY, 1).filter(Recognition::isMains).isPresent());
  }

  private boolean isState(int[] state) {
    return state[0] <= 5 && state[1] <= MOST_INVERTERS && state[3] <= MOST_INVERTERS;
  }

  /** Hundredths of a hertz; 0 while no inverter is on line. */
  private static boolean isMains(int[] frequency) {
    return frequency[0] == 0 || frequency[0] >= 4500 && frequency[0] <= 6500;
  }
}
