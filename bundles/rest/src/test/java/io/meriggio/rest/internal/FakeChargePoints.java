// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import io.meriggio.controller.Actor;
import io.meriggio.controller.ChargePointState;
import io.meriggio.controller.ChargePointStatus;
import io.meriggio.controller.ChargePoints;
import io.meriggio.controller.ChargeReason;
import io.meriggio.controller.ChargingSession;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.StrategyKind;
import io.meriggio.controller.StrategySetting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Two charge points: one waits for the sun, one charges. */
final class FakeChargePoints implements ChargePoints {
  final List<ChargePointStatus> statuses = new CopyOnWriteArrayList<>(List.of(waiting(), busy()));
  final List<ChargingSession> sessions = new CopyOnWriteArrayList<>();
  final List<String> asked = new CopyOnWriteArrayList<>();
  volatile Outcome answer = Outcome.done();

  private static ChargePointStatus waiting() {
    return new ChargePointStatus(
        "wb1",
        "Garage",
        ChargePointState.STANDBY,
        ChargeReason.PV_LOW,
        Sentence.of("charging.sun-low", "1500", "1800"),
        Optional.of(Duration.ofMillis(41_200)),
        StrategySetting.of(StrategyKind.ECO_PURE),
        false,
        0,
        1,
        Optional.of(0.0),
        0,
        Optional.empty());
  }

  private static ChargePointStatus busy() {
    return new ChargePointStatus(
        "wb2",
        "Yard",
        ChargePointState.CHARGING,
        ChargeReason.NONE,
        Sentence.of("charging.charging", "13"),
        Optional.empty(),
        StrategySetting.kilometres(StrategyKind.KM_SINGLE, 100, 180),
        true,
        13,
        3,
        Optional.empty(),
        4321.5,
        Optional.of("TIMEOUT"));
  }

  /** The first one in another state, as the controller decides it. */
  void decide(ChargePointState state, Optional<Duration> remaining) {
    ChargePointStatus s = statuses.get(0);
    statuses.set(
        0,
        new ChargePointStatus(
            s.id(),
            s.name(),
            state,
            s.reason(),
            s.sentence(),
            remaining,
            s.strategy(),
            s.strategyLocked(),
            s.current(),
            s.phases(),
            s.power(),
            s.sessionEnergy(),
            s.command()));
  }

  @Override
  public List<ChargePointStatus> chargePoints() {
    return List.copyOf(statuses);
  }

  @Override
  public Outcome setStrategy(String chargePoint, StrategySetting strategy, Actor actor) {
    asked.add("strategy " + chargePoint + " " + strategy.kind() + " " + actor.role().get());
    int index = chargePoint.equals("wb1") ? 0 : 1;
    ChargePointStatus s = statuses.get(index);
    if (s.strategyLocked()) {
      return Outcome.conflict(
          "SESSION_IN_PROGRESS", Sentence.of("charging.session-in-progress", s.name()));
    }
    statuses.set(
        index,
        new ChargePointStatus(
            s.id(),
            s.name(),
            s.state(),
            s.reason(),
            s.sentence(),
            s.remaining(),
            strategy,
            false,
            s.current(),
            s.phases(),
            s.power(),
            s.sessionEnergy(),
            s.command()));
    return Outcome.done();
  }

  @Override
  public Outcome start(String chargePoint, Actor actor) {
    asked.add("start " + chargePoint + " " + actor.role().get());
    return answer;
  }

  @Override
  public Outcome stop(String chargePoint, Actor actor) {
    asked.add("stop " + chargePoint + " " + actor.role().get());
    return answer;
  }

  @Override
  public Outcome setContractedPower(int watts, Actor actor) {
    asked.add("contract " + watts + " " + actor.role().get());
    return answer;
  }

  @Override
  public SessionPage sessions(String chargePoint, Optional<Long> before, int limit) {
    List<ChargingSession> found = new ArrayList<>(sessions);
    found.removeIf(session -> !session.chargePoint().equals(chargePoint));
    int from = before.map(Long::intValue).orElse(0);
    int to = Math.min(from + limit, found.size());
    return new SessionPage(
        found.subList(from, to), Optional.of((long) to).filter(next -> next < found.size()));
  }
}
