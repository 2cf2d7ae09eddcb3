// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power.plant;

import io.meriggio.controller.PlantPower.Source;
import io.meriggio.controller.PlantSetPoints;
import io.meriggio.controller.PlantSetPoints.Active;
import io.meriggio.controller.PlantSetPoints.PowerFactor;
import io.meriggio.controller.PlantSetPoints.Reactive;
import io.meriggio.controller.PlantSetPoints.ReactivePower;
import io.meriggio.controller.PlantSetPoints.Running;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import io.meriggio.controller.internal.power.plant.PowerSettings.OnLoss;
import io.meriggio.device.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A plant on a virtual clock, moved by the words of the case table. */
final class Rig {
  static final Duration CYCLE = Duration.ofSeconds(5);
  private static final Moment START =
      new Moment(Instant.parse("2026-06-01T08:00:00Z"), Duration.ofHours(1));

  private final Map<String, Machine> machines = new TreeMap<>();
  private Moment now = START;
  private boolean follow;
  private final Map<String, Double> ceilings = new HashMap<>();
  private PowerSettings settings =
      new PowerSettings(
          1000,
          1000,
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          OnLoss.HOLD,
          100,
          ZoneId.of("Europe/Rome"),
          List.of());
  private PlantPowerCore core = new PlantPowerCore(settings, PlantPowerState.EMPTY, START);

  private static final class Machine {
    private boolean cabinet;
    private boolean online = true;
    private boolean silent;
    private double step = 0.1;
    private Optional<Double> rated = Optional.empty();
    private Optional<Double> available = Optional.empty();
    private Optional<Sample> active = Optional.empty();
    private Optional<Sample> reactive = Optional.empty();
    private Optional<String> refuses = Optional.empty();
    private final Map<Lever, Double> shown = new EnumMap<>(Lever.class);

    private PowerUnit unit(String id, Moment now) {
      Map<Lever, Span> levers =
          Map.of(
              Lever.ACTIVE_PERCENT, new Span(0, 100, step),
              Lever.REACTIVE_PERCENT, new Span(-100, 100, 0.1),
              Lever.POWER_FACTOR, new Span(-1, 1, 0.001),
              Lever.RUNNING, new Span(0, 1, 1));
      Map<Lever, Sample> seen = new EnumMap<>(Lever.class);
      shown.forEach((lever, value) -> seen.put(lever, new Sample(value, now)));
      return new PowerUnit(
          id,
          cabinet,
          online,
          rated,
          available.map(w -> new Sample(w, now)),
          active,
          reactive,
          levers,
          seen);
    }
  }

  Moment now() {
    return now;
  }

  /** One cycle at the present moment. */
  PowerDecision step() {
    Map<String, String> refused = new HashMap<>();
    machines.forEach(
        (id, machine) -> {
          if (machine.online && !machine.silent) {
            machine.active = machine.active.map(s -> new Sample(s.value(), now));
            machine.reactive = machine.reactive.map(s -> new Sample(s.value(), now));
          }
          machine.refuses.ifPresent(why -> refused.put(id, why));
        });
    List<PowerUnit> units =
        machines.entrySet().stream().map(e -> e.getValue().unit(e.getKey(), now)).toList();
    PowerDecision decision = core.step(new PowerInputs(units, ceilings, refused), now);
    if (follow) {
      decision.orders().forEach(this::obey);
    }
    return decision;
  }

  void passTime() {
    now = now.plus(CYCLE);
  }

  private void obey(String id, Map<Lever, Double> order) {
    Machine machine = machines.get(id);
    machine.shown.clear();
    machine.shown.putAll(order);
    double limit = order.getOrDefault(Lever.ACTIVE_PERCENT, 100.0);
    if (!machine.silent) {
      machine.active =
          machine.rated.map(
              w -> new Sample(Math.min(machine.available.orElse(w), w * limit / 100), now));
    }
  }

