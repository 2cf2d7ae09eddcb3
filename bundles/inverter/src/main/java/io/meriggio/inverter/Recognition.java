// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import static io.meriggio.inverter.InverterTexts.text;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.modbus.RegisterMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Finds out generation, product and serial number of an inverter for the driver of one family.
 * Reads only.
 *
 * <p>Threads: of the device's own thread.
 */
public final class Recognition {

  private final Set<InverterMap> own;
  private final GenerationProbe generations;
  private final ProductProbe products;

  /**
   * @param own the maps of the asking driver
   */
  public Recognition(ModbusLink link, int unit, Set<InverterMap> own) {
    this.own = Set.copyOf(own);
    this.generations = new GenerationProbe(link, unit, own);
    this.products = new ProductProbe(new Registers(link, unit, Turn.SLOW_POLL));
  }

  /**
   * What was found.
   *
   * @param map the driver's own map that the inverter speaks
   * @param product empty when the serial number's code is unknown, or the inverter did not tell it
   * @param serialNumber empty when the inverter did not tell it
   * @param ratedPower in W; empty when the inverter did not tell it (G1 never does)
   */
  public record Found(
      InverterMap map,
      Optional<Product> product,
      Optional<SerialNumber> serialNumber,
      OptionalInt ratedPower) {}

  /**
   * @param configured whether the site names the model: then its word stands over the product code
   * @throws DeviceException {@link Reason#WRONG_FAMILY} when it is an inverter of another family
   */
  public Found run(boolean configured) throws DeviceException {
    Generation generation = generations.detect();
    Optional<SerialNumber> serial = products.serialNumber(generation);
    Optional<Product> product =
        configured ? Optional.empty() : products.product(generation, serial);
    Optional<InverterMap> map =
        own.stream().filter(candidate -> candidate.generation() == generation).findFirst();
    boolean foreign = product.filter(p -> !own.contains(p.map())).isPresent();
    if (map.isEmpty() || foreign) {
      throw new DeviceException(
          Reason.WRONG_FAMILY,
          text(
              "family.other",
              serial.map(number -> Text.plain(number.text())).orElse(text("family.no-serial")),
              product
                  .map(p -> text("family.device", p.map().family()))
                  .orElse(text("family.generation", generation))));
    }
    OptionalInt rated = generation == Generation.G3 ? products.ratedPower() : OptionalInt.empty();
    return new Found(map.get(), product, serial, rated);
  }

  /**
   * Checks a model that the site names.
   *
   * @return the model
   * @throws DeviceException {@link Reason#WRONG_FAMILY} when the map has no such model
   */
  public static String checked(String model, RegisterMap map) throws DeviceException {
    if (!map.models().contains(model)) {
      throw new DeviceException(
          Reason.WRONG_FAMILY, text("model", model, map.source(), String.join(", ", map.models())));
    }
    return model;
  }
}
