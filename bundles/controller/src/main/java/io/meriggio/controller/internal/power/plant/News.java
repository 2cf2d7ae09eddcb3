// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power.plant;

import io.meriggio.controller.PlantPowerStatus;
import io.meriggio.controller.PlantPowerStatus.Part;
import io.meriggio.controller.PlantPowerStatus.State;
import io.meriggio.controller.PlantSetPoints;
import io.meriggio.controller.PlantSetPoints.Active;
import io.meriggio.controller.PlantSetPoints.PowerFactor;
import io.meriggio.controller.PlantSetPoints.Reactive;
import io.meriggio.controller.PlantSetPoints.ReactivePower;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.internal.power.plant.Requests.Wanted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says once what has changed: who asks for what, whether it came about, who has fallen silent. */
final class News {

  private PlantSetPoints wanted = PlantSetPoints.NONE;
  private boolean lost;
  private State active = State.NONE;
  private State reactive = State.NONE;
  private State running = State.NONE;

  List<Sentence> of(Wanted now, PlantPowerStatus status, PowerSettings settings, Duration silence) {
    List<Sentence> said = new ArrayList<>();
    if (status.controllerLost() != lost) {
      lost = status.controllerLost();
      said.add(lost ? lost(settings, silence) : Sentence.of("power.plant.controller-back"));
    }
    wanted(now, said);
    active = ended(active, status.active(), said);
    reactive = ended(reactive, status.reactive(), said);
    running = ended(running, status.running(), said);
    return said;
  }

  private static Sentence lost(PowerSettings settings, Duration silence) {
    return Sentence.of(
        "power.plant.controller-lost." + word(settings.onControllerLoss().name()),
        Figures.seconds(silence),
        Figures.percent(settings.fallBack()));
  }

  private void wanted(Wanted now, List<Sentence> said) {
    PlantSetPoints asked = now.setPoints();
    if (!asked.active().equals(wanted.active())) {
      said.add(
          asked
              .active()
              .map(a -> Sentence.of("power.plant.limit-by." + by(now.activeBy()), figure(a)))
              .orElse(Sentence.of("power.plant.limit-ended")));
    }
    if (!asked.reactive().equals(wanted.reactive())) {
      said.add(
          asked
              .reactive()
              .map(r -> Sentence.of("power.plant.reactive-by." + by(now.reactiveBy()), figure(r)))
              .orElse(Sentence.of("power.plant.reactive-ended")));
    }
    if (!asked.running().equals(wanted.running())) {
      said.add(
          asked
              .running()
              .map(
                  r ->
                      Sentence.of(
                          (r.run() ? "power.plant.start-by." : "power.plant.stop-by.")
                              + by(now.runningBy())))
              .orElse(Sentence.of("power.plant.running-ended")));
    }
    wanted = asked;
  }

  private static State ended(State before, Part part, List<Sentence> said) {
    boolean tells = part.state() == State.CONFIRMED || part.state() == State.NOT_REACHED;
    if (tells && part.state() != before) {
      said.add(part.reason());
    }
    // On the way between two results nothing has been found out: the last result stands.
    return tells || part.state() == State.NONE ? part.state() : before;
  }

  private static String by(Optional<String> who) {
    return word(who.orElse(Requests.SCHEDULE));
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String figure(Active active) {
    return Figures.number(active.value()) + " " + active.unit().symbol();
  }

  private static String figure(Reactive reactive) {
    return reactive instanceof ReactivePower power
        ? Figures.number(power.value()) + " " + power.unit().symbol()
        : "cos φ " + Figures.number(((PowerFactor) reactive).value());
  }
}
