// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.psc100.internal;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.Point;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.device.Vocabulary;
import io.meriggio.drivers.psc100.internal.EnableWordControl.Layout;
import io.meriggio.modbus.BlockRules;
import io.meriggio.modbus.Field;
import io.meriggio.modbus.MappedRegisters;
import io.meriggio.modbus.Profile;
import io.meriggio.modbus.Readings;
import io.meriggio.modbus.RegisterMap;
import io.meriggio.modbus.RegisterMapConnection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plant, or the remote control of one inverter behind it. */
final class PlantConnection extends RegisterMapConnection {

  private static final int LARGEST_READ = 60;
  private static final int LIMIT_BIT = 1;
  private static final double NO_LIMIT = 100;

  private Optional<PlantCommands> commands = Optional.empty();
  private Optional<Integer> enabled = Optional.empty();

  PlantConnection(DeviceContext context, RegisterMap map) {
    super(context, map, BlockRules.atMost(LARGEST_READ));
  }

  /** The point of a field with what may be commanded. */
  static Point pointOf(Field field) {
    Optional<Point.Commandable> limits = PlantPoints.limits(field);
    Point point = limits.map(usual -> commandable(field, usual)).orElse(field.point());
    boolean words = point.kind() == Point.Kind.TEXT && point.command().isPresent();
    return words && limits.isPresent() ? point.commandable(limits.get()) : point;
  }

  @Override
  protected Recognised recognise() throws DeviceException {
    Recognised recognised = context().map().isPresent() ? super.recognise() : builtIn();
    MappedRegisters registers =
        new MappedRegisters(link(), context().unit(), recognised.profile(), context().clock());
    if (commands.isEmpty()) {
      commands = Optional.of(new PlantCommands(registers, control(registers), context().clock()));
    }
    enabled = Optional.empty();
    return recognised;
  }

  private Recognised builtIn() throws DeviceException {
    Model model = context().model().isPresent() ? configured(context().model().get()) : found();
    RegisterMap rows =
        model == Model.SUNSPEC
            ? SunSpecRows.of(
                link(), context().unit(), map(), SunSpecChain.walk(link(), context().unit()))
            : map();
    Profile profile = rows.profile(model.words());
    DeviceIdentity read = identity(profile);
    return new Recognised(
        profile,
        new DeviceIdentity(Optional.of(model.word()), read.serialNumber(), read.firmware()));
  }

  private static Model configured(String word) throws DeviceException {
    return Model.of(word)
        .orElseThrow(
            () ->
                new DeviceException(
                    Reason.BAD_CONFIGURATION,
                    PscTexts.text(
                        "model",
                        word,
                        String.join(
                            ", ", Arrays.stream(Model.values()).map(Model::word).toList()))));
  }

  /** What answers. Silence is told by the first read, so that a dead unit costs one time-out. */
  private Model found() throws DeviceException {
    read(map().profile(Model.PLANT.word()).fields().get(0));
    Optional<Model> found = new Recognition(link(), context().unit()).model();
    return found.orElseThrow(
        () ->
            new DeviceException(
                Reason.WRONG_FAMILY, PscTexts.text("wrong-family", context().unit())));
  }

  private static Control control(MappedRegisters registers) {
    if (registers.writes("m123_wmaxlim_ena")) {
      return new SunSpecControl(registers);
    }
    boolean inverter = registers.writes("inverter_power_control");
    return new EnableWordControl(registers, inverter ? Layout.INVERTER : Layout.PLANT);
  }

  @Override
  protected Optional<Point> offered(Field field) {
    if (!PlantPoints.isOffered(field)) {
      return Optional.empty();
    }
    boolean unsendable =
        PlantPoints.SET_POINTS.contains(field.id()) && !commands.orElseThrow().sends(field.id());
    return Optional.of(unsendable ? readOnly(field.point()) : pointOf(field));
  }

  private static Point readOnly(Point point) {
    return new Point(
        point.id(),
        point.unit(),
        point.kind(),
        point.pollClass(),
        Optional.empty(),
        point.staleAfter());
  }

  @Override
  protected List<Point> derivedPoints() {
    return profile().flatMap(profile -> profile.field("ac_power")).isPresent()
        ? List.of(PlantPoints.PV_POWER)
        : List.of();
  }

  @Override
  protected Reading refine(Reading reading) {
    String id = reading.point().id();
    if (reading.value().isEmpty() || !(reading.value().get() instanceof Value.Numeric numeric)) {
      return reading;
    }
    if (id.equals("control_enable") || id.equals("inverter_power_control")) {
      enabled = Optional.of((int) numeric.number());
    }
    boolean idle = enabled.filter(bits -> (bits & LIMIT_BIT) == 0).isPresent();
    if (id.equals(PlantPoints.LIMIT) && idle) {
      return Reading.good(reading.point(), Value.of(NO_LIMIT), reading.at());
    }
    boolean magnitude = Vocabulary.entry(id).map(Vocabulary.Entry::magnitude).orElse(false);
    return magnitude && numeric.number() < 0
        ? Reading.bad(reading.point(), Reason.OUT_OF_RANGE, reading.at())
        : reading;
  }

  @Override
  protected void derive(Readings readings) {
    readings.get("ac_power").map(PlantConnection::production).ifPresent(readings::put);
  }

  /** A plant that draws its own need at night produces nothing. */
  private static Reading production(Reading power) {
    Optional<Value> produced =
        power.value().map(value -> Value.of(Math.max(0, ((Value.Numeric) value).number())));
    return new Reading(PlantPoints.PV_POWER, produced, power.quality(), power.reason(), power.at());
  }

  @Override
  protected Attempt carryOut(Command command) throws DeviceException {
    Map<String, Value> values = command.values();
    if (values.size() > 1) {
      return new Attempt.Rejected(Reason.NOT_ALLOWED, PscTexts.text("one-point", values.keySet()));
    }
    Map.Entry<String, Value> only = values.entrySet().iterator().next();
    return commands.orElseThrow().carryOut(only.getKey(), only.getValue());
  }

  @Override
  public Optional<Duration> keepAlive() {
    return commands.flatMap(PlantCommands::keepAlive);
  }

  /** Takes back set-points; start and stop, and what is stored, stay as they were commanded. */
  @Override
  public void release(Duration budget) throws DeviceException {
    if (commands.isPresent()) {
      commands.get().release();
    }
  }
}
