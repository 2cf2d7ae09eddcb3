// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.ContactLogic;
import io.meriggio.controller.Logic;
import io.meriggio.controller.LogicVariable;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.SgReady;
import io.meriggio.device.Unit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a logic may say: the first field that is wrong, and what will hardly work as meant. */
final class LogicCheck {
  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");
  private static final int MOST_CLOSINGS = 288;

  private LogicCheck() {}

  /** The refusal of what is not allowed; empty when all is. */
  static Optional<Outcome> refusal(ContactLogic logic, Collection<ContactLogic> others) {
    if (!ID.matcher(logic.id()).matches()) {
      return Optional.of(wrong("id", "'" + logic.id() + "'", "a-z 0-9 -, 1…64"));
    }
    Stream<Supplier<Optional<Outcome>>> checks =
        logic instanceof Logic threshold ? checks(threshold) : checks((SgReady) logic);
    return checks
        .map(Supplier::get)
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> shared(logic, others));
  }

  private static Stream<Supplier<Optional<Outcome>>> checks(Logic logic) {
    return Stream.of(
        () -> number("output", logic.output(), 1, 4),
        () -> threshold("maximum", logic.maximum(), logic.variable()),
        () -> threshold("minimum", logic.minimum(), logic.variable()),
        () -> below("minimum", logic.minimum(), logic.maximum(), logic.variable().unit()),
        () -> number("checkMinutes", logic.checkMinutes(), 1, 240),
        () -> text("from", logic.from(), DailyWindow.beginning(logic.from()), "00:00…23:59"),
        () -> text("to", logic.to(), DailyWindow.minute(logic.to()), "00:00…24:00"),
        () -> text("yearFrom", logic.yearFrom(), YearlyInterval.day(logic.yearFrom()), "MM-dd"),
        () -> text("yearTo", logic.yearTo(), YearlyInterval.day(logic.yearTo()), "MM-dd"),
        () -> logic.switchedLoadPower().flatMap(load -> power("switchedLoadPower", load)),
        () -> daily("maxMinutesPerDay", logic.maxMinutesPerDay(), 24 * 60),
        () -> daily("maxClosingsPerDay", logic.maxClosingsPerDay(), MOST_CLOSINGS));
  }

  private static Stream<Supplier<Optional<Outcome>>> checks(SgReady pair) {
    return Stream.of(
        () -> number("firstOutput", pair.firstOutput(), 1, 4),
        () -> number("secondOutput", pair.secondOutput(), 1, 4),
        () -> other(pair),
        () -> power("recommendedPower", pair.recommendedPower()),
        () -> power("forcedPower", pair.forcedPower()),
        () -> below("recommendedPower", pair.recommendedPower(), pair.forcedPower(), Unit.WATT),
        () ->
            pair.forcedSoc().flatMap(soc -> threshold("forcedSoc", soc, LogicVariable.BATTERY_SOC)),
        () -> power("lockPower", pair.lockPower()),
        () -> power("switchedLoadPower", pair.switchedLoadPower()),
        () -> number("checkMinutes", pair.checkMinutes(), 1, 240));
  }

  private static Optional<Outcome> number(String field, int found, int least, int most) {
    return found >= least && found <= most
        ? Optional.empty()
        : Optional.of(wrong(field, Integer.toString(found), least + "…" + most));
  }

  private static Optional<Outcome> daily(String field, OptionalInt found, int most) {
    return found.isEmpty() ? Optional.empty() : number(field, found.getAsInt(), 1, most);
  }

  private static Optional<Outcome> threshold(String field, double found, LogicVariable variable) {
    return switch (variable) {
      case BATTERY_SOC -> range(field, found, 0, 100, "0…100 %", Unit.PERCENT);
      case GRID_POWER -> range(field, found, -Double.MAX_VALUE, Double.MAX_VALUE, "W", Unit.WATT);
      // These are never negative: a contact whose minimum is would never open.
      case PV_POWER, CHARGER_POWER, IN_FEED_POWER -> power(field, found);
    };
  }

  private static Optional<Outcome> power(String field, double found) {
    return range(field, found, 0, Double.MAX_VALUE, "≥ 0 W", Unit.WATT);
  }

  private static Optional<Outcome> range(
      String field, double found, double least, double most, String allowed, Unit unit) {
    return found >= least && found <= most
        ? Optional.empty()
        : Optional.of(wrong(field, Words.figure(found, unit), allowed));
  }

  private static Optional<Outcome> below(String field, double less, double more, Unit unit) {
    return less < more
        ? Optional.empty()
        : Optional.of(wrong(field, Words.figure(less, unit), "< " + Words.figure(more, unit)));
  }

  private static Optional<Outcome> text(
      String field, String found, Optional<?> meaning, String allowed) {
    return meaning.isPresent()
        ? Optional.empty()
        : Optional.of(wrong(field, "'" + found + "'", allowed));
  }

  private static Optional<Outcome> other(SgReady pair) {
    return pair.firstOutput() != pair.secondOutput()
        ? Optional.empty()
        : Optional.of(
            wrong(
                "secondOutput",
                Integer.toString(pair.secondOutput()),
                "1…4, ≠ " + pair.firstOutput()));
  }

  /** Logics may share an output with each other, but none with a pair: its contacts are a code. */
  private static Optional<Outcome> shared(ContactLogic logic, Collection<ContactLogic> others) {
    for (ContactLogic other : others) {
      boolean exclusive = logic instanceof SgReady || other instanceof SgReady;
      for (int output : logic.outputs()) {
        if (exclusive && !other.id().equals(logic.id()) && other.outputs().contains(output)) {
          return Optional.of(
              Outcome.invalid(
                  field(logic, output),
                  Sentence.of("contacts.output-taken", Integer.toString(output), other.id())));
        }
      }
    }
    return Optional.empty();
  }

  private static String field(ContactLogic logic, int output) {
    if (logic instanceof SgReady pair) {
      return pair.firstOutput() == output ? "firstOutput" : "secondOutput";
    }
    return "output";
  }

  static Outcome wrong(String field, String found, String allowed) {
    return Outcome.invalid(field, Sentence.of("contacts.invalid", field, found, allowed));
  }

  /** What will hardly work as meant: a load that takes away the surplus that closes its contact. */
  static List<Sentence> warnings(ContactLogic logic) {
    if (!(logic instanceof Logic threshold)
        || !threshold.variable().feelsTheSwitchedLoad()
        || threshold.switchedLoadPower().isEmpty()) {
      return List.of();
    }
    double span = threshold.maximum() - threshold.minimum();
    double load = threshold.switchedLoadPower().get();
    if (span >= load) {
      return List.of();
    }
    return List.of(
        Sentence.of(
            "contacts.load-takes-surplus",
            logic.id(),
            Words.figure(span, Unit.WATT),
            Words.figure(load, Unit.WATT)));
  }
}
