// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.configuration.Pids;
import io.meriggio.configuration.Problem;
import io.meriggio.configuration.SiteConfiguration;
import io.meriggio.controller.Actor;
import io.meriggio.controller.CtCheck;
import io.meriggio.controller.CtCheckStatus;
import io.meriggio.controller.CtCheckStatus.Kind;
import io.meriggio.controller.CtCheckStatus.Stage;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.Plant;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.UserRole;
import io.meriggio.controller.internal.check.CtCheckMachine;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.device.DeviceDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where people ask for checks of sensors: who may, which sensor, and the setting that turns a sign.
 *
 * <p>Threads: from any thread.
 */
final class SensorDesk implements CtCheck {
  private static final Logger LOG = LoggerFactory.getLogger(SensorDesk.class);

  private final Plant plant;
  private final DeviceDirectory devices;
  private final SiteConfiguration site;
  private final Supplier<Moment> clock;
  private Optional<Check> check = Optional.empty();

  /** A check and the sensor it is about. */
  private static final class Check {
    private final CtCheckMachine machine;
    private final CheckedSensor sensor;
    private boolean turned;

    Check(CtCheckMachine machine, CheckedSensor sensor) {
      this.machine = machine;
      this.sensor = sensor;
    }

    boolean offersReversal() {
      return !turned && machine.isReversible() && sensor.setting().isPresent();
    }
  }

  SensorDesk(Plant plant, DeviceDirectory devices, SiteConfiguration site, Supplier<Moment> clock) {
    this.plant = plant;
    this.devices = devices;
    this.site = site;
    this.clock = clock;
  }

  @Override
  public synchronized Outcome start(Actor actor, Kind kind) {
    Optional<Outcome> refusal = refusal(actor);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (check.filter(c -> c.machine.isRunning()).isPresent()) {
      return Outcome.conflict("CHECK_RUNNING", Sentence.of("check.running"));
    }
    Optional<CheckedSensor> sensor = CheckedSensor.of(kind, plant.description(), devices);
    if (sensor.isEmpty()) {
      return Outcome.conflict("NO_SENSOR", Sentence.of("check.no-sensor"));
    }
    check = Optional.of(new Check(new CtCheckMachine(kind, clock.get()), sensor.get()));
    LOG.info("{} checks the {} sensor of {}", actor.name(), kind, sensor.get().device());
    look();
    return Outcome.done();
  }

  /** Looks at the sensor; to be called about each second. */
  synchronized void look() {
    Moment now = clock.get();
    check
        .filter(c -> c.machine.isRunning())
        .ifPresent(
            c -> {
              c.machine.step(c.sensor.look(plant, devices, now), now);
              logEnd(c);
            });
  }

  private static void logEnd(Check c) {
    c.machine
        .result()
        .ifPresent(
            result ->
                LOG.info(
                    "Check of {}: {}, {}",
                    c.sensor.device(),
                    result,
                    c.machine.sentence().text(java.util.Locale.ENGLISH)));
  }

  @Override
  public synchronized CtCheckStatus status() {
    Moment now = clock.get();
    return check
        .map(c -> status(c, now))
        .orElseGet(
            () ->
                new CtCheckStatus(
                    Optional.empty(),
                    Optional.empty(),
                    Stage.IDLE,
                    Optional.empty(),
                    Sentence.of("check.idle"),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    false));
  }

  private CtCheckStatus status(Check c, Moment now) {
    return new CtCheckStatus(
        Optional.of(c.machine.kind()),
        Optional.of(c.sensor.device()),
        c.machine.stage(),
        c.machine.result(),
        c.turned
            ? Sentence.of(
                "check.reversed-in-software", c.sensor.device(), c.sensor.setting().orElseThrow())
            : c.machine.sentence(),
        c.machine.remaining(now),
        c.machine.shown(),
        c.offersReversal(),
        isTurned(c.sensor));
  }

  @Override
  public synchronized Outcome confirm(Actor actor, boolean yes) {
    Optional<Outcome> refusal = refusal(actor);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (check.filter(c -> c.machine.answer(yes, clock.get())).isEmpty()) {
      return Outcome.conflict("NOTHING_ASKED", Sentence.of("check.nothing-asked"));
    }
    logEnd(check.get());
    return Outcome.done();
  }

  @Override
  public synchronized Outcome cancel(Actor actor) {
    Optional<Outcome> refusal = refusal(actor);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return check.filter(c -> c.machine.cancel()).isPresent()
        ? Outcome.done()
        : Outcome.conflict("NOT_RUNNING", Sentence.of("check.not-running"));
  }

  @Override
  public synchronized Outcome applyReversal(Actor actor) {
    Optional<Outcome> refusal = refusal(actor);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Optional<Check> offering = check.filter(Check::offersReversal);
    if (offering.isEmpty()) {
      return Outcome.conflict("NO_REVERSAL", Sentence.of("check.no-reversal"));
    }
    return turn(offering.get(), actor);
  }

  private Outcome turn(Check c, Actor actor) {
    String key = "settings." + c.sensor.setting().orElseThrow();
    String pid = Pids.device(c.sensor.device());
    Map<String, Object> properties = new HashMap<>(site.effective().getOrDefault(pid, Map.of()));
    boolean turned = !isTurned(c.sensor);
    properties.put(key, turned);
    List<Problem> problems =
        site.put(pid, properties).stream().filter(problem -> !problem.warning()).toList();
    if (!problems.isEmpty()) {
      String said = problems.stream().map(Problem::sentence).collect(Collectors.joining("; "));
      return Outcome.conflict("SETTINGS_REFUSED", Sentence.of("check.settings-refused", said));
    }
    c.turned = true;
    LOG.info("{} set {} of {} to {}", actor.name(), key, c.sensor.device(), turned);
    return Outcome.done();
  }

  private boolean isTurned(CheckedSensor sensor) {
    return sensor
        .setting()
        .map(
            key ->
                site.effective()
                    .getOrDefault(Pids.device(sensor.device()), Map.of())
                    .get("settings." + key))
        .filter(value -> Boolean.parseBoolean(value.toString()))
        .isPresent();
  }

  private static Optional<Outcome> refusal(Actor actor) {
    if (actor.role().isEmpty()) {
      return Optional.of(
          Outcome.refused(Outcome.Why.NOT_SIGNED_IN, Sentence.of("check.not-signed-in")));
    }
    return actor.role().filter(UserRole::mayControl).isPresent()
        ? Optional.empty()
        : Optional.of(Outcome.refused(Outcome.Why.NOT_ALLOWED, Sentence.of("check.not-allowed")));
  }
}
