// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.replay;

import io.meriggio.controller.ChargePointState;
import io.meriggio.controller.ChargePointStatus;
import io.meriggio.controller.ChargeReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something expected of a case.
 *
 * @param from seconds after the start
 * @param to the same as {@code from} unless it is about a span
 * @param text as it stands in the file
 * @param subject a charge point, {@code withdrawal}, {@code offers} or {@code answer}
 * @param verb {@code is}, {@code becomes}, {@code turns}, {@code stays}, {@code most}
 * @param words what it should be
 */
record Expectation(
    long from, long to, String text, String subject, String verb, List<String> words) {
  private static final double WATTS = 1.0;
  private static final double WATT_HOURS = 1.0;

  static Expectation of(long from, long to, String text, String[] words) {
    List<String> all = List.of(words);
    return switch (words[0]) {
      case "offers" -> new Expectation(from, to, text, "offers", "is", all.subList(1, all.size()));
      case "withdrawal" ->
          words[1].equals("most")
              ? new Expectation(from, to, text, "withdrawal", "most", all.subList(2, all.size()))
              : new Expectation(from, to, text, "withdrawal", "is", all.subList(1, all.size()));
      default -> new Expectation(from, to, text, words[0], words[1], all.subList(2, all.size()));
    };
  }

  /** What follows the arrow of an action. */
  static Optional<Expectation> ofAnswer(long at, String[] words) {
    int arrow = Arrays.asList(words).indexOf("->");
    return arrow < 0
        ? Optional.empty()
        : Optional.of(
            new Expectation(
                at,
                at,
                at + " " + String.join(" ", words),
                "answer",
                "is",
                List.of(words).subList(arrow + 1, words.length)));
  }

  /** What is wrong with a run; empty when it is as expected. */
  Optional<String> fault(CaseRun run) {
    return switch (subject) {
      case "answer" -> answer(run);
      case "withdrawal" -> withdrawal(run);
      case "offers" -> offers(run);
      default -> chargePoint(run);
    };
  }

  private Optional<String> answer(CaseRun run) {
    String found = run.answer(from);
    return wrong(!found.equals(String.join(" ", words)), "answered " + found);
  }

  private Optional<String> withdrawal(CaseRun run) {
    double wanted = Double.parseDouble(words.get(0));
    List<String> wrong = new ArrayList<>();
    for (long at : run.decisions(from, to)) {
      double found = -run.grid(at);
      boolean bad = verb.equals("most") ? found > wanted + WATTS : Math.abs(found - wanted) > WATTS;
      if (bad) {
        wrong.add(found + " W at " + at);
      }
    }
    return wrong(!wrong.isEmpty(), String.join(", ", wrong));
  }

  private Optional<String> offers(CaseRun run) {
    String found =
        run.statuses(from).stream()
            .map(s -> s.id() + "=" + io.meriggio.controller.Sentence.number(s.current()))
            .collect(Collectors.joining(" "));
    return wrong(!found.equals(String.join(" ", words)), found);
  }

  private Optional<String> chargePoint(CaseRun run) {
    long cycle = run.cycle();
    return switch (verb) {
      case "is" -> wrong(!matches(run, from), shown(run, from));
      case "stays" -> stays(run);
      case "becomes" ->
          change(run, from - 2 * cycle, from + cycle); // within one cycle, so not two before
      case "turns" -> change(run, from - cycle, from); // to the second
      default -> throw new IllegalArgumentException("no such verb: " + verb);
    };
  }

  private Optional<String> change(CaseRun run, long before, long after) {
    if (before >= 0 && run.has(before) && matches(run, before)) {
      return wrong(true, "so already at " + before);
    }
    return wrong(!matches(run, after), "at " + after + " " + shown(run, after));
  }

  private Optional<String> stays(CaseRun run) {
    for (long at : run.decisions(from, to)) {
      if (!matches(run, at)) {
        return wrong(true, "at " + at + " " + shown(run, at));
      }
    }
    return Optional.empty();
  }

  private boolean matches(CaseRun run, long at) {
    ChargePointStatus status = run.status(subject, at);
    return words.stream().allMatch(word -> matches(status, word));
  }

  private static boolean matches(ChargePointStatus status, String word) {
    if (word.matches("[0-9.]+A")) {
      return near(status.current(), number(word), 1e-6);
    } else if (word.matches("<=[0-9.]+A")) {
      return status.current() <= number(word.substring(2)) + 1e-6;
    } else if (word.matches("[0-9.]+W")) {
      return near(status.power().orElse(-1.0), number(word), WATTS);
    } else if (word.matches("[0-9.]+Wh")) {
      return near(status.sessionEnergy(), number(word), WATT_HOURS);
    } else if (word.startsWith("left=")) {
      return status.remaining().isPresent()
          && near(
              status.remaining().get().toMillis() / 1000.0,
              number(word.substring("left=".length())),
              1e-6);
    } else if (word.startsWith("says=")) {
      return status.sentence().key().equals("charging." + word.substring("says=".length()));
    } else if (word.startsWith("plan=")) {
      return status.strategy().kind().name().equals(word.substring("plan=".length()));
    } else if (word.startsWith("phases=")) {
      return status.phases() == number(word.substring("phases=".length()));
    } else if (word.matches("locked|unlocked")) {
      return status.strategyLocked() == word.equals("locked");
    } else if (word.equals("-")) {
      return status.reason() == ChargeReason.NONE;
    }
    return isState(word)
        ? status.state().name().equals(word)
        : status.reason() == ChargeReason.valueOf(word);
  }

  private static boolean isState(String word) {
    return Arrays.stream(ChargePointState.values()).anyMatch(s -> s.name().equals(word));
  }

  private static double number(String word) {
    return Double.parseDouble(word.replaceAll("[^0-9.]", ""));
  }

  private static boolean near(double found, double wanted, double tolerance) {
    return Math.abs(found - wanted) <= tolerance;
  }

  private String shown(CaseRun run, long at) {
    ChargePointStatus s = run.status(subject, at);
    return "%s %s %s A %s W %s Wh left %s: %s %s plan %s locked %s"
        .formatted(
            s.state(),
            s.reason(),
            s.current(),
            s.power().orElse(-1.0),
            s.sessionEnergy(),
            s.remaining(),
            s.sentence().key(),
            s.sentence().parameters(),
            s.strategy().kind(),
            s.strategyLocked());
  }

  private Optional<String> wrong(boolean bad, String found) {
    return bad ? Optional.of(text + " BUT " + found) : Optional.empty();
  }
}