  /** One happening of the table. */
  void happen(String word) {
    if (word.equals("follow")) {
      follow = true;
    } else if (word.equals("restart")) {
      core = new PlantPowerCore(settings, core.kept(now), now);
    } else if (word.startsWith("C:") || word.startsWith("U:")) {
      Source source = word.startsWith("C:") ? Source.CONTROLLER : Source.PERSON;
      core.set(source, setPoints(word.substring(2)), now);
    } else if (word.matches("[a-z]+:.*")) {
      Machine machine = new Machine();
      String rated = word.substring(word.indexOf(':') + 1);
      machine.cabinet = rated.endsWith("!");
      machine.rated =
          rated.equals("?")
              ? Optional.empty()
              : Optional.of(Double.valueOf(rated.replace("!", "")));
      machines.put(word.substring(0, word.indexOf(':')), machine);
    } else if (word.matches("[a-z]+\\.ceiling=.*")) {
      ceilings.put(
          word.substring(0, word.indexOf('.')),
          Double.valueOf(word.substring(word.indexOf('=') + 1)));
    } else if (word.matches("[a-z]+\\..*")) {
      change(
          machines.get(word.substring(0, word.indexOf('.'))),
          word.substring(word.indexOf('.') + 1));
    } else {
      setting(word.split("=", 2)[0], word.split("=", 2)[1]);
      core.settings(settings);
    }
  }

  private void change(Machine machine, String word) {
    String key = word.split("=", 2)[0];
    String value = word.contains("=") ? word.split("=", 2)[1] : "";
    switch (key) {
      case "on" -> machine.online = true;
      case "off" -> machine.online = false;
      case "silent" -> machine.silent = true;
      case "heard" -> machine.silent = false;
      case "refuses" -> machine.refuses = Optional.of(value);
      case "ac" -> machine.active = Optional.of(new Sample(Double.parseDouble(value), now));
      case "q" -> machine.reactive = Optional.of(new Sample(Double.parseDouble(value), now));
      case "av" -> machine.available = Optional.of(Double.valueOf(value));
      case "step" -> machine.step = Double.parseDouble(value);
      case "shows.P" -> machine.shown.put(Lever.ACTIVE_PERCENT, Double.valueOf(value));
      case "shows.F" -> machine.shown.put(Lever.POWER_FACTOR, Double.valueOf(value));
      default -> throw new IllegalArgumentException(word);
    }
  }

  private void setting(String key, String value) {
    PowerSettings s = settings;
    switch (key) {
      case "up" -> settings = with(s, Double.parseDouble(value), s.rampDown());
      case "down" -> settings = with(s, s.rampUp(), Double.parseDouble(value));
      case "timeout", "loss", "fallback", "schedule" ->
          settings =
              new PowerSettings(
                  s.rampUp(),
                  s.rampDown(),
                  s.confirmWithin(),
                  key.equals("timeout")
                      ? Duration.ofSeconds(Long.parseLong(value))
                      : s.controllerTimeout(),
                  key.equals("loss") ? OnLoss.valueOf(value) : s.onControllerLoss(),
                  key.equals("fallback") ? Double.parseDouble(value) : s.fallBack(),
                  s.zone(),
                  key.equals("schedule")
                      ? List.of(ScheduledSetPoints.parse(value.replace('_', ' ')).orElseThrow())
                      : s.schedule());
      default -> throw new IllegalArgumentException(key);
    }
  }

  private static PowerSettings with(PowerSettings s, double up, double down) {
    return new PowerSettings(
        up,
        down,
        s.confirmWithin(),
        s.controllerTimeout(),
        s.onControllerLoss(),
        s.fallBack(),
        s.zone(),
        s.schedule());
  }

  private static PlantSetPoints setPoints(String words) {
    Optional<Active> active = Optional.empty();
    Optional<Reactive> reactive = Optional.empty();
    Optional<Running> running = Optional.empty();
    String asked = words.contains("/") ? words.substring(0, words.indexOf('/')) : words;
    Duration end =
        words.contains("/")
            ? Duration.parse("PT" + words.substring(words.indexOf('/') + 1))
            : Duration.ZERO;
    for (String word : asked.split(",")) {
      if (word.equals("run") || word.equals("stop")) {
        running = Optional.of(new Running(word.equals("run"), end));
      } else if (word.startsWith("F=")) {
        reactive = Optional.of(new PowerFactor(Double.parseDouble(word.substring(2)), end));
      } else if (word.startsWith("Q=")) {
        Unit unit = word.endsWith("%") ? Unit.PERCENT : Unit.VAR;
        reactive = Optional.of(new ReactivePower(number(word), unit, end));
      } else if (word.startsWith("P=")) {
        Unit unit = word.endsWith("%") ? Unit.PERCENT : Unit.WATT;
        active = Optional.of(new Active(number(word), unit, end));
      }
    }
    return new PlantSetPoints(active, reactive, running);
  }

  private static double number(String word) {
    return Double.parseDouble(word.substring(2).replaceAll("[%a-zA-Z]", ""));
  }
}
