// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import static io.meriggio.inverter.InverterTexts.text;

import io.meriggio.device.AddressRange;
import io.meriggio.device.Candidate;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.Link;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Text;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Looks for an inverter of one family at one address, with reads of the lowest rank.
 *
 * <p>Threads: any; keeps no state.
 */
public final class Search {

  private static final int PROTOCOL_VERSION = 0x0044;
  private static final double BY_CODE = 0.95;
  private static final double BY_REGISTERS = 0.5;

  private final Registers registers;
  private final ProductProbe products;
  private final Set<InverterMap> own;

  /**
   * @param own the maps of the asking driver: only its inverters are found
   */
  public Search(ModbusLink link, int unit, Set<InverterMap> own) {
    this.registers = new Registers(link, unit, Turn.PROBE);
    this.products = new ProductProbe(registers);
    this.own = Set.copyOf(own);
  }

  /**
   * Asks one address after the other, each when the stream gets there.
   *
   * @param own the maps of the asking driver: only its inverters are found
   */
  public static Stream<Candidate> over(Link link, AddressRange range, Set<InverterMap> own) {
    return link instanceof ModbusLink modbus
        ? IntStream.rangeClosed(range.first(), range.last())
            .boxed()
            .flatMap(unit -> new Search(modbus, unit, own).candidate().stream())
        : Stream.empty();
  }

  /** What is there; empty when nothing answers, or another family. */
  public Optional<Candidate> candidate() {
    try {
      return speaksG3() ? found(Generation.G3) : found(Generation.G1);
    } catch (DeviceException silentOrRefused) {
      return Optional.empty();
    }
  }

  /** Old inverters may be silent on registers that they have not got. */
  private boolean speaksG3() {
    try {
      return registers
          .ifThere(0x03, PROTOCOL_VERSION, 1)
          .filter(version -> GenerationProbe.isProtocolVersion(version[0]))
          .isPresent();
    } catch (DeviceException silent) {
      return false;
    }
  }

  private Optional<Candidate> found(Generation generation) throws DeviceException {
    if (own.stream().noneMatch(map -> map.generation() == generation)) {
      return Optional.empty();
    }
    Optional<SerialNumber> serial = products.serialNumber(generation);
    if (serial.isEmpty()) {
      return Optional.empty();
    }
    Optional<Product> known = products.product(generation, serial);
    if (known.isEmpty() && generation == Generation.G1) {
      return Optional.empty();
    }
    Product product = known.isPresent() ? known.get() : products.likely();
    return own.contains(product.map())
        ? Optional.of(candidate(generation, product, serial.get(), known.isPresent()))
        : Optional.empty();
  }

  private Candidate candidate(
      Generation generation, Product product, SerialNumber serial, boolean known) {
    Text evidence = text("found.serial", serial.text(), generation);
    return new Candidate(
        product.map().family(),
        registers.unit(),
        new DeviceIdentity(
            Optional.of(product.model()), Optional.of(serial.text()), Optional.empty()),
        known ? BY_CODE : BY_REGISTERS,
        known
            ? evidence
            : evidence.and(
                ", ", text(product.map().storage() ? "found.in-use" : "found.not-in-use")));
  }
}
