// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.PollCycle;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.SwitchedOutput;
import io.meriggio.device.Value;
import io.meriggio.modbus.BlockRules;
import io.meriggio.modbus.Field;
import io.meriggio.modbus.Profile;
import io.meriggio.modbus.Readings;
import io.meriggio.modbus.RegisterMap;
import io.meriggio.modbus.RegisterMapConnection;
import io.meriggio.modbus.RegisterRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The terminals on a Modbus I/O module. */
final class IoModuleConnection extends RegisterMapConnection {

  /** How often a command is sent again: a module that was without power opens its outputs. */
  static final Duration KEEP_ALIVE = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(IoModuleConnection.class);
  private static final String MAP_VERSION = "map_version";
  private static final String WATCHDOG = "watchdog_timeout";
  private static final Set<String> SENSORS =
      Set.of(
          OnboardPoints.CT_1.id(),
          OnboardPoints.CT_2.id(),
          OnboardPoints.TEMPERATURE_1.id(),
          OnboardPoints.TEMPERATURE_2.id());

  private final CurrentSensor exchange;
  private final CurrentSensor production;
  private final OutputGuard guard;
  private final Set<String> notFitted = new HashSet<>();

  /** The registers, known from the first answer on. */
  private Optional<Profile> found = Optional.empty();

  IoModuleConnection(DeviceContext context, RegisterMap map, LongSupplier ticker) {
    super(context, map, BlockRules.MODBUS);
    this.exchange = OnboardSettings.exchange(context.settings());
    this.production = OnboardSettings.production(context.settings());
    OutputLeases leases = new OutputLeases(OnboardSettings.hold(context.settings()), ticker);
    this.guard = new OutputGuard(context.deviceId(), leases, this::open);
  }

  /**
   * Outputs that are found closed without a lease are opened before anything else. Sensors that are
   * not fitted are looked for now: a plant must not wait for what they never say.
   */
  @Override
  protected Recognised recognise() throws DeviceException {
    Recognised recognised = super.recognise();
    found = Optional.of(recognised.profile());
    openWhatIsClosed();
    notFitted.clear();
    for (Field field : recognised.profile().fields()) {
      boolean isMissing =
          SENSORS.contains(field.id())
              && field.readable()
              && read(field).filter(sensor -> sensor.reason() == Reason.NOT_PRESENT).isPresent();
      if (isMissing) {
        notFitted.add(field.id());
      }
    }
    return recognised;
  }

  private void openWhatIsClosed() throws DeviceException {
    for (Field field : outputs()) {
      if (field.readable()) {
        read(field).ifPresent(this::see);
      } else {
        SwitchedOutput.of(field.id()).ifPresent(output -> guard.seen(output, true));
      }
    }
    openUnleased();
  }

  @Override
  protected Optional<Point> offered(Field field) {
    Point point = field.point();
    if (point.id().equals(MAP_VERSION) || notFitted.contains(point.id())) {
      return Optional.empty();
    }
    if (point.id().equals(WATCHDOG)) {
      return Optional.of(Point.number(point.id(), point.unit(), point.pollClass()));
    }
    Optional<SwitchedOutput> output = SwitchedOutput.of(point.id());
    if (output.isPresent()) {
      Point offered = OnboardPoints.of(output.get());
      boolean commandable = field.commandRow().filter(RegisterRow::writable).isPresent();
      return Optional.of(commandable ? offered : plain(offered));
    }
    return Optional.of(
        point.kind() == Point.Kind.FLAG && point.command().isEmpty() ? plain(point) : point);
  }

  private static Point plain(Point point) {
    return new Point(point.id(), point.unit(), point.kind(), PollClass.FAST, Optional.empty(), 2);
  }

  @Override
  protected List<Point> derivedPoints() {
    List<Point> derived = new ArrayList<>();
    if (has(OnboardPoints.CT_1)) {
      derived.add(OnboardPoints.GRID);
    }
    if (has(OnboardPoints.CT_2)) {
      derived.add(OnboardPoints.PV);
    }
    return derived;
  }

  private boolean has(Point point) {
    return profile().flatMap(known -> known.field(point.id())).isPresent();
  }

  @Override
  protected void derive(Readings readings) {
    Optional<Reading> ct1 = readings.get(OnboardPoints.CT_1.id());
    Optional<Reading> ct2 = readings.get(OnboardPoints.CT_2.id());
    ct1.map(exchange::exchange).ifPresent(readings::put);
    ct2.map(production::production).ifPresent(readings::put);
    readings.all().values().forEach(this::see);
  }

