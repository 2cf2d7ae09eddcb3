// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.controller.Actor;
import io.meriggio.controller.ChargePointState;
import io.meriggio.controller.ChargePointStatus;
import io.meriggio.controller.ChargePoints;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.StrategyKind;
import io.meriggio.controller.StrategySetting;
import io.meriggio.controller.internal.charging.ChargePointImage;
import io.meriggio.controller.internal.charging.Charging;
import io.meriggio.controller.internal.charging.ChargingInputs;
import io.meriggio.controller.internal.charging.ChargingSettings;
import io.meriggio.controller.internal.core.ChargingOrigin;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.device.Device;
import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Snapshot;
import io.meriggio.device.Value;
import io.meriggio.memory.Journal;
import io.meriggio.memory.records.Keeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Charging in the gateway: real charge points in, commands out. */
final class ChargingPart implements Part, ChargePoints {
  static final Journal SESSIONS = new Journal("charging-sessions", 20_000);

  private static final List<String> ALARMS = List.of("OFFLINE", "FAULT", "COMMAND");
  private static final Duration START = Duration.ofSeconds(60);

  private final Charging core;
  private final ChargingKeeping keeping;
  private final Supplier<Moment> clock;
  private final Function<Integer, Outcome> contract;
  private final Function<Cycle, Optional<Boolean>> sun;
  private final Supplier<ChargingSettings> settings;
  private final Map<String, ChargePointDrive> drives = new HashMap<>();
  private final SampleWatch grid = new SampleWatch();
  private final SampleWatch production = new SampleWatch();
  private final ChargingOrigin origin = new ChargingOrigin();
  private final DecisionJournal decisions;
  private final AlarmBook alarms;
  private final Set<String> alarmed = new HashSet<>();
  private volatile List<ChargePointStatus> statuses = List.of();
  private Map<String, Device> devices = Map.of();
  private Optional<Cycle> last = Optional.empty();

  /**
   * @param settings what the site says now
   * @param contract makes a contracted power the plant's, or says why not
   * @param sun whether it is up; empty when nobody knows where the plant is
   * @param decisions hears each decision once
   * @param alarms hears what a person should look at
   */
  ChargingPart(
      Supplier<ChargingSettings> settings,
      Keeper keeper,
      Supplier<Moment> clock,
      Function<Integer, Outcome> contract,
      Function<Cycle, Optional<Boolean>> sun,
      DecisionJournal decisions,
      AlarmBook alarms) {
    this.alarms = alarms;
    this.settings = settings;
    this.core = new Charging(settings.get());
    this.keeping = new ChargingKeeping(keeper, SESSIONS);
    this.clock = clock;
    this.contract = contract;
    this.sun = sun;
    this.decisions = decisions;
    keeping.restore(core);
  }

  @Override
  public String name() {
    return "charging";
  }

  @Override
  public synchronized void step(Cycle cycle) {
    core.settings(settings.get());
    origin.step(cycle.plant().figures(), cycle.now());
    Map<String, Device> points = points(cycle);
    drives.keySet().retainAll(points.keySet());
    List<ChargePointImage> images = new ArrayList<>();
    points.forEach((id, device) -> images.add(drive(id).look(device, cycle.now())));
    List<ChargePointStatus> decided = core.step(inputs(cycle, images), cycle.now());
    List<ChargePointStatus> shown = new ArrayList<>();
    for (ChargePointStatus status : decided) {
      Device device = points.get(status.id());
      drive(status.id()).drive(device, status, core.phasesRequest(status.id()), cycle.now());
      shown.add(named(status, device, cycle.now()));
    }
    devices = points;
    last = Optional.of(cycle);
    statuses = List.copyOf(shown);
    decisions.charging(shown, cycle.now());
    alarm(shown, cycle.now());
    keeping.keep(core, cycle.now());
  }

  private void alarm(List<ChargePointStatus> shown, Moment now) {
    boolean any = !shown.isEmpty();
    alarms.set(
        "exchange",
        "DATA_LOST",
        when(any && core.isExchangeLost() && !isStarting(now), lost()),
        now);
    alarms.set(
        "production",
        "DATA_LOST",
        when(any && core.isProductionLost() && isEco(shown), Sentence.of("charging.sun-unknown")),
        now);
    clearAbsent(shown, now);
    for (ChargePointStatus s : shown) {
      alarmed.add(s.id());
      boolean offline = s.state() == ChargePointState.OFFLINE && !isStarting(now);
      alarms.set(s.id(), "OFFLINE", when(offline, s.sentence()), now);
      alarms.set(s.id(), "FAULT", when(s.state() == ChargePointState.FAULT, s.sentence()), now);
      alarms.set(
          s.id(), "COMMAND", s.command().map(c -> Sentence.of("alarm.command", s.name(), c)), now);
    }
  }

