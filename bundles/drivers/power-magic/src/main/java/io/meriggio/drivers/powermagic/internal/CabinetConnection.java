// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.powermagic.internal;

import static io.meriggio.drivers.powermagic.internal.CabinetPoints.EXPORT_LIMIT;
import static io.meriggio.drivers.powermagic.internal.CabinetPoints.MODE;
import static io.meriggio.drivers.powermagic.internal.CabinetPoints.POWER;
import static io.meriggio.drivers.powermagic.internal.CabinetPoints.POWER_FACTOR;
import static io.meriggio.drivers.powermagic.internal.CabinetPoints.REACTIVE;
import static io.meriggio.drivers.powermagic.internal.CabinetPoints.RUNNING;
import static io.meriggio.drivers.powermagic.internal.CabinetPoints.WATCHDOG;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Point;
import io.meriggio.device.PollCycle;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.device.Value;
import io.meriggio.device.Vocabulary;
import io.meriggio.modbus.BlockRules;
import io.meriggio.modbus.Field;
import io.meriggio.modbus.MappedRegisters;
import io.meriggio.modbus.Readings;
import io.meriggio.modbus.RegisterMap;
import io.meriggio.modbus.RegisterMapConnection;
import io.meriggio.modbus.RegisterRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One cabinet. */
final class CabinetConnection extends RegisterMapConnection {

  /** How long a cabinet may take until less than 2 % of its power flows. */
  static final int RUN_DOWN_SECONDS = 20;

  /** A set-point is sent again after this time (OTHER-DEVICES, section 3). */
  static final Duration REFRESH = Duration.ofSeconds(20);

  private static final Duration EFFECT = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final int LARGEST_READ = 60;

  /** Rows that a command writes by itself and nobody else. */
  private static final Set<String> OF_THE_DRIVER = Set.of("heartbeat", "fault_reset");

  private final Pause pause;
  private Optional<CabinetCommands> commands = Optional.empty();
  private Map<String, Point.Commandable> limits =
      CabinetPoints.limits(PowerMagicDriver.ANY_RATED_POWER);
  private Optional<Reading> modeWord = Optional.empty();
  private Optional<Text> danger = Optional.empty();

  CabinetConnection(DeviceContext context, RegisterMap map, Pause pause) {
    super(context, map, BlockRules.atMost(LARGEST_READ));
    this.pause = pause;
  }

  static boolean isOffered(String id) {
    return !OF_THE_DRIVER.contains(id);
  }

  @Override
  protected Recognised recognise() throws DeviceException {
    Recognised recognised = super.recognise();
    MappedRegisters cabinet =
        new MappedRegisters(link(), context().unit(), recognised.profile(), context().clock());
    limits =
        CabinetPoints.limits(
            cabinet
                .number("rated_power")
                .filter(power -> power > 0)
                .orElse(PowerMagicDriver.ANY_RATED_POWER));
    List<String> words =
        recognised.profile().field(MODE).map(Field::commandWords).orElse(List.of());
    if (commands.isEmpty()) {
      commands = Optional.of(new CabinetCommands(cabinet, new RemoteDispatch(cabinet, words)));
    }
    return recognised;
  }

  @Override
  protected Optional<Point> offered(Field field) {
    if (!isOffered(field.id())) {
      return Optional.empty();
    }
    Point.Commandable usual = limits.get(field.id());
    if (usual == null) {
      return Optional.of(field.point());
    }
    Point point = commandable(field, usual);
    return Optional.of(
        field.id().equals(MODE) && point.command().isPresent() ? point.commandable(usual) : point);
  }

  @Override
  protected List<Point> derivedPoints() {
    return profile().flatMap(profile -> profile.field(MODE)).isPresent()
        ? List.of(CabinetPoints.OPERATING_MODE)
        : List.of();
  }

  @Override
  protected Reading refine(Reading reading) {
    Optional<Value> value = reading.value();
    if (reading.point().id().equals(MODE)) {
      modeWord = Optional.of(reading);
      return value.isPresent() && value.get() instanceof Value.Text word
          ? Reading.good(
              reading.point(), Value.of(StorageMode.of(word.text()).name()), reading.at())
          : reading;
    }
    if (value.isPresent() && value.get() instanceof Value.Faults faults) {
      danger = HardStop.of(faults.faults());
    }
    return isImpossible(reading)
        ? Reading.bad(reading.point(), Reason.OUT_OF_RANGE, reading.at())
        : reading;
  }

  /** A magnitude below 0, a share above 100 %. */
  private static boolean isImpossible(Reading reading) {
    if (reading.value().isEmpty() || !(reading.value().get() instanceof Value.Numeric numeric)) {
      return false;
    }
    String id = reading.point().id();
    boolean magnitude = Vocabulary.entry(id).map(Vocabulary.Entry::magnitude).orElse(false);
    boolean share = id.equals("battery_soc") || id.equals("battery_soh");
    return magnitude && numeric.number() < 0 || share && numeric.number() > 100;
  }

  @Override
  protected void derive(Readings readings) {
    modeWord
        .map(
            read ->
                new Reading(
                    CabinetPoints.OPERATING_MODE,
                    read.value(),
                    read.quality(),
                    read.reason(),
                    read.at()))
        .ifPresent(readings::put);
    modeWord = Optional.empty();
  }

  /** A danger that a poll brings ends the set-point at once. */
  @Override
  public void poll(PollCycle cycle) throws DeviceException {
    super.poll(cycle);
    if (danger.isPresent() && commands.isPresent()) {
      commands.get().hardStop();
    }
  }

  /** A command of power writes the rows of the whole sequence. */
  @Override
  protected List<RegisterRow> rowsOf(Command command) {
    boolean alone = Set.of(EXPORT_LIMIT, RUNNING, WATCHDOG).containsAll(command.values().keySet());
    return alone
        ? super.rowsOf(command)
        : CabinetCommands.SEQUENCE.stream()
            .flatMap(id -> profile().orElseThrow().field(id).flatMap(Field::commandRow).stream())
            .toList();
  }

  @Override
  protected Attempt carryOut(Command command) throws DeviceException {
    CabinetCommands desk = commands.orElseThrow();
    Map<String, Value> values = command.values();
    if (values.size() > 1
        && !Set.of(MODE, POWER, REACTIVE, POWER_FACTOR).containsAll(values.keySet())) {
      return new Attempt.Rejected(
          Reason.NOT_ALLOWED, CabinetTexts.text("together", values.keySet()));
    }
    return desk.carryOut(values, EFFECT);
  }

  @Override
  public Optional<Duration> keepAlive() {
    return commands.filter(CabinetCommands::isHeld).map(held -> REFRESH);
  }

  /** Set-point 0, then the mode before the gateway came once the power has run down. */
  @Override
  public void release(Duration budget) throws DeviceException {
    if (commands.isPresent()) {
      commands.get().release(steps(budget), this::pause);
    }
  }

  /** A fifth of the budget is left for the last writes. */
  private static long steps(Duration budget) {
    return budget.toMillis() * 4 / 5 / LOOK_AGAIN.toMillis();
  }

  private boolean pause() {
    try {
      pause.pause(LOOK_AGAIN);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
