// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.controller.Actor;
import io.meriggio.controller.ExportLimit;
import io.meriggio.controller.ExportLimitStatus;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** The export limit in the gateway: the exchange and the inverters in, ceilings out. */
final class ExportLimitPart implements Part, ExportLimit {
  private static final String PREFIX = "export-limit/";
  private static final String SETTING = "setting";
  private static final int MOST_WATTS = 100_000_000;

  private final Keeper keeper;
  private final Supplier<Moment> clock;
  private final Function<String, Optional<Double>> ratedPower;
  private final DecisionJournal decisions;
  private final ExportLimitCore core = new ExportLimitCore();
  private final SampleWatch grid = new SampleWatch();
  private final Map<String, LimitDrive> drives = new TreeMap<>();
  private Map<String, Device> devices = Map.of();
  private Setting setting;
  private ExportLimitStatus shown;

  /** What persons have set, as it is kept. */
  record Setting(Optional<Integer> watts) {}

  /**
   * @param ratedPower W of a device where the site says so
   * @param decisions hears each decision once
   */
  ExportLimitPart(
      Keeper keeper,
      Supplier<Moment> clock,
      Function<String, Optional<Double>> ratedPower,
      DecisionJournal decisions) {
    this.keeper = keeper;
    this.clock = clock;
    this.ratedPower = ratedPower;
    this.decisions = decisions;
    setting =
        Optional.ofNullable(keeper.kept(PREFIX, Setting.class).get(SETTING))
            .orElseGet(() -> new Setting(Optional.empty()));
    shown =
        new ExportLimitStatus(
            limit(),
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
    devices = Map.copyOf(cycle.devices());
    Optional<Sample> exchange = grid.look(cycle.plant().figure("grid_power"), cycle.now());
    List<LimitedInverter> inverters = new ArrayList<>();
    for (Device device : cycle.devices().values()) {
      if (device.info().capabilities().contains(Capability.PV_INVERTER)) {
        String id = device.info().id();
        inverters.add(drive(id).look(device, ratedPower.apply(id), cycle.now()));
      }
    }
    ExportLimitDecision decision =
        core.step(new ExportLimitInputs(setting.watts(), exchange, inverters), cycle.now());
    decision.orders().forEach((id, order) -> drive(id).drive(devices.get(id), order, cycle.now()));
    show(decision, exchange);
    decisions.decided("export-limit", decision.reason().key(), 0, decision.reason(), cycle.now());
    decisions.trouble("export-limit", shown.trouble().map(t -> t.text(Locale.ENGLISH)));
  }

  private LimitDrive drive(String inverter) {
    return drives.computeIfAbsent(inverter, id -> new LimitDrive());
  }

  private void show(ExportLimitDecision decision, Optional<Sample> exchange) {
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
            limit(),
            exchange.map(Sample::value),
            percents,
            decision.reason(),
            decision.alarm(),
            trouble);
  }

  private OptionalInt limit() {
    return setting.watts().map(OptionalInt::of).orElseGet(OptionalInt::empty);
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
    setting = new Setting(watts.isPresent() ? Optional.of(watts.getAsInt()) : Optional.empty());
    keeper.keep(PREFIX, Map.of(SETTING, setting));
    shown =
        new ExportLimitStatus(
            limit(),
            shown.feedIn(),
            shown.percents(),
            shown.reason(),
            shown.alarm(),
            shown.trouble());
    return Outcome.done();
  }
}