  /** What is not configured any more is no alarm. */
  private void clearAbsent(List<ChargePointStatus> shown, Moment now) {
    Set<String> gone = new HashSet<>(alarmed);
    shown.forEach(s -> gone.remove(s.id()));
    gone.forEach(id -> ALARMS.forEach(word -> alarms.set(id, word, Optional.empty(), now)));
    alarmed.removeAll(gone);
  }

  /** Drivers come one after the other: what has not been heard yet is no alarm. */
  private static boolean isStarting(Moment now) {
    return now.running().compareTo(START) < 0;
  }

  private Sentence lost() {
    ChargingSettings said = settings.get();
    return Sentence.of(
        said.contractedPower().isEmpty()
            ? "charging.contract-unknown"
            : "charging.exchange-unknown",
        Sentence.number(said.failsafePower()));
  }

  private static boolean isEco(List<ChargePointStatus> shown) {
    return shown.stream()
        .anyMatch(
            s ->
                s.strategy().kind() == StrategyKind.ECO_PURE
                    || s.strategy().kind() == StrategyKind.ECO_MIXED);
  }

  private static Optional<Sentence> when(boolean so, Sentence sentence) {
    return so ? Optional.of(sentence) : Optional.empty();
  }

  private static Map<String, Device> points(Cycle cycle) {
    Map<String, Device> found = new java.util.TreeMap<>();
    for (String id : cycle.description().chargePoints()) {
      cycle.device(id).ifPresent(device -> found.put(id, device));
    }
    return found;
  }

  private ChargePointDrive drive(String id) {
    return drives.computeIfAbsent(id, key -> new ChargePointDrive());
  }

  private ChargingInputs inputs(Cycle cycle, List<ChargePointImage> images) {
    Optional<Snapshot> source =
        cycle.description().exchangeSource().flatMap(cycle::device).map(Device::snapshot);
    return new ChargingInputs(
        grid.look(cycle.plant().figure("grid_power"), cycle.now()),
        source.map(ChargingPart::phases).orElse(List.of()),
        source.map(ChargingPart::frame).orElse(0L),
        production.look(cycle.plant().figure("pv_power"), cycle.now()),
        sun.apply(cycle),
        origin.pvPart(cycle.now()),
        images);
  }

  private static List<Double> phases(Snapshot source) {
    List<Double> all = new ArrayList<>();
    for (int phase = 1; phase <= 3; phase++) {
      source.number("grid_power_l" + phase).ifPresent(all::add);
    }
    return all.size() == 3 ? all : List.of();
  }

  /**
   * All that the source measures, to the last decimal: a living meter never repeats itself long.
   */
  private static long frame(Snapshot source) {
    long frame = 17;
    for (Reading reading : source.all()) {
      if (reading.quality() != Quality.BAD
          && reading.value().orElse(Value.of(0)) instanceof Value.Numeric numeric) {
        frame = frame * 31 + Double.doubleToLongBits(numeric.number());
      }
    }
    return frame;
  }

  private ChargePointStatus named(ChargePointStatus s, Device device, Moment now) {
    return new ChargePointStatus(
        s.id(),
        device.info().name(),
        s.state(),
        s.reason(),
        s.sentence(),
        s.remaining(),
        s.strategy(),
        s.strategyLocked(),
        s.current(),
        s.phases(),
        s.power(),
        s.sessionEnergy(),
        drive(s.id()).trouble(now));
  }

  @Override
  public synchronized void stop() {
    Moment now = clock.get();
    devices.forEach((id, device) -> drive(id).release(device, now));
    keeping.keepAll(core, now);
  }

  @Override
  public List<ChargePointStatus> chargePoints() {
    return statuses;
  }

  @Override
  public synchronized Outcome setStrategy(String id, StrategySetting strategy, Actor actor) {
    return changed(core.setStrategy(id, strategy, actor));
  }

  @Override
  public synchronized Outcome start(String id, Actor actor) {
    return changed(core.start(id, actor));
  }

  @Override
  public synchronized Outcome stop(String id, Actor actor) {
    return changed(core.stop(id, actor, clock.get()));
  }

  /** What a person changed is kept and takes effect at once. */
  private Outcome changed(Outcome outcome) {
    if (outcome instanceof Outcome.Done) {
      keeping.keepAll(core, clock.get());
      last.map(c -> new Cycle(clock.get(), c.plant(), c.description(), c.devices()))
          .ifPresent(this::step);
    }
    return outcome;
  }

  @Override
  public Outcome setContractedPower(int watts, Actor actor) {
    Outcome outcome = Charging.checkContractedPower(watts, actor);
    return outcome instanceof Outcome.Done ? contract.apply(watts) : outcome;
  }

  @Override
  public synchronized SessionPage sessions(String chargePoint, Optional<Long> before, int limit) {
    return keeping.sessions(chargePoint, before, limit, core.session(chargePoint));
  }
}
