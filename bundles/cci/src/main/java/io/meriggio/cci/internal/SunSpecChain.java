// SPDX-License-Identifier: Apache-2.0
package io.meriggio.cci.internal;

import io.meriggio.cci.internal.ModbusException.Code;
import io.meriggio.controller.Plant;
import io.meriggio.controller.PlantPower;
import io.meriggio.controller.PlantPowerStatus;
import io.meriggio.controller.PlantPowerStatus.State;
import io.meriggio.controller.PlantSetPoints.PowerFactor;
import io.meriggio.device.Device;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The plant as a chain of SunSpec models: marker, 1 (who it is), 103 (what a three-phase inverter
 * delivers), 120 (nameplate), 121 (basic settings), 122 (status), 123 (controls), end. Offsets are
 * those of the public model definitions; the chain is that of the map of PSC 100.
 */
final class SunSpecChain implements Registers {
  private static final int[] MARKER = {0x5375, 0x6E53};
  private static final int[] END = {0xFFFF, 0};

  /** Where model 123 begins, from {@link Registers#FIRST}. */
  static final int CONTROLS = 228;

  private static final int PV = 4;
  private static final int KILO = 3;
  private static final int OFF_LINE = 0;
  private static final int CONNECTED = 1;
  private static final int AVAILABLE = 1 << 1;
  private static final int OPERATING = 1 << 2;

  private final Plant plant;
  private final Supplier<List<Device>> devices;
  private final Supplier<Optional<PlantPower>> power;
  private final Controls controls;
  private final String version;
  private final int unit;

  /**
   * @param power plant power control, while there is one
   * @param version of this software
   * @param unit what model 1 shows as its address
   */
  SunSpecChain(
      Plant plant,
      Supplier<List<Device>> devices,
      Supplier<Optional<PlantPower>> power,
      Controls controls,
      String version,
      int unit) {
    this.plant = plant;
    this.devices = devices;
    this.power = power;
    this.controls = controls;
    this.version = version;
    this.unit = unit;
  }

  @Override
  public int[] image() {
    PlantImage shown = PlantImage.of(devices.get());
    Optional<PlantPowerStatus> status = power.get().map(PlantPower::status);
    return Stream.of(
            MARKER,
            common(shown),
            inverter(shown, status),
            nameplate(rated(shown, status)),
            settings(rated(shown, status)),
            status(shown, status),
            controls.model(status, shown.sum("ac_power").isPresent()),
            END)
        .flatMapToInt(IntStream::of)
        .toArray();
  }

  @Override
  public void write(int address, int[] values) throws ModbusException {
    PlantPower control =
        power
            .get()
            .orElseThrow(
                () -> new ModbusException(Code.SERVER_DEVICE_FAILURE, "no plant power control"));
    controls.write(address - FIRST - CONTROLS, values, control);
  }

  private static Optional<Double> rated(PlantImage shown, Optional<PlantPowerStatus> status) {
    return status.flatMap(PlantPowerStatus::ratedPower).or(() -> shown.sum("rated_power"));
  }

  private int[] common(PlantImage shown) {
    Model model = new Model(1, 66);
    model.text(2, 16, "Meriggio");
    model.text(18, 16, plant.description().name());
    model.text(34, 8, "");
    model.text(42, 8, version);
    model.text(50, 16, shown.text("serial_number").orElse(""));
    model.u16(66, Optional.of(unit));
    model.noSigned(67);
    return model.registers();
  }

  private static int[] inverter(PlantImage shown, Optional<PlantPowerStatus> status) {
    Model model = new Model(103, 50);
    Optional<Double> watts = shown.sum("ac_power");
    Optional<Double> rated = rated(shown, status);
    currents(model, shown);
    model.u16(7, shown.common("voltage_l1_l2"), -1);
    model.u16(8, shown.common("voltage_l2_l3"), -1);
    model.u16(9, shown.common("voltage_l3_l1"), -1);
    model.u16(10, shown.common("voltage_l1"), -1);
    model.u16(11, shown.common("voltage_l2"), -1);
    model.u16(12, shown.common("voltage_l3"), -1);
    model.factor(13, -1);
    power(model, 14, watts, rated);
    model.u16(16, shown.common("frequency"), -2);
    model.factor(17, -2);
    power(model, 18, shown.sum("apparent_power"), rated);
    power(model, 20, shown.sum("reactive_power"), rated);
    model.i16(22, shown.common("power_factor").map(factor -> factor * 100), -1);
    model.factor(23, -1);
    model.acc32(24, shown.sum("energy_pv_total"), KILO);
    model.factor(26, KILO);
    // Direct current: several strings and inverters have no current or voltage in common.
    model.u16(27, Optional.empty());
    model.noSigned(28, 30, 31, 32, 34, 35, 36);
    model.i16(33, shown.largest("inverter_temperature"), 0);
    model.factor(37, 0);
    model.u16(38, state(shown, watts, status));
    return model.registers();
  }

