// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a file of cases (its form is told in {@code charging/README.md}) into scenarios as {@code
 * replay} takes them, and into what is expected of them.
 */
final class CaseFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One case.
   *
   * @param id of the case
   * @param intent what it shows
   * @param scenario its text as JSON
   * @param expectations in the order of the file
   */
  record Case(String id, String intent, String scenario, List<Expectation> expectations) {}

  private final String file;
  private final List<Case> cases = new ArrayList<>();
  private String heading = "";
  private ObjectNode scenario = JSON.createObjectNode();
  private List<Expectation> expectations = new ArrayList<>();
  private CaseTimes times;
  private long last;
  private int line;

  private CaseFile(String file) {
    this.file = file;
  }

  static List<Case> read(String file) {
    CaseFile reader = new CaseFile(file);
    try (InputStream in = CaseFile.class.getResourceAsStream(file)) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(reader::line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    reader.finish();
    return reader.cases;
  }

  private void line(String text) {
    line++;
    String said = text.replaceFirst("(^| +)#.*", "").stripTrailing();
    try {
      if (said.matches("[A-Z]\\d+[a-z]?: .*")) {
        begin(said);
      } else if (!said.isBlank()) {
        take(said.strip().split("\\s+"));
      }
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(file + " line " + line + ": " + text, e);
    }
  }

  private void begin(String said) {
    finish();
    heading = said;
    expectations = new ArrayList<>();
    last = 0;
    scenario = JSON.createObjectNode();
    scenario.put("start", "2026-06-01T10:00:00+02:00").put("timeZone", "Europe/Rome");
    scenario.putObject("plant").put("phases", 1).put("contractedPower", 6000);
    scenario.putObject("settings");
    scenario.putArray("chargePoints");
    scenario.putArray("inputs");
    times = new CaseTimes(OffsetDateTime.parse(scenario.get("start").asText()), "Europe/Rome");
  }

  private void finish() {
    if (heading.isEmpty()) {
      return;
    }
    scenario.put("durationSeconds", last + 30);
    int colon = heading.indexOf(':');
    cases.add(
        new Case(
            heading.substring(0, colon),
            heading.substring(colon + 2),
            scenario.toString(),
            List.copyOf(expectations)));
  }

  private void take(String[] words) {
    String[] rest = Arrays.copyOfRange(words, 1, words.length);
    switch (words[0]) {
      case "plant" -> plant(rest);
      case "set" -> CaseInputs.assign((ObjectNode) scenario.get("settings"), rest);
      case "box" -> CaseInputs.box(scenario.withArray("/chargePoints").addObject(), rest);
      default -> event(words[0], rest);
    }
  }

  private void plant(String[] words) {
    ObjectNode plant = (ObjectNode) scenario.get("plant");
    for (String word : words) {
      String key = word.substring(0, word.indexOf('='));
      String value = word.substring(word.indexOf('=') + 1);
      switch (key) {
        case "start", "timeZone" -> scenario.put(key, value);
        case "contract" -> contract(plant, value);
        default -> CaseInputs.assign(plant, new String[] {word});
      }
    }
    times =
        new CaseTimes(
            OffsetDateTime.parse(scenario.get("start").asText()),
            scenario.get("timeZone").asText());
  }

  private static void contract(ObjectNode plant, String watts) {
    if (watts.equals("unknown")) {
      plant.remove("contractedPower");
    } else {
      plant.put("contractedPower", Double.valueOf(watts));
    }
  }

  private void event(String when, String[] words) {
    String[] ends = when.split("\\.\\.");
    long from = times.seconds(ends[0]);
    long to = times.seconds(ends[ends.length - 1]);
    last = Math.max(last, to);
    if (CaseInputs.isInput(words)) {
      ObjectNode input = scenario.withArray("/inputs").addObject().put("at", from);
      CaseInputs.input(input, words);
      Expectation.ofAnswer(from, words).ifPresent(expectations::add);
    } else {
      expectations.add(Expectation.of(from, to, when + " " + String.join(" ", words), words));
    }
  }
}