  private void see(Reading reading) {
    Optional<SwitchedOutput> output = SwitchedOutput.of(reading.point().id());
    if (output.isPresent() && reading.value().orElse(null) instanceof Value.Flag flag) {
      guard.seen(output.get(), flag.set());
    }
  }

  @Override
  public void poll(PollCycle cycle) throws DeviceException {
    try {
      super.poll(cycle);
    } catch (DeviceException e) {
      try {
        openUnleased();
      } catch (DeviceException another) {
        e.addSuppressed(another);
      }
      throw e;
    }
    openUnleased();
  }

  @Override
  protected Attempt carryOut(Command command) throws DeviceException {
    if (command.values().values().stream().anyMatch(OutputLeases::closes)) {
      armWatchdog();
    }
    Optional<Attempt.Rejected> refusal = guard.begin(command);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Attempt attempt = super.carryOut(inOneRequest(command));
    if (attempt instanceof Attempt.Rejected) {
      guard.refused(command);
    }
    return attempt;
  }

  /** Outputs that lie between those of a command are written too, as they are to be. */
  private Command inOneRequest(Command command) {
    List<Integer> addresses =
        outputs().stream()
            .filter(field -> command.values().containsKey(field.id()))
            .map(field -> field.row().address())
            .sorted()
            .toList();
    Map<String, Value> values = new HashMap<>();
    for (Field field : outputs()) {
      int address = field.row().address();
      if (!addresses.isEmpty()
          && address > addresses.get(0)
          && address < addresses.get(addresses.size() - 1)) {
        SwitchedOutput.of(field.id())
            .ifPresent(output -> values.put(field.id(), Value.of(guard.holds(output))));
      }
    }
    values.putAll(command.values());
    return new Command(
        command.id(), values, command.validFor(), command.fallback(), command.origin());
  }

  /** The module opens by itself what nobody asks it about any more; written when it differs. */
  private void armWatchdog() throws DeviceException {
    Optional<Field> field = found.flatMap(known -> known.field(WATCHDOG));
    Optional<RegisterRow> row = field.flatMap(Field::commandRow).filter(RegisterRow::writable);
    Value wanted = Value.of(OnboardSettings.watchdog(context().settings()));
    if (row.isPresent() && !read(field.get()).flatMap(Reading::value).equals(Optional.of(wanted))) {
      write(field.get(), row.get(), wanted);
    }
  }

  @Override
  public Optional<Duration> keepAlive() {
    return Optional.of(KEEP_ALIVE);
  }

  /** A command has ended: what it closed is opened, what others hold stays as it is. */
  @Override
  public void release(Duration budget) throws DeviceException {
    openUnleased();
  }

  @Override
  public void close() {
    try {
      if (mayWrite()) {
        guard.openAll();
      }
    } catch (DeviceException e) {
      LOG.warn(
          "device {}: an output could not be opened, the module's watchdog is left to do it: {}",
          context().deviceId(),
          e.getMessage());
    }
  }

  private void openUnleased() throws DeviceException {
    if (!mayWrite()) {
      return;
    }
    try {
      guard.openUnleased();
    } catch (DeviceException e) {
      // on a read-only line nothing of ours has closed anything
      if (e.reason() != Reason.READ_ONLY_LINE) {
        throw e;
      }
    }
  }

  private boolean mayWrite() {
    return !map().isReference()
        || context().settings().flag(OnboardSettings.MAP_CONFIRMED).orElse(false);
  }

  private void open(SwitchedOutput output) throws DeviceException {
    for (Field field : outputs()) {
      Optional<RegisterRow> row = field.commandRow().filter(RegisterRow::writable);
      if (field.id().equals(output.pointId()) && row.isPresent()) {
        write(field, row.get(), Value.of(false));
        if (!field.readable()) {
          guard.seen(output, false);
        }
      }
    }
  }

  private void write(Field field, RegisterRow row, Value value) throws DeviceException {
    link()
        .write(
            context().unit(), row.writeFunction().orElse(0x10), row.address(), field.encode(value));
  }

  private List<Field> outputs() {
    return found.stream()
        .flatMap(known -> known.fields().stream())
        .filter(field -> SwitchedOutput.of(field.id()).isPresent())
        .toList();
  }
}
