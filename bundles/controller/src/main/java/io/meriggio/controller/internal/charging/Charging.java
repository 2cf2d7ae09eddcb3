// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.Actor;
import io.meriggio.controller.ChargePointStatus;
import io.meriggio.controller.ChargingSession;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.StrategySetting;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The charge points of a plant over time. Each {@link #step} is a decision: it looks at the sun and
 * the exchange, asks each strategy what it wants, shares what there is, and says why.
 *
 * <p>Threads: one call at a time.
 */
public final class Charging {
  private static final double LEAST_CONTRACT = 100;
  private static final double MOST_CONTRACT = 100_000_000;

  private final Map<String, ChargePoint> points = new TreeMap<>();
  private final Map<String, ChargePointMemory> remembered = new TreeMap<>();
  private final ShareOrder order = new ShareOrder();
  private final Frozen frozen = new Frozen();
  private final ExchangeWatch exchange = new ExchangeWatch();
  private ChargingSettings settings;
  private boolean restarted;
  private boolean productionLost;

  public Charging(ChargingSettings settings) {
    this.settings = settings;
  }

  /** Takes settings that hold from the next decision on. */
  public void settings(ChargingSettings now) {
    settings = now;
  }

  /**
   * Decides.
   *
   * @return what each charge point is offered and why, in the order of their ids
   */
  public List<ChargePointStatus> step(ChargingInputs inputs, Moment now) {
    observe(inputs, now);
    exchange.step(
        frozen.step(inputs.grid(), inputs.gridFrame(), cars(now), now),
        settings,
        points.values(),
        inputs.gridPhases(),
        restarted,
        now);
    restarted = false;
    productionLost = Production.of(inputs.production(), inputs.sunUp(), now).lost();
    return new ChargingCycle(settings, points.values(), order, exchange, inputs, now).decide();
  }

  private Frozen.Cars cars(Moment now) {
    Set<String> heard = new HashSet<>();
    double watts = 0;
    Moment newest = now;
    for (ChargePoint point : points.values()) {
      Optional<Sample> power = point.isOnline() ? point.shown().power() : Optional.empty();
      if (power.isPresent()) {
        Moment at = power.get().at();
        newest = heard.isEmpty() || at.since(newest).compareTo(Duration.ZERO) > 0 ? at : newest;
        watts += power.get().value();
        heard.add(point.id());
      }
    }
    return new Frozen.Cars(heard, new Sample(watts, newest));
  }

  private void observe(ChargingInputs inputs, Moment now) {
    forgetAbsent(inputs, now);
    for (ChargePointImage image : inputs.points()) {
      point(image.id(), now).observe(image, inputs.pvPart(), settings.defaultStrategy(), now);
    }
  }

  /** What is not configured for a while may come back: what was known of it waits. */
  private void forgetAbsent(ChargingInputs inputs, Moment now) {
    Iterator<ChargePoint> known = points.values().iterator();
    while (known.hasNext()) {
      ChargePoint point = known.next();
      if (!inputs.has(point.id())) {
        remembered.put(point.id(), point.memory(now));
        known.remove();
      }
    }
  }

  private ChargePoint point(String id, Moment now) {
    ChargePoint known = points.get(id);
    if (known != null) {
      return known;
    }
    ChargePoint made = new ChargePoint(id, StrategySetting.of(settings.defaultStrategy()));
    ChargePointMemory memory = remembered.remove(id);
    if (memory != null) {
      made.restore(memory, now);
    }
    points.put(id, made);
    return made;
  }

  /** Changes a strategy: Owner and Administrator, and only while no session is in progress. */
  public Outcome setStrategy(String id, StrategySetting strategy, Actor actor) {
    return permitted(
        actor,
        id,
        () -> {
          Optional<Outcome.Refused> fault = strategy.fault();
          if (fault.isPresent()) {
            return fault.get();
          }
          if (points.get(id).isInProgress()) {
            return Outcome.conflict(
                "SESSION_IN_PROGRESS", Sentence.of("charging.session-in-progress", id));
          }
          points.get(id).strategy(strategy);
          return Outcome.done();
        });
  }

  /** Takes back a stop or a completion; it overrides no condition and no limit. */
  public Outcome start(String id, Actor actor) {
    return permitted(actor, id, () -> plugged(id, () -> points.get(id).start(actor.name())));
  }

  /** Ends the session; off until unplug or remote start. */
  public Outcome stop(String id, Actor actor, Moment now) {
    return permitted(
        actor, id, () -> plugged(id, () -> points.get(id).stop(settings.defaultStrategy(), now)));
  }

  private Outcome plugged(String id, Runnable change) {
    if (!points.get(id).isPlugged()) {
      return Outcome.conflict("UNPLUGGED", Sentence.of("charging.nothing-plugged", id));
    }
    change.run();
    return Outcome.done();
  }

  private Outcome permitted(Actor actor, String id, Supplier<Outcome> change) {
    Optional<Outcome> refused = refused(actor);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (!points.containsKey(id)) {
      return Outcome.refused(
          Outcome.Why.UNKNOWN,
          Sentence.of("charging.unknown", id, String.join(", ", points.keySet())));
    }
    return change.get();
  }

  /** The present session of a charge point, or the one closed since its car was plugged in. */
  public Optional<ChargingSession> session(String id) {
    return Optional.ofNullable(points.get(id)).flatMap(ChargePoint::session);
  }

  /**
   * On how many phases a charge point that can switch is to charge, 1 or 3; its device must be told
   * while nothing is offered. Empty when it is not switched.
   */
  public Optional<Integer> phasesRequest(String id) {
    return Optional.ofNullable(points.get(id))
        .filter(p -> settings.phaseSwitching() && p.shown().canSwitchPhases())
        .map(p -> p.phaseSwitch().phases());
  }

  /** Whether the exchange has been unknown for so long that the fail-safe holds. */
  public boolean isExchangeLost() {
    return exchange.trust() == ExchangeTrust.LOST;
  }

  /** Whether the production has not been measured for more than 60 s of daylight. */
  public boolean isProductionLost() {
    return productionLost;
  }

  /** What must not be forgotten, by charge point. */
  public Map<String, ChargePointMemory> memory(Moment now) {
    Map<String, ChargePointMemory> all = new TreeMap<>(remembered);
    points.forEach((id, point) -> all.put(id, point.memory(now)));
    return all;
  }

  /**
   * Whether a contracted power may be set: Owner and Administrator, 100 W to 100 MW.
   *
   * @param watts the most that may be drawn from the grid
   */
  public static Outcome checkContractedPower(double watts, Actor actor) {
    Optional<Outcome> refused = refused(actor);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (!(watts >= LEAST_CONTRACT && watts <= MOST_CONTRACT)) {
      return Outcome.invalid(
          "contractedPower",
          Sentence.of(
              "charging.range",
              "contractedPower",
              Sentence.number(watts),
              Sentence.number(LEAST_CONTRACT),
              Sentence.number(MOST_CONTRACT),
              "W"));
    }
    return Outcome.done();
  }

  private static Optional<Outcome> refused(Actor actor) {
    if (actor.role().isEmpty()) {
      return Optional.of(
          Outcome.refused(Outcome.Why.NOT_SIGNED_IN, Sentence.of("request.not-signed-in")));
    }
    if (!actor.role().get().mayControl()) {
      return Optional.of(
          Outcome.refused(Outcome.Why.NOT_ALLOWED, Sentence.of("request.not-allowed")));
    }
    return Optional.empty();
  }

  /**
   * Begins with what is known of the charge points; unlike after a restart nothing is held back.
   */
  public void begin(Map<String, ChargePointMemory> known) {
    remembered.putAll(known);
  }

  /**
   * Brings back what was not forgotten: nothing is above its minimum until the first full cycle.
   */
  public void restore(Map<String, ChargePointMemory> memory) {
    remembered.putAll(memory);
    restarted = true;
  }
}
