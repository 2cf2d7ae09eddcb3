// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.string.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.inverter.ExportLimit;
import io.meriggio.inverter.Generation;
import io.meriggio.inverter.InverterMap;
import io.meriggio.inverter.Product;
import io.meriggio.inverter.Recognition;
import io.meriggio.inverter.SerialNumber;
import io.meriggio.modbus.Profile;
import io.meriggio.modbus.RegisterMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out which profile of a map a string inverter has. Reads only. */
final class ModelRecognition {

  private static final String V3_MODEL = Product.STRING_V3.model();
  private static final String V3_FROM_50_KW = "KTL-V3 50-136kW";

  private final Recognition inverters;
  private final RegisterMap g1;
  private final RegisterMap g3;

  ModelRecognition(ModbusLink link, int unit, RegisterMap g1, RegisterMap g3) {
    this.inverters = new Recognition(link, unit, StringDriver.MAPS);
    this.g1 = g1;
    this.g3 = g3;
  }

  /**
   * What was found.
   *
   * @param model one word of the map
   * @param serialNumber empty when the inverter did not tell
   */
  record Found(InverterMap map, String model, Profile profile, Optional<String> serialNumber) {
    /** Single-phase V3 machines have the product code H3. */
    ExportLimit.Counting counting() {
      return serialNumber.filter(serial -> serial.matches(".H3.*")).isPresent()
          ? ExportLimit.Counting.PER_PHASE
          : ExportLimit.Counting.THREE_PHASE_BALANCE;
    }
  }

  /**
   * @param configured the model that the site names; empty = find out
   * @throws DeviceException {@link Reason#WRONG_FAMILY} when it is no string inverter
   */
  Found run(Optional<String> configured) throws DeviceException {
    Recognition.Found found = inverters.run(configured.isPresent());
    RegisterMap map = found.map().generation() == Generation.G1 ? g1 : g3;
    String model =
        configured.isPresent()
            ? Recognition.checked(configured.get(), map)
            : found.product().isPresent() ? found.product().get().model() : usual(found);
    return new Found(
        found.map(),
        model,
        map.profile(words(model, found.serialNumber())),
        found.serialNumber().map(SerialNumber::text));
  }

  /** The model of an unknown product code: the step of its powers must be certain. */
  private static String usual(Recognition.Found found) throws DeviceException {
    if (found.map().generation() == Generation.G1) {
      return Product.STRING_THREE_PHASE.model();
    }
    if (found.ratedPower().isEmpty()) {
      throw new DeviceException(
          Reason.WRONG_FAMILY,
          StringTexts.text(
              "unknown-product",
              found
                  .serialNumber()
                  .map(serial -> Text.plain(serial.text()))
                  .orElseGet(() -> StringTexts.text("serial.none"))));
    }
    return V3_MODEL;
  }

  /** The words of the map that describe a model: larger V3 machines have rows of their own. */
  private static List<String> words(String model, Optional<SerialNumber> serial) {
    List<String> words = new ArrayList<>(List.of(model));
    boolean large =
        model.equals(V3_MODEL) && serial.filter(s -> s.text().matches(".(S4|Q1).*")).isPresent();
    if (large) {
      words.add(V3_FROM_50_KW);
    }
    return words;
  }
}
