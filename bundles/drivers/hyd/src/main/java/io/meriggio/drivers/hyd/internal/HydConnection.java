// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.hyd.internal;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Point;
import io.meriggio.device.PollCycle;
import io.meriggio.device.Reading;
import io.meriggio.inverter.AbsentBlocks;
import io.meriggio.inverter.BlockMasks;
import io.meriggio.inverter.InverterMap;
import io.meriggio.inverter.Product;
import io.meriggio.inverter.Recognition;
import io.meriggio.inverter.Registers;
import io.meriggio.inverter.SerialNumber;
import io.meriggio.inverter.Wiring;
import io.meriggio.modbus.Field;
import io.meriggio.modbus.Profile;
import io.meriggio.modbus.Readings;
import io.meriggio.modbus.RegisterMap;
import io.meriggio.modbus.RegisterMapConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One hybrid of either generation. */
final class HydConnection extends RegisterMapConnection {

  private static final int PROTOCOL_VERSION = 0x0044;
  private static final int SINGLE_PHASE_POWER = 6000;

  private final RegisterMap g1;
  private final RegisterMap g3;
  private final InverterMap ofSite;
  private final Recognition recognition;
  private final Registers registers;
  private final boolean exchangeMeasured;
  private final G3Hybrid.Control g3Control;
  private Optional<OldHybrid> oldHybrid = Optional.empty();
  private Optional<Hybrid> hybrid = Optional.empty();

  /**
   * @param map the site's map, or a built-in one
   * @param ofSite which one {@code map} is
   */
  HydConnection(
      DeviceContext context, RegisterMap map, RegisterMap g1, RegisterMap g3, InverterMap ofSite) {
    super(context, map, ofSite.rules());
    this.g1 = g1;
    this.g3 = g3;
    this.ofSite = ofSite;
    this.recognition = new Recognition(link(), context.unit(), HydDriver.MAPS);
    this.registers = new Registers(link(), context.unit(), Turn.SLOW_POLL);
    this.exchangeMeasured = context.settings().flag(Wiring.EXCHANGE_MEASURED).orElse(true);
    this.g3Control = G3Hybrid.Control.of(context);
  }

  @Override
  protected Recognised recognise() throws DeviceException {
    if (context().map().isPresent()) {
      Recognised bySite = super.recognise();
      hybrid = Optional.of(hybrid(ofSite, bySite.profile(), Optional.empty(), OptionalInt.empty()));
      return bySite;
    }
    Recognition.Found found = recognition.run(context().model().isPresent());
    RegisterMap map = found.map() == InverterMap.HYD_G1 ? g1 : g3;
    String model =
        context().model().isPresent()
            ? Recognition.checked(context().model().get(), map)
            : found.product().orElse(usual(found.map())).model();
    Profile profile = map.profile(model);
    hybrid = Optional.of(hybrid(found.map(), profile, found.serialNumber(), found.ratedPower()));
    DeviceIdentity read = identity(profile);
    return new Recognised(
        profile,
        new DeviceIdentity(
            Optional.of(model),
            found.serialNumber().map(SerialNumber::text).or(read::serialNumber),
            read.firmware()));
  }

  /** The model of an unknown product code: the one with all points. */
  private static Product usual(InverterMap map) {
    return map == InverterMap.HYD_G1 ? Product.HYBRID : Product.HYBRID_THREE_PHASE;
  }

  private Hybrid hybrid(
      InverterMap map, Profile profile, Optional<SerialNumber> serial, OptionalInt rated)
      throws DeviceException {
    if (map == InverterMap.HYD_G1) {
      if (oldHybrid.isEmpty()) {
        int power = serial.map(OldHybrid::nominalPower).orElse(OldHybrid.SMALLEST);
        oldHybrid = Optional.of(new OldHybrid(context(), power));
      }
      return oldHybrid.get();
    }
    boolean single = profile.model().equals(Product.HYBRID_HP.model());
    int protocol = registers.ifThere(0x03, PROTOCOL_VERSION, 1).map(r -> r[0]).orElse(0);
    int power = rated.orElse(single ? SINGLE_PHASE_POWER : HydPoints.LARGEST);
    g3Control.passive().identified();
    return new G3Hybrid(
        new G3Hybrid.Machine(
            single ? 1 : 3,
            protocol,
            power,
            Inputs.found(registers, context().settings()),
            AbsentBlocks.of(profile, registers)),
        BlockMasks.of(profile, registers),
        exchangeMeasured,
        g3Control);
  }

  @Override
  protected Optional<Point> offered(Field field) {
    boolean ofNoUse = !field.readable() && field.point().command().isEmpty();
    boolean unmeasured = !exchangeMeasured && HydPoints.needsExchangeMeter(field.id());
    return ofNoUse || unmeasured || hybrid.isEmpty()
        ? Optional.empty()
        : hybrid.get().offered(field);
  }

  @Override
  protected List<Point> derivedPoints() {
    return hybrid.map(Hybrid::derivedPoints).orElse(List.of());
  }

  @Override
  protected Reading refine(Reading reading) {
    return hybrid.map(own -> own.refine(reading)).orElse(reading);
  }

  @Override
  protected void derive(Readings readings) {
    hybrid.ifPresent(own -> own.derive(readings));
  }

  @Override
  public void poll(PollCycle cycle) throws DeviceException {
    super.poll(cycle);
    if (hybrid.isPresent() && !cycle.shouldYield()) {
      hybrid.get().polled();
    }
  }

  @Override
  protected Attempt carryOut(Command command) throws DeviceException {
    Optional<Attempt> attempt =
        hybrid.isPresent() ? hybrid.get().carryOut(command) : Optional.empty();
    return attempt.isPresent() ? attempt.get() : super.carryOut(command);
  }

  @Override
  public Optional<Duration> keepAlive() {
    return hybrid.flatMap(Hybrid::keepAlive);
  }

  @Override
  public void release(Duration budget) throws DeviceException {
    if (hybrid.isPresent()) {
      hybrid.get().release();
    }
  }
}
