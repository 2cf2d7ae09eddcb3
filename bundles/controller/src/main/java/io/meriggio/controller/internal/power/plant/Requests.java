// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power.plant;

import io.meriggio.controller.PlantPower.Source;
import io.meriggio.controller.PlantSetPoints;
import io.meriggio.controller.PlantSetPoints.Active;
import io.meriggio.controller.PlantSetPoints.Running;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.device.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each source asks for, and what that makes together. */
final class Requests {

  /** The word for the schedule beside the names of the sources. */
  static final String SCHEDULE = "SCHEDULE";

  private record Request(PlantSetPoints asked, Moment at) {}

  /**
   * What all sources ask for together.
   *
   * @param setPoints the lowest limit; the reactive side of the first of controller, person,
   *     schedule; a stop before a start
   * @param activeBy whose limit it is
   * @param reactiveBy whose reactive side it is
   * @param runningBy whose start or stop it is
   */
  record Wanted(
      PlantSetPoints setPoints,
      Optional<String> activeBy,
      Optional<String> reactiveBy,
      Optional<String> runningBy) {}

  private record Voice(String who, PlantSetPoints asked) {}

  private final Map<Source, Request> requests = new EnumMap<>(Source.class);

  /** A source asks for something, instead of what it asked for before. */
  void set(Source source, PlantSetPoints asked, Moment at) {
    requests.put(source, new Request(asked, at));
  }

  /** Whether a source asks for just this already. */
  boolean asks(Source source, PlantSetPoints asked) {
    Request request = requests.get(source);
    return request != null && request.asked().equals(asked);
  }

  /** Whether the plant controller has been heard and is silent for longer than allowed. */
  boolean controllerLost(PowerSettings settings, Moment now) {
    Request request = requests.get(Source.CONTROLLER);
    Duration timeout = settings.controllerTimeout();
    return request != null && !timeout.isZero() && now.since(request.at()).compareTo(timeout) > 0;
  }

  /** How long the plant controller has been silent. */
  Duration controllerSilence(Moment now) {
    Request request = requests.get(Source.CONTROLLER);
    return request == null ? Duration.ZERO : now.since(request.at());
  }

  /** What the plant controller's set-points are now. */
  PlantSetPoints controller(PowerSettings settings, Moment now) {
    PlantSetPoints asked = asked(Source.CONTROLLER, now);
    if (!controllerLost(settings, now)) {
      return asked;
    }
    return switch (settings.onControllerLoss()) {
      case HOLD -> asked;
      case RELEASE -> PlantSetPoints.NONE;
      case FALL_BACK ->
          new PlantSetPoints(
              Optional.of(new Active(settings.fallBack(), Unit.PERCENT, Duration.ZERO)),
              asked.reactive(),
              asked.running());
    };
  }

  /**
   * All together.
   *
   * @param rated W of the plant; while unknown a limit in W counts as lower than one in %
   */
  Wanted wanted(PowerSettings settings, Optional<Double> rated, Moment now) {
    List<Voice> voices = new ArrayList<>();
    voices.add(new Voice(Source.CONTROLLER.name(), controller(settings, now)));
    voices.add(new Voice(Source.PERSON.name(), asked(Source.PERSON, now)));
    voices.add(new Voice(SCHEDULE, scheduled(settings, now)));
    Optional<Voice> lowest =
        voices.stream()
            .filter(v -> v.asked().active().isPresent())
            .reduce((a, b) -> percent(b, rated) < percent(a, rated) ? b : a);
    Optional<Voice> first =
        voices.stream().filter(v -> v.asked().reactive().isPresent()).findFirst();
    Optional<Voice> switching =
        voices.stream()
            .filter(v -> v.asked().running().isPresent())
            .reduce((a, b) -> runs(a) && !runs(b) ? b : a);
    return new Wanted(
        new PlantSetPoints(
            lowest.flatMap(v -> v.asked().active()),
            first.flatMap(v -> v.asked().reactive()),
            switching.flatMap(v -> v.asked().running())),
        lowest.map(Voice::who),
        first.map(Voice::who),
        switching.map(Voice::who));
  }

  /** A limit in per cent of the plant's rated power; empty while that can't be told. */
  static Optional<Double> percent(Active active, Optional<Double> rated) {
    return active.unit() == Unit.PERCENT
        ? Optional.of(active.value())
        : rated.filter(w -> w > 0).map(w -> Math.min(100, active.value() / w * 100));
  }

  private static double percent(Voice voice, Optional<Double> rated) {
    return voice.asked().active().flatMap(a -> percent(a, rated)).orElse(0.0);
  }

  private static boolean runs(Voice voice) {
    return voice.asked().running().map(Running::run).orElse(true);
  }

  /** What a source asks for, without what has ended by itself. */
  private PlantSetPoints asked(Source source, Moment now) {
    Request request = requests.get(source);
    if (request == null) {
      return PlantSetPoints.NONE;
    }
    Duration age = now.since(request.at());
    PlantSetPoints asked = request.asked();
    return new PlantSetPoints(
        asked.active().filter(a -> holds(a.validFor(), age)),
        asked.reactive().filter(r -> holds(r.validFor(), age)),
        asked.running().filter(r -> holds(r.validFor(), age)));
  }

  private static boolean holds(Duration validFor, Duration age) {
    return validFor.isZero() || age.compareTo(validFor) < 0;
  }

  private static PlantSetPoints scheduled(PowerSettings settings, Moment now) {
    var local = now.wall().atZone(settings.zone()).toLocalTime();
    return settings.schedule().stream()
        .filter(entry -> now.isDated() ? entry.isOn(local) : entry.isAllDay())
        .findFirst()
        .map(ScheduledSetPoints::setPoints)
        .orElse(PlantSetPoints.NONE);
  }

  List<PlantPowerState.Asked> kept(Moment now) {
    return requests.entrySet().stream()
        .map(
            e ->
                PlantPowerState.Asked.of(
                    e.getKey(), e.getValue().asked(), now.since(e.getValue().at())))
        .toList();
  }

  void restore(List<PlantPowerState.Asked> kept, Moment now) {
    for (PlantPowerState.Asked each : kept) {
      Moment at = new Moment(now.wall().minus(each.age()), now.running().minus(each.age()));
      requests.put(each.source(), new Request(each.setPoints(), at));
    }
  }
}
