// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds out by reads what a serial number alone can't tell of an inverter. */
final class ProductProbe {

  /** From here on powers are in 0.1 kW (INVERTERS, section 5.5). */
  private static final int COARSE_FROM_WATTS = 320_000;

  private static final int RATED_POWER = 0x06ED;
  private static final int WATTS_PER_TENTH = 100;
  private static final int NOT_THERE = 0xFFFF;
  private static final int TWO_TRACKER_FREQUENCY = 0x000E;
  private static final int THREE_TRACKER_FREQUENCY = 0x0011;
  private static final int SERIAL_NUMBER = 0x0445;
  private static final int SERIAL_NUMBER_TAIL = 0x0470;
  private static final int BATTERY = 0x0604;
  private static final int BATTERY_LENGTH = 7;

  private final Registers registers;

  ProductProbe(Registers registers) {
    this.registers = registers;
  }

  Optional<SerialNumber> serialNumber(Generation generation) throws DeviceException {
    if (generation == Generation.G1) {
      return registers
          .ifThere(0x04, GenerationProbe.G1_IDENTITY, GenerationProbe.G1_IDENTITY_LENGTH)
          .flatMap(SerialNumber::ofOldBlock);
    }
    Optional<SerialNumber> head =
        registers
            .ifThere(0x03, SERIAL_NUMBER, 8)
            .map(SerialNumber::of)
            .filter(serial -> serial.text().length() >= 10);
    if (head.isEmpty() || head.get().text().length() < 16) {
      return head;
    }
    String tail =
        registers
            .ifThere(0x03, SERIAL_NUMBER_TAIL, 2)
            .map(words -> SerialNumber.of(words).text())
            .orElse("");
    return Optional.of(new SerialNumber(head.get().text() + tail));
  }

  /** The product by the code of its serial number, and by its registers where two share one. */
  Optional<Product> product(Generation generation, Optional<SerialNumber> serial)
      throws DeviceException {
    Optional<Product> byCode = serial.flatMap(number -> number.product(generation));
    if (byCode.filter(Product.STRING_THREE_TRACKERS::equals).isPresent()) {
      return Optional.of(
          hasThreeTrackers() ? Product.STRING_THREE_TRACKERS : Product.STRING_THREE_PHASE);
    }
    boolean mayBeLarge =
        generation == Generation.G3
            && byCode.map(product -> product.map() == InverterMap.STRING_G3).orElse(true);
    return mayBeLarge && ratedPower().orElse(0) >= COARSE_FROM_WATTS
        ? Optional.of(Product.STRING_Z0)
        : byCode;
  }

  /** What speaks G3 under an unknown code: a hybrid has batteries. */
  Product likely() throws DeviceException {
    int[] battery = registers.ifThere(0x03, BATTERY, BATTERY_LENGTH).orElse(new int[0]);
    for (int register : battery) {
      if (register != 0 && register != NOT_THERE) {
        return Product.HYBRID_THREE_PHASE;
      }
    }
    return Product.STRING_V3;
  }

  /** The rated power of a G3 inverter in W; empty on firmware that does not tell it. */
  OptionalInt ratedPower() throws DeviceException {
    int tenths = registers.ifThere(0x03, RATED_POWER, 1).map(r -> r[0]).orElse(0);
    return tenths == 0 || tenths == NOT_THERE
        ? OptionalInt.empty()
        : OptionalInt.of(tenths * WATTS_PER_TENTH);
  }

  /**
   * Whether a 50-70 kW inverter has the three-tracker layout: its frequency lies in 0x0011, where
   * the other layout has a voltage, which can't be 450 V and more.
   */
  private boolean hasThreeTrackers() throws DeviceException {
    if (measuresMains(THREE_TRACKER_FREQUENCY)) {
      return true;
    }
    if (measuresMains(TWO_TRACKER_FREQUENCY)) {
      return false;
    }
    throw new DeviceException(Reason.WRONG_FAMILY, InverterTexts.text("family.layout"));
  }

  private boolean measuresMains(int address) throws DeviceException {
    return registers
        .ifThere(0x03, address, 1)
        .filter(answer -> GenerationProbe.isMains(answer[0]))
        .isPresent();
  }
}
