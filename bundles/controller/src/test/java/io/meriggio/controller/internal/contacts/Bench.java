// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.ContactLogic;
import io.meriggio.controller.Logic;
import io.meriggio.controller.LogicVariable;
import io.meriggio.controller.OutputStatus;
import io.meriggio.controller.SgReady;
import io.meriggio.controller.Switching;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The contacts of a plant in Rome on virtual clocks; it writes down what changes. */
final class Bench {
  static final ZoneId ROME = ZoneId.of("Europe/Rome");
  private static final Duration AWAY = Duration.ofSeconds(10);

  private final Map<LogicVariable, Double> values = new EnumMap<>(LogicVariable.class);
  private final Map<LogicVariable, Sample> samples = new EnumMap<>(LogicVariable.class);
  private final Set<LogicVariable> lost = EnumSet.noneOf(LogicVariable.class);
  private final List<String> transcript = new ArrayList<>();
  private final List<Switching> switchings = new ArrayList<>();
  private final Map<Integer, String> shown = new HashMap<>();
  private final Set<String> alarms = new TreeSet<>();
  private final ContactsSettings settings;
  private Contacts contacts;
  private ContactsStep last;
  private Moment now;
  private long elapsed;
  private long awayUntil = -1;

  Bench(String localStart, ContactsSettings settings, List<? extends ContactLogic> logics) {
    this.settings = settings;
    now = new Moment(LocalDateTime.parse(localStart).atZone(ROME).toInstant(), Duration.ZERO);
    contacts =
        new Contacts(
            settings,
            new ContactsState(
                logics.stream().filter(Logic.class::isInstance).map(Logic.class::cast).toList(),
                logics.stream().filter(SgReady.class::isInstance).map(SgReady.class::cast).toList(),
                Set.of(),
                List.of(),
                List.of()));
  }

  static Bench with(Logic... logics) {
    return new Bench("2026-06-01T10:00", ContactsSettings.of(ROME), List.of(logics));
  }

  Contacts contacts() {
    return contacts;
  }

  ContactsStep last() {
    return last;
  }

  List<Switching> switchings() {
    return switchings;
  }

  List<String> transcript() {
    return transcript;
  }

  Moment now() {
    return now;
  }

  Bench set(LogicVariable variable, double value) {
    values.put(variable, value);
    return this;
  }

  Bench lose(LogicVariable variable) {
    lost.add(variable);
    return this;
  }

  Bench find(LogicVariable variable) {
    lost.remove(variable);
    return this;
  }

  /** The wall clock alone is set. */
  void setClock(long seconds) {
    now = new Moment(now.wall().plusSeconds(seconds), now.running());
  }

  /** Away for 10 s; back with what was stored at its last step. */
  void restart() {
    awayUntil = elapsed + AWAY.toSeconds();
  }

  void answered(String answer) {
    transcript.add(elapsed + " answer " + answer);
  }

  /** One step at this moment; the time goes on by so many seconds after it. */
  void step(long seconds) {
    if (awayUntil >= 0 && elapsed >= awayUntil) {
      comeBack();
    }
    if (awayUntil < 0) {
      measure();
      last = contacts.step(new Variables(samples, lost), now);
      switchings.addAll(last.switchings());
      write();
    }
    elapsed += seconds;
    now = now.plus(Duration.ofSeconds(seconds));
  }

  /** Steps of 5 s until so many seconds have gone by, that moment included. */
  void runTo(long seconds) {
    while (elapsed <= seconds) {
      step(5);
    }
  }

  private void comeBack() {
    awayUntil = -1;
    samples.clear();
    now = new Moment(now.wall(), Duration.ofSeconds(7));
    contacts = new Contacts(settings, contacts.state());
  }

  private void measure() {
    values.forEach(
        (variable, value) -> {
          if (!lost.contains(variable)) {
            samples.put(variable, new Sample(value, now));
          }
        });
  }

  private void write() {
    Set<Integer> used = new TreeSet<>();
    last.logics().forEach(logic -> used.addAll(logic.logic().outputs()));
    for (OutputStatus output : last.outputs()) {
      String line = output.number() + " " + output.state() + " " + output.reason();
      boolean told =
          output.closed() || used.contains(output.number()) || shown.containsKey(output.number());
      if (told && !line.equals(shown.put(output.number(), line))) {
        transcript.add(elapsed + " " + line);
      }
    }
    Set<String> present = new TreeSet<>();
    last.alarms().forEach(alarm -> present.add(alarm.logic()));
    present.stream()
        .filter(alarms::add)
        .forEach(logic -> transcript.add(elapsed + " alarm " + logic));
    for (String over : List.copyOf(alarms)) {
      if (!present.contains(over)) {
        alarms.remove(over);
        transcript.add(elapsed + " alarm-over " + over);
      }
    }
  }
}
