// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.Actor;
import io.meriggio.controller.ContactLogic;
import io.meriggio.controller.DataLoss;
import io.meriggio.controller.Logic;
import io.meriggio.controller.LogicMode;
import io.meriggio.controller.LogicVariable;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.OverrideMode;
import io.meriggio.controller.SgReady;
import io.meriggio.controller.UserRole;
import io.meriggio.controller.internal.contacts.ContactsSettings.OutputSettings;
import io.meriggio.device.SwitchedOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A row of {@code cases.txt}, whose head says what it may hold. */
record ContactCase(
    String id,
    String start,
    String settings,
    String logics,
    String happens,
    List<String> expected,
    long until) {

  static List<ContactCase> all() {
    try (InputStream cases = ContactCase.class.getResourceAsStream("cases.txt")) {
      return new String(cases.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(ContactCase::of)
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ContactCase of(String line) {
    String[] cells = line.split("\\s*\\|\\s*");
    return new ContactCase(
        cells[0].strip(),
        cells[1],
        cells[2],
        cells[3],
        cells[4],
        Arrays.asList(cells[5].split(";\\s*")),
        Long.parseLong(cells[6].strip()));
  }

  @Override
  public String toString() {
    return id;
  }

  /** Plays the row: the transcript of what changed. */
  List<String> play() {
    Bench bench =
        new Bench(
            start,
            settings(settings),
            Arrays.stream(logics.split(",\\s*")).map(ContactCase::logic).toList());
    for (String event : happens.split(";\\s*")) {
      String[] words = event.split("\\s+", 2);
      bench.runTo(Long.parseLong(words[0]) - 5);
      apply(bench, words[1]);
    }
    bench.runTo(until);
    return bench.transcript();
  }

  private static ContactsSettings settings(String text) {
    List<String> words = List.of(text.split("\\s+"));
    Map<SwitchedOutput, OutputSettings> outputs = new HashMap<>();
    for (String word : words.subList(1, words.size())) {
      if (word.equals("close-at-check")) {
        continue;
      }
      SwitchedOutput output =
          SwitchedOutput.values()[word.replaceAll("\\D+(\\d)=.*", "$1").charAt(0) - '1'];
      Duration span = Duration.ofSeconds(Long.parseLong(word.replaceAll(".*=", "")));
      boolean on = word.startsWith("on");
      outputs.put(
          output,
          new OutputSettings(
              output.signal(), on ? span : Duration.ZERO, on ? Duration.ZERO : span));
    }
    return new ContactsSettings(
        Bench.ROME, LogicMode.valueOf(words.get(0)), words.contains("close-at-check"), outputs);
  }

  static ContactLogic logic(String text) {
    String[] words = text.split("\\s+");
    if (words[2].equals("SG_READY")) {
      SgReady pair = SgReady.of(words[0], words[1].charAt(0) - '0', words[1].charAt(2) - '0');
      return words.length > 3 ? pair.switching(Double.parseDouble(words[3].substring(5))) : pair;
    }
    String[] thresholds = words[3].split("/");
    Logic logic =
        Logic.of(
            words[0],
            Integer.parseInt(words[1]),
            LogicVariable.valueOf(words[2]),
            Double.parseDouble(thresholds[0]),
            Double.parseDouble(thresholds[1]));
    for (String option : Arrays.asList(words).subList(4, words.length)) {
      logic = with(logic, option);
    }
    return logic;
  }

  private static Logic with(Logic logic, String option) {
    String value = option.replaceAll(".*=", "");
    return switch (option.replaceAll("=.*", "")) {
      case "check" -> logic.checkedEvery(Integer.parseInt(value));
      case "window" -> logic.daily(value.split("-")[0], value.split("-")[1]);
      case "year" -> logic.yearly(value.split("\\.\\.")[0], value.split("\\.\\.")[1]);
      case "invert" -> logic.inverted();
      case "hold" -> logic.onDataLoss(DataLoss.HOLD);
      case "load" -> logic.switching(Double.parseDouble(value));
      case "inactive" -> logic.active(false);
      case "minutes" ->
          logic.atMostDaily(OptionalInt.of(Integer.parseInt(value)), OptionalInt.empty());
      case "closings" ->
          logic.atMostDaily(OptionalInt.empty(), OptionalInt.of(Integer.parseInt(value)));
      default -> throw new IllegalArgumentException("option '" + option + "'");
    };
  }

  private static void apply(Bench bench, String what) {
    String[] parts = what.split("=");
    if (what.equals("restart")) {
      bench.restart();
    } else if (parts.length == 1) {
      bench.answered(answer(request(bench.contacts(), what)));
    } else if (parts[0].equals("lost")) {
      bench.lose(LogicVariable.valueOf(parts[1]));
    } else if (parts[0].equals("restored")) {
      bench.find(LogicVariable.valueOf(parts[1]));
    } else if (parts[0].equals("clock")) {
      bench.setClock(Long.parseLong(parts[1]));
    } else if (parts[0].contains(" ")) {
      bench.answered(answer(request(bench.contacts(), what)));
    } else {
      bench.set(LogicVariable.valueOf(parts[0]), Double.parseDouble(parts[1]));
    }
  }

  private static Outcome request(Contacts contacts, String what) {
    String[] words = what.split("\\s+");
    Actor actor =
        words[0].equals("NOBODY")
            ? Actor.anonymous()
            : Actor.of(UserRole.valueOf(words[0]), "anna");
    return switch (words[1]) {
      case "put" -> contacts.desk().put(actor, logic(what.split("\\s+", 3)[2]));
      case "remove" -> contacts.desk().remove(actor, words[2]);
      case "activate" -> contacts.desk().activate(actor, words[2]);
      case "deactivate" -> contacts.desk().deactivate(actor, words[2]);
      case "activate-all" -> contacts.desk().activateAll(actor);
      case "override" ->
          contacts
              .desk()
              .override(
                  actor,
                  Integer.parseInt(words[2]),
                  OverrideMode.valueOf(words[3]),
                  words.length > 4
                      ? OptionalInt.of(Integer.parseInt(words[4]))
                      : OptionalInt.empty());
      case "self-test" ->
          contacts.desk().selfTest(actor, Integer.parseInt(words[2]), Integer.parseInt(words[3]));
      default -> throw new IllegalArgumentException("request '" + what + "'");
    };
  }

  private static String answer(Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused) {
      String more =
          switch (refused.why()) {
            case INVALID -> " " + refused.field().orElseThrow();
            case CONFLICT -> " " + refused.code();
            default -> "";
          };
      return refused.status() + more;
    }
    return outcome.status() + (((Outcome.Done) outcome).warnings().isEmpty() ? "" : " warning");
  }
}