  private static void currents(Model model, PlantImage shown) {
    Optional<Double> one = shown.sum("current_l1");
    Optional<Double> two = shown.sum("current_l2");
    Optional<Double> three = shown.sum("current_l3");
    int exponent = exponent(Stream.of(one, two, three).flatMap(Optional::stream).toList(), -1);
    Optional<Double> all = one.flatMap(a -> two.flatMap(b -> three.map(c -> a + b + c)));
    model.u16(2, all, exponent);
    model.u16(3, one, exponent);
    model.u16(4, two, exponent);
    model.u16(5, three, exponent);
    model.factor(6, exponent);
  }

  /** A power and the factor behind it, as fine as rated power allows. */
  private static void power(
      Model model, int offset, Optional<Double> value, Optional<Double> rated) {
    int exponent = exponent(Stream.of(value, rated).flatMap(Optional::stream).toList(), 0);
    model.i16(offset, value, exponent);
    model.factor(offset + 1, exponent);
  }

  /** The smallest exponent from a least one on with which all fit 16 bits, thrice over. */
  private static int exponent(List<Double> values, int least) {
    double largest = values.stream().mapToDouble(Math::abs).max().orElse(0) * 3;
    int exponent = least;
    while (largest / Math.pow(10, exponent) > Short.MAX_VALUE) {
      exponent++;
    }
    return exponent;
  }

  /** 4 = MPPT, 5 = throttled, 7 = fault, 8 = standby; unknown while the power is. */
  private static Optional<Integer> state(
      PlantImage shown, Optional<Double> watts, Optional<PlantPowerStatus> status) {
    if (shown.hasFault()) {
      return Optional.of(7);
    }
    boolean limited = status.filter(s -> s.active().state() != State.NONE).isPresent();
    return watts.map(w -> w <= 0 ? 8 : limited ? 5 : 4);
  }

  private static int[] nameplate(Optional<Double> rated) {
    Model model = new Model(120, 26);
    int exponent = exponent(rated.stream().toList(), 0);
    model.u16(2, Optional.of(PV));
    model.u16(3, rated, exponent);
    model.factor(4, exponent);
    model.noSigned(6, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 18, 20, 22, 24, 26, 27);
    return model.registers();
  }

  private static int[] settings(Optional<Double> rated) {
    Model model = new Model(121, 30);
    int exponent = exponent(rated.stream().toList(), 0);
    model.u16(2, rated, exponent);
    model.noSigned(4, 8, 9, 10, 11, 13, 14, 15, 16);
    model.factor(22, exponent);
    model.noSigned(23, 24, 25, 26, 27, 28, 29, 30, 31);
    return model.registers();
  }

  private static int[] status(PlantImage shown, Optional<PlantPowerStatus> status) {
    Model model = new Model(122, 44);
    Optional<Double> watts = shown.sum("ac_power");
    model.u16(2, watts.map(w -> CONNECTED | AVAILABLE | (w > 0 ? OPERATING : OFF_LINE)));
    model.u16(4, watts.map(w -> CONNECTED));
    model.acc64(5, shown.sum("energy_pv_total"));
    for (int offset = 9; offset < 29; offset += 4) {
      model.acc64(offset, Optional.empty());
    }
    model.noSigned(29, 30, 44, 45);
    Optional<Double> available = shown.sum("available_power");
    int exponent = exponent(available.stream().toList(), 0);
    model.u16(31, available, exponent);
    model.factor(32, exponent);
    model.bits32(35, status.map(SunSpecChain::activeControls));
    model.text(37, 4, "");
    return model.registers();
  }

  /** Bit 0 fixed W, bit 1 fixed var, bit 2 fixed power factor. */
  private static int activeControls(PlantPowerStatus status) {
    int active = status.wanted().active().isPresent() ? 1 : 0;
    return status
        .wanted()
        .reactive()
        .map(r -> r instanceof PowerFactor ? 4 : 2)
        .map(bit -> active | bit)
        .orElse(active);
  }
}
