// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meriggio.controller.UserRole;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What happens in a case, as the inputs of a scenario. */
final class CaseInputs {
  private static final Map<String, String> FIGURES =
      Map.of(
          "pv", "pv_power",
          "home", "home",
          "battery", "battery_power",
          "soc", "battery_soc",
          "grid", "grid_power");
  private static final Map<String, String> BOX_KEYS =
      Map.of(
          "max", "maxCurrent",
          "display", "displayCurrent",
          "car", "carMaxCurrent",
          "capacity", "carCapacityWh",
          "energy", "sessionEnergyWh");
  private static final Set<String> SOURCES = Set.of("lost", "restored", "frozen");
  private static final Set<String> CABLES = Set.of("plugged", "unplugged", "silent", "answers");

  private CaseInputs() {}

  static boolean isInput(String[] words) {
    return words[0].equals("restart")
        || SOURCES.contains(words[0])
        || isRole(words[0])
        || (words.length == 2 && CABLES.contains(words[1]))
        || FIGURES.keySet().stream().anyMatch(f -> words[0].startsWith(f + "="));
  }

  private static boolean isRole(String word) {
    return word.equals("NOBODY")
        || Arrays.stream(UserRole.values()).anyMatch(r -> r.name().equals(word));
  }

  static void input(ObjectNode input, String[] words) {
    if (words[0].equals("restart")) {
      input.put("action", "restart");
    } else if (SOURCES.contains(words[0])) {
      var names = input.putArray(words[0]);
      List.of(words).subList(1, words.length).forEach(name -> names.add(FIGURES.get(name)));
    } else if (isRole(words[0])) {
      action(input, words);
    } else if (words.length == 2 && CABLES.contains(words[1])) {
      input.put("chargePoint", words[0]);
      switch (words[1]) {
        case "plugged", "unplugged" -> input.put("plugged", words[1].equals("plugged"));
        default -> input.put("online", words[1].equals("answers"));
      }
    } else {
      for (String word : words) {
        String[] pair = word.split("=");
        input.put(FIGURES.get(pair[0]), Double.valueOf(pair[1]));
      }
    }
  }

  private static void action(ObjectNode input, String[] words) {
    if (!words[0].equals("NOBODY")) {
      input.put("role", words[0]);
    }
    switch (words[1]) {
      case "contract" ->
          input.put("action", "setContractedPower").put("value", Double.valueOf(words[2]));
      case "sets" -> {
        input.put("action", "setStrategy").put("chargePoint", words[2]);
        strategy(input.putObject("strategy"), words[3]);
      }
      case "starts" -> input.put("action", "start").put("chargePoint", words[2]);
      case "stops" -> input.put("action", "stop").put("chargePoint", words[2]);
      default -> throw new IllegalArgumentException("who does what: " + words[1]);
    }
  }

  static void box(ObjectNode box, String[] words) {
    box.put("id", words[0]).put("phases", 1).put("maxCurrent", 16);
    for (String word : List.of(words).subList(1, words.length)) {
      if (word.equals("unplugged")) {
        box.put("plugged", false);
      } else if (word.contains("=")) {
        String[] pair = word.split("=");
        assign(box, new String[] {BOX_KEYS.getOrDefault(pair[0], pair[0]) + "=" + pair[1]});
      } else {
        strategy(box.putObject("strategy"), word);
      }
    }
  }

  /** {@code KIND} or {@code KIND(parameters)}. */
  private static void strategy(ObjectNode strategy, String word) {
    String[] parts = word.replace(")", "").split("[(,]");
    strategy.put("kind", parts[0]);
    if (parts[0].startsWith("KM")) {
      strategy.put("distanceKm", Double.valueOf(parts[1]));
      strategy.put("consumptionWhPerKm", Double.valueOf(parts[2]));
    } else if (parts.length > 1) {
      strategy.put("startTime", parts[1]).put("durationMinutes", Integer.valueOf(parts[2]));
      if (parts.length > 3) {
        strategy.put("maxPower", Integer.valueOf(parts[3]));
      }
    }
  }

  static void assign(ObjectNode object, String[] words) {
    for (String word : words) {
      String[] pair = word.split("=");
      if (pair[1].matches("-?[0-9.]+")) {
        object.put(pair[0], Double.valueOf(pair[1]));
      } else if (pair[1].matches("true|false")) {
        object.put(pair[0], Boolean.parseBoolean(pair[1]));
      } else {
        object.put(pair[0], pair[1]);
      }
    }
  }
}
