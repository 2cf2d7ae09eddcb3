// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.controller.Actor;
import io.meriggio.controller.ExportLimit;
import io.meriggio.controller.ExportLimitStatus;
import io.meriggio.controller.Figure;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import io.meriggio.controller.internal.power.ExportLimitCore;
import io.meriggio.controller.internal.power.ExportLimitDecision;
import io.meriggio.controller.internal.power.ExportLimitInputs;
import io.meriggio.controller.internal.power.InverterOrder;
import io.meriggio.controller.internal.power.LimitedInverter;
import io.meriggio.controller.internal.storage.Checks;
import io.meriggio.device.Capability;
import io.meriggio.device.Device;
import io.meriggio.memory.records.Keeper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The export limit in the gateway: the exchange and the inverters in, ceilings out.
 *
 * <p>The active power of a device has one owner in a cycle. So the export limit decides first
 * ({@link #step}), plant power control takes the ceilings as bounds of the devices that it rules,
 * and the orders for the others go out last ({@link #orders}).
 */
final class ExportLimitPart implements Part, ExportLimit {
  private static final String PREFIX = "export-limit/";
  private static final String SETTING = "setting";
  private static final int MOST_WATTS = 100_000_000;

  private final Keeper keeper;
  private final Supplier<Moment> clock;
  private final Supplier<Optional<Integer>> siteLimit;
  private final Function<String, Optional<Double>> ratedPower;
  private final DecisionJournal decisions;
  private final ExportLimitCore core = new ExportLimitCore();
  private final SampleWatch grid = new SampleWatch();
  private final Map<String, LimitDrive> drives = new TreeMap<>();
  private Map<String, Device> devices = Map.of();
  private Optional<Setting> setting;
  private Optional<ExportLimitDecision> decided = Optional.empty();
  private Optional<Double> feedIn = Optional.empty();
  private Map<String, InverterOrder> standing = Map.of();
  private ExportLimitStatus shown;

  /** What persons have set, as it is kept. */
  record Setting(Optional<Integer> watts) {}

  /**
   * @param siteLimit W that the site says; what a person sets lies above it
   * @param ratedPower W of a device where the site says so
   * @param decisions hears each decision once
   */
  ExportLimitPart(
      Keeper keeper,
      Supplier<Moment> clock,
      Supplier<Optional<Integer>> siteLimit,
      Function<String, Optional<Double>> ratedPower,
      DecisionJournal decisions) {
    this.keeper = keeper;
    this.clock = clock;
    this.siteLimit = siteLimit;
    this.ratedPower = ratedPower;
    this.decisions = decisions;
    setting = Optional.ofNullable(keeper.kept(PREFIX, Setting.class).get(SETTING));
    shown =
        new ExportLimitStatus(
            shownLimit(),
            Optional.empty(),
            Map.of(),
            Sentence.of("export.starting"),
            false,
            Optional.empty());
  }

  @Override
  public String name() {
    return "export-limit";
  }

  @Override
  public synchronized void step(Cycle cycle) {
    decided = Optional.empty();
    devices = Map.copyOf(cycle.devices());
    Figure exchange = cycle.plant().figure("grid_power");
    // the core may act on a value of some seconds ago; a person is shown what is known now
    feedIn = exchange.value();
    Optional<Sample> measured = grid.look(exchange, cycle.now());
    List<LimitedInverter> inverters = new ArrayList<>();
    for (Device device : cycle.devices().values()) {
      if (device.info().capabilities().contains(Capability.PV_INVERTER)) {
        String id = device.info().id();
        inverters.add(drive(id).look(device, ratedPower.apply(id), cycle.now()));
      }
    }
    ExportLimitDecision decision =
        core.step(new ExportLimitInputs(limit(), measured, inverters), cycle.now());
    decided = Optional.of(decision);
    standing = decision.orders();
  }

  /** What is wanted of each inverter, by id, as last decided. */
  synchronized Map<String, InverterOrder> wanted() {
    return standing;
  }

  /**
   * The part that orders what was decided.
   *
   * @param others whose active power another part rules in this cycle, by id
   */
  Part orders(Supplier<Set<String>> others) {
    return new Part() {
      @Override
      public String name() {
        return "export-limit orders";
      }

      @Override
      public void step(Cycle cycle) {
        carryOut(others.get(), cycle.now());
      }

      @Override
      public void stop() {
        // the export limit itself gives back what it holds
      }
    };
  }

  private synchronized void carryOut(Set<String> ruledByOthers, Moment now) {
    if (decided.isPresent()) {
      carryOut(decided.get(), ruledByOthers, now);
      show(decided.get(), now);
    }
  }

  private void carryOut(ExportLimitDecision decision, Set<String> ruledByOthers, Moment now) {
    decision
        .orders()
        .forEach(
            (id, order) -> {
              if (ruledByOthers.contains(id)) {
                drive(id).driveBeside(devices.get(id), order, now);
              } else {
                drive(id).drive(devices.get(id), order, now);
              }
            });
  }

  private LimitDrive drive(String inverter) {
    return drives.computeIfAbsent(inverter, id -> new LimitDrive());
  }

  private void show(ExportLimitDecision decision, Moment now) {
    Map<String, Double> percents = new TreeMap<>();
    decision
        .orders()
        .forEach(
            (id, order) -> {
              if (order instanceof InverterOrder.Ceiling ceiling) {
                percents.put(id, ceiling.percent());
              }
            });
    Optional<Sentence> trouble =
        drives.entrySet().stream()
            .flatMap(e -> e.getValue().trouble(e.getKey()).stream())
            .findFirst();
    shown =
        new ExportLimitStatus(
            shownLimit(), feedIn, percents, decision.reason(), decision.alarm(), trouble);
    decisions.decided("export-limit", decision.reason().key(), 0, decision.reason(), now);
    decisions.trouble("export-limit", shown.trouble().map(t -> t.text(Locale.ENGLISH)));
  }

  /** W at the connection point; empty = none. */
  synchronized Optional<Integer> limit() {
    return setting.map(Setting::watts).orElseGet(siteLimit);
  }

  private OptionalInt shownLimit() {
    return limit().map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  @Override
  public synchronized void stop() {
    Moment now = clock.get();
    drives.forEach(
        (id, drive) ->
            Optional.ofNullable(devices.get(id)).ifPresent(device -> drive.release(device, now)));
  }

  @Override
  public synchronized ExportLimitStatus status() {
    return shown;
  }

  @Override
  public synchronized Outcome limit(Actor actor, OptionalInt watts) {
    Optional<Outcome> refusal = Checks.actor(actor);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (watts.isPresent() && (watts.getAsInt() < 0 || watts.getAsInt() > MOST_WATTS)) {
      return Outcome.invalid("watts", Sentence.of("export.bad-limit", watts.getAsInt() + " W"));
    }
    Setting set = new Setting(watts.isPresent() ? Optional.of(watts.getAsInt()) : Optional.empty());
    setting = Optional.of(set);
    keeper.keep(PREFIX, Map.of(SETTING, set));
    shown =
        new ExportLimitStatus(
            shownLimit(),
            shown.feedIn(),
            shown.percents(),
            shown.reason(),
            shown.alarm(),
            shown.trouble());
    return Outcome.done();
  }
}
