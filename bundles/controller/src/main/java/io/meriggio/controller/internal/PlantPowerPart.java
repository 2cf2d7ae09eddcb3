// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.configuration.PlantPowerConfiguration;
import io.meriggio.controller.Actor;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.PlantPower;
import io.meriggio.controller.PlantPowerStatus;
import io.meriggio.controller.PlantSetPoints;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.UserRole;
import io.meriggio.controller.internal.PlantPowerCommands.Submission;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.power.InverterOrder;
import io.meriggio.controller.internal.power.plant.Lever;
import io.meriggio.controller.internal.power.plant.PlantPowerCore;
import io.meriggio.controller.internal.power.plant.PlantPowerState;
import io.meriggio.controller.internal.power.plant.PowerDecision;
import io.meriggio.controller.internal.power.plant.PowerInputs;
import io.meriggio.controller.internal.power.plant.PowerSettings;
import io.meriggio.controller.internal.power.plant.ScheduledSetPoints;
import io.meriggio.controller.internal.power.plant.SetPointCheck;
import io.meriggio.device.CommandResult;
import io.meriggio.device.Device;
import io.meriggio.device.Reason;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plant power control in the gateway: real devices in, commands out.
 *
 * <p>Threads: {@link #step} and {@link #stop} by the energy manager's; the rest by any.
 */
final class PlantPowerPart implements Part, PlantPower {
  private static final Logger LOG = LoggerFactory.getLogger("io.meriggio.controller.decisions");

  /** A card wears out: what only ramps and shares change is kept so often. */
  private static final Duration KEPT_EVERY = Duration.ofSeconds(60);

  private final Supplier<PlantPowerConfiguration> said;
  private final Supplier<Map<String, InverterOrder>> export;
  private final Supplier<Moment> clock;
  private final Consumer<PlantPowerState> keeper;
  private final PlantPowerUnits units = new PlantPowerUnits();
  private final PlantPowerCommands commands;
  private final PlantPowerCore core;
  private Map<String, Device> told = Map.of();
  private Set<String> limited = Set.of();
  private Moment keptAt;
  private volatile PlantPowerStatus status;

  /**
   * @param said what the site says now
   * @param export what the export limit wants of each inverter in this cycle
   * @param run a word of this run of the gateway, for the ids of commands
   * @param kept from before a restart
   * @param keeper keeps what must not be forgotten
   */
  PlantPowerPart(
      Supplier<PlantPowerConfiguration> said,
      Supplier<Map<String, InverterOrder>> export,
      Supplier<Moment> clock,
      String run,
      PlantPowerState kept,
      Consumer<PlantPowerState> keeper) {
    this.said = said;
    this.export = export;
    this.clock = clock;
    this.keeper = keeper;
    commands = new PlantPowerCommands(run);
    keptAt = clock.get();
    core = new PlantPowerCore(settings(said.get(), ZoneId.of("UTC")), kept, keptAt);
    status = PlantPowerCore.unknown(keptAt);
  }

  /** What the site says, as the core wants it. */
  static PowerSettings settings(PlantPowerConfiguration said, ZoneId zone) {
    return new PowerSettings(
        said.rampUp(),
        said.rampDown(),
        said.confirmWithin(),
        said.controllerTimeout(),
        PowerSettings.OnLoss.valueOf(said.onControllerLoss()),
        said.fallBack(),
        zone,
        said.schedule().stream().flatMap(e -> ScheduledSetPoints.parse(e).stream()).toList());
  }

  @Override
  public String name() {
    return "plant power";
  }

  @Override
  public synchronized void step(Cycle cycle) {
    // Should deciding fail, the export limit has all levers again in the same cycle.
    limited = Set.of();
    PlantPowerConfiguration site = said.get();
    Map<String, InverterOrder> others = export.get();
    core.settings(settings(site, cycle.description().timeZone()));
    PowerDecision decision =
        core.step(
            new PowerInputs(
                units.look(cycle.devices().values(), site.ratedPowers(), cycle.now()),
                ceilings(others),
                commands.refused()),
            cycle.now());
    status = decision.status();
    decision.news().forEach(news -> LOG.info("plant power: {}", news.text(Locale.ENGLISH)));
    told = cycle.devices();
    submit(decision.orders(), others, cycle.now());
    limited = decision.limited();
    if (cycle.now().since(keptAt).compareTo(KEPT_EVERY) >= 0) {
      keep(cycle.now());
    }
  }

  @Override
  public synchronized void stop() {
    Moment now = clock.get();
    Map<String, Map<Lever, Double>> nothing = new HashMap<>();
    told.keySet().forEach(id -> nothing.put(id, Map.of()));
    submit(nothing, Map.of(), now);
    limited = Set.of();
    keep(now);
  }

  private static Map<String, Double> ceilings(Map<String, InverterOrder> export) {
    Map<String, Double> ceilings = new HashMap<>();
    export.forEach(
        (id, order) -> {
          if (order instanceof InverterOrder.Ceiling ceiling) {
            ceilings.put(id, ceiling.percent());
          }
        });
    return ceilings;
  }

  /** Whose active power it orders in this cycle, by id: the export limit orders the others'. */
  synchronized Set<String> limited() {
    return limited;
  }

  private void submit(
      Map<String, Map<Lever, Double>> orders, Map<String, InverterOrder> others, Moment now) {
    for (Submission each : commands.of(orders, others, now)) {
      Device device = told.get(each.device());
      if (device != null) {
        device
            .submit(each.command())
            .whenComplete(
                (result, failure) ->
                    commands.ended(
                        each.device(),
                        each.command().id(),
                        failure == null
                            ? result
                            : new CommandResult.Failed(Reason.DEVICE_ERROR, failure.toString())));
      }
    }
  }

  private void keep(Moment now) {
    keptAt = now;
    keeper.accept(core.kept(now));
  }

  @Override
  public Outcome set(Source source, PlantSetPoints setPoints, Actor actor) {
    Optional<Outcome> refusal = refusal(source, actor).or(() -> SetPointCheck.problem(setPoints));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    synchronized (this) {
      Moment now = clock.get();
      boolean same = core.asks(source, setPoints);
      core.set(source, setPoints, now);
      if (!same) {
        keep(now);
      }
    }
    return Outcome.done();
  }

  private static Optional<Outcome> refusal(Source source, Actor actor) {
    if (source == Source.CONTROLLER) {
      return Optional.empty();
    }
    if (actor.role().isEmpty()) {
      return Optional.of(
          Outcome.refused(Outcome.Why.NOT_SIGNED_IN, Sentence.of("power.plant.not-signed-in")));
    }
    return actor.role().filter(UserRole::mayControl).isPresent()
        ? Optional.empty()
        : Optional.of(
            Outcome.refused(Outcome.Why.NOT_ALLOWED, Sentence.of("power.plant.not-allowed")));
  }

  @Override
  public PlantPowerStatus status() {
    return status;
  }
}
