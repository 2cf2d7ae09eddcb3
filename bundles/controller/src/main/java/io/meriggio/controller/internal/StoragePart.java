// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.controller.Actor;
import io.meriggio.controller.Figure;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.StorageControl;
import io.meriggio.controller.StorageScheduleEntry;
import io.meriggio.controller.StorageSettings;
import io.meriggio.controller.StorageStatus;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import io.meriggio.controller.internal.storage.Checks;
import io.meriggio.controller.internal.storage.StorageCore;
import io.meriggio.controller.internal.storage.StorageDecision;
import io.meriggio.controller.internal.storage.StorageImage;
import io.meriggio.controller.internal.storage.StorageInputs;
import io.meriggio.controller.internal.storage.StorageMemory;
import io.meriggio.controller.internal.storage.StorageOrder;
import io.meriggio.device.Device;
import io.meriggio.memory.records.Keeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Storage control in the gateway: the plant's figures and storages in, commands out. */
final class StoragePart implements Part, StorageControl {
  private static final String STATE = "storage/state/";
  private static final String RULES = "storage/rules/";
  private static final String ALL = "all";
  private static final Duration AT_LEAST = Duration.ofSeconds(60);

  private final Keeper keeper;
  private final Supplier<Moment> clock;
  private final Supplier<StorageSettings> siteSettings;
  private final Supplier<Optional<Integer>> exportLimit;
  private final DecisionJournal decisions;
  private final StorageCore core = new StorageCore();
  private final SampleWatch grid = new SampleWatch();
  private final SampleWatch chargers = new SampleWatch();
  private final Map<String, StorageDrive> drives = new TreeMap<>();
  private Map<String, Device> devices = Map.of();
  private Rules rules;
  private Optional<Moment> kept = Optional.empty();
  private List<StorageStatus> shown = List.of();

  /**
   * What persons have set, as it is kept.
   *
   * @param settings empty = what the site says
   * @param schedule theirs alone
   */
  record Rules(Optional<StorageSettings> settings, List<StorageScheduleEntry> schedule) {
    Rules {
      schedule = List.copyOf(schedule);
    }
  }

  /**
   * @param siteSettings what the site says; what a person sets lies above it
   * @param exportLimit W that may be fed in; empty = no limit
   * @param decisions hears each decision once
   */
  StoragePart(
      Keeper keeper,
      Supplier<Moment> clock,
      Supplier<StorageSettings> siteSettings,
      Supplier<Optional<Integer>> exportLimit,
      DecisionJournal decisions) {
    this.keeper = keeper;
    this.clock = clock;
    this.siteSettings = siteSettings;
    this.exportLimit = exportLimit;
    this.decisions = decisions;
    rules =
        Optional.ofNullable(keeper.kept(RULES, Rules.class).get(ALL))
            .orElseGet(() -> new Rules(Optional.empty(), List.of()));
    Optional.ofNullable(keeper.kept(STATE, StorageMemory.class).get(ALL))
        .ifPresent(state -> core.resume(state, clock.get()));
  }

  @Override
  public String name() {
    return "storage";
  }

  @Override
  public synchronized void step(Cycle cycle) {
    devices = Map.copyOf(cycle.devices());
    List<StorageImage> images = new ArrayList<>();
    for (String id : cycle.description().storageSources()) {
      cycle.device(id).ifPresent(device -> images.add(drive(id).look(device, cycle.now())));
    }
    List<StorageStatus> statuses = new ArrayList<>();
    for (StorageDecision decision : core.step(inputs(images, cycle), cycle.now())) {
      drive(decision.storage())
          .drive(cycle.devices().get(decision.storage()), decision.order(), cycle.now());
      statuses.add(status(decision));
      tell(decision, cycle.now());
    }
    shown = List.copyOf(statuses);
    if (kept.map(at -> cycle.now().since(at).compareTo(AT_LEAST) >= 0).orElse(true)) {
      keep(cycle.now());
    }
  }

  private StorageInputs inputs(List<StorageImage> images, Cycle cycle) {
    return new StorageInputs(
        images,
        grid.look(cycle.plant().figure("grid_power"), cycle.now()),
        cars(cycle),
        cycle.description().contractedPower(),
        exportLimit.get(),
        settings(),
        rules.schedule(),
        cycle.description().timeZone());
  }

  /** Without charge points nothing is charged, and that is as new as the cycle. */
  private Optional<Sample> cars(Cycle cycle) {
    Figure figure = cycle.plant().figure("charger_power");
    return cycle.description().chargePoints().isEmpty()
        ? Optional.of(new Sample(0, cycle.now()))
        : chargers.look(figure, cycle.now());
  }

  private StorageDrive drive(String storage) {
    return drives.computeIfAbsent(storage, id -> new StorageDrive());
  }

  private StorageStatus status(StorageDecision decision) {
    Optional<Integer> watts =
        decision.order() instanceof StorageOrder.Forced forced
            ? Optional.of(forced.watts())
            : Optional.empty();
    return new StorageStatus(
        decision.storage(),
        decision.mode(),
        watts,
        decision.reason(),
        decision.remaining(),
        drive(decision.storage()).trouble(decision.storage()),
        core.switchings(decision.storage()));
  }

  private void tell(StorageDecision decision, Moment now) {
    String what = decision.mode() + " " + decision.reason().key();
    decisions.decided(decision.storage(), what, decision.order().watts(), decision.reason(), now);
    decisions.trouble(
        decision.storage(),
        drive(decision.storage())
            .trouble(decision.storage())
            .map(sentence -> sentence.text(java.util.Locale.ENGLISH)));
  }

  private void keep(Moment now) {
    kept = Optional.of(now);
    keeper.keep(STATE, Map.of(ALL, core.memory(now)));
  }

  @Override
  public synchronized void stop() {
    Moment now = clock.get();
    keep(now);
    drives.forEach(
        (id, drive) ->
            Optional.ofNullable(devices.get(id)).ifPresent(device -> drive.release(device, now)));
  }

  @Override
  public synchronized List<StorageStatus> storages() {
    return shown;
  }

  @Override
  public synchronized Outcome force(Actor actor, String storage, int watts, Duration duration) {
    Outcome outcome = core.force(actor, storage, watts, duration, clock.get());
    keep(clock.get());
    return outcome;
  }

  @Override
  public synchronized Outcome release(Actor actor, String storage) {
    Outcome outcome = core.release(actor, storage);
    keep(clock.get());
    return outcome;
  }

  @Override
  public synchronized List<StorageScheduleEntry> schedule() {
    return rules.schedule();
  }

  @Override
  public synchronized Outcome schedule(Actor actor, List<StorageScheduleEntry> entries) {
    List<String> storages = shown.stream().map(StorageStatus::storage).toList();
    Optional<Outcome> refusal = Checks.schedule(actor, entries, storages);
    return refusal.isPresent() ? refusal.get() : take(new Rules(rules.settings(), entries));
  }

  @Override
  public synchronized StorageSettings settings() {
    return rules.settings().orElseGet(siteSettings);
  }

  @Override
  public synchronized Outcome settings(Actor actor, StorageSettings settings) {
    Optional<Outcome> refusal = Checks.settings(actor, settings);
    return refusal.isPresent()
        ? refusal.get()
        : take(new Rules(Optional.of(settings), rules.schedule()));
  }

  private Outcome take(Rules changed) {
    rules = changed;
    keeper.keep(RULES, Map.of(ALL, changed));
    return Outcome.done();
  }
}
