// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.string.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import io.meriggio.drivers.string.internal.SerialNumber.Product;
import io.meriggio.modbus.Profile;
import io.meriggio.modbus.RegisterMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out generation, model and serial number of an inverter. Reads only. */
final class Recognition {

  /** From here on powers are in 0.1 kW (INVERTERS, section 5.5); 0x06ED holds 0.1 kW. */
  private static final int COARSE_FROM = 3200;

  private static final int RATED_POWER = 0x06ED;
  private static final String COARSE_MODEL = "330KTL-HV Z0";
  private static final String V3_MODEL = "KTL-V3 3.3-136kW";
  private static final String V3_FROM_50_KW = "KTL-V3 50-136kW";
  private static final int TWO_TRACKER_FREQUENCY = 0x000E;
  private static final int THREE_TRACKER_FREQUENCY = 0x0011;

  private final ModbusLink link;
  private final int unit;
  private final RegisterMap g1;
  private final RegisterMap g3;
  private final FamilyProbe probe;

  Recognition(ModbusLink link, int unit, RegisterMap g1, RegisterMap g3) {
    this.link = link;
    this.unit = unit;
    this.g1 = g1;
    this.g3 = g3;
    this.probe = new FamilyProbe(link, unit);
  }

  /**
   * What was found.
   *
   * @param model one word of the map
   * @param serialNumber empty when the inverter did not tell
   */
  record Found(
      Generation generation, String model, Profile profile, Optional<String> serialNumber) {}

  /**
   * @param configured the model that the site names; empty = find out
   * @throws DeviceException {@link Reason#WRONG_FAMILY} when it is no string inverter
   */
  Found run(Optional<String> configured) throws DeviceException {
    Generation generation = probe.detect();
    Optional<SerialNumber> serial = serialNumber(generation);
    if (configured.isPresent()) {
      return configured(generation, configured.get(), serial);
    }
    Optional<Product> product = serial.flatMap(number -> number.product(generation));
    if (product.filter(Product.OTHER_FAMILY::equals).isPresent()) {
      throw new DeviceException(
          Reason.WRONG_FAMILY,
          "serial number "
              + serial.map(SerialNumber::text).orElse("")
              + " is that of a hybrid or storage inverter, not of a string inverter");
    }
    String model = generation == Generation.G3 ? modelOfG3(product) : modelOfG1(product);
    return found(generation, model, serial);
  }

  private Found configured(Generation generation, String model, Optional<SerialNumber> serial)
      throws DeviceException {
    RegisterMap map = map(generation);
    if (!map.models().contains(model)) {
      throw new DeviceException(
          Reason.WRONG_FAMILY,
          "model: found '"
              + model
              + "', but the inverter speaks "
              + map.source()
              + ", allowed: auto, "
              + String.join(", ", map.models()));
    }
    return found(generation, model, serial);
  }

  private Found found(Generation generation, String model, Optional<SerialNumber> serial) {
    List<String> words = new ArrayList<>(List.of(model));
    boolean large =
        model.equals(V3_MODEL) && serial.filter(s -> s.text().matches(".(S4|Q1).*")).isPresent();
    if (large) {
      words.add(V3_FROM_50_KW);
    }
    return new Found(
        generation, model, map(generation).profile(words), serial.map(SerialNumber::text));
  }

  private RegisterMap map(Generation generation) {
    return generation == Generation.G1 ? g1 : g3;
  }

  private Optional<SerialNumber> serialNumber(Generation generation) throws DeviceException {
    Optional<int[]> registers =
        generation == Generation.G3 ? read(0x03, 0x0445, 8) : read(0x04, 0x2001, 7);
    return registers.map(SerialNumber::of).filter(serial -> serial.text().length() >= 10);
  }

  private String modelOfG3(Optional<Product> product) throws DeviceException {
    int rated = read(0x03, RATED_POWER, 1).map(r -> r[0]).orElse(0);
    return rated >= COARSE_FROM && rated != 0xFFFF
        ? COARSE_MODEL
        : product.orElse(Product.V3).model();
  }

  private String modelOfG1(Optional<Product> product) throws DeviceException {
    Product known = product.orElse(Product.THREE_PHASE);
    return known == Product.LARGE_THREE_PHASE && !hasThreeTrackers()
        ? Product.THREE_PHASE.model()
        : known.model();
  }

  /**
   * Whether a 50-70 kW inverter has the three-tracker layout: its frequency lies in 0x0011, where
   * the other layout has a voltage, which can't be 450 V and more.
   */
  private boolean hasThreeTrackers() throws DeviceException {
    if (read(0x03, THREE_TRACKER_FREQUENCY, 1).filter(r -> FamilyProbe.isMains(r[0])).isPresent()) {
      return true;
    }
    if (read(0x03, TWO_TRACKER_FREQUENCY, 1).filter(r -> FamilyProbe.isMains(r[0])).isPresent()) {
      return false;
    }
    throw new DeviceException(
        Reason.WRONG_FAMILY,
        "an inverter of 50-70 kW shows no mains frequency in 0x000E nor in 0x0011, so its register"
            + " layout can't be told: set the model by hand");
  }

  private Optional<int[]> read(int function, int address, int count) throws DeviceException {
    int[] registers = new int[count];
    try {
      link.read(Turn.SLOW_POLL, unit, function, address, count, registers, 0);
      return Optional.of(registers);
    } catch (DeviceException e) {
      if (e.modbusException() == 0) {
        throw e;
      }
      return Optional.empty();
    }
  }
}
