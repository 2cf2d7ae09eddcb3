// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Spoilt scenarios: each runs, or is refused with its place. {@code -Dmeriggio.seed} repeats a run,
 * {@code -Dmeriggio.cases} makes it longer.
 */
class ScenarioFuzzTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLACE = "(?s)(scenario[.\\[ ]|line \\d+, column \\d+).*";
  private static final String SCENARIO =
      """
      { "start": "2026-06-01T10:00:00+02:00", "timeZone": "Europe/Rome", "durationSeconds": 600,
        "plant": { "phases": 3, "contractedPower": 6000, "latitude": 45.5, "longitude": 9.2 },
        "settings": { "cycleSeconds": 5, "startDelaySeconds": 60, "stopDelaySeconds": 180,
          "minPauseSeconds": 60, "thresholdPolicy": "PHYSICAL", "failsafePower": 0,
          "logicMode": "ALL" },
        "chargePoints": [
          { "id": "wb1", "phases": 1, "maxCurrent": 16, "displayCurrent": 16, "carMaxCurrent": 32,
            "carCapacityWh": null, "sessionEnergyWh": 0, "plugged": true,
            "strategy": { "kind": "KM_SINGLE", "distanceKm": 10, "consumptionWhPerKm": 150 } },
          { "id": "wb2", "phases": 3,
            "strategy": { "kind": "TIME_POWER", "startTime": "10:01", "durationMinutes": 2 } } ],
        "logics": [ { "id": "hp", "output": 3, "variable": "PV_POWER", "maximum": 2000,
          "minimum": 1000, "checkMinutes": 15, "from": "00:00", "to": "24:00",
          "yearFrom": "01-01", "yearTo": "12-31", "active": true } ],
        "inputs": [ { "at": 0, "pv_power": 1500, "home": 400, "battery_power": 0,
            "battery_soc": 50 },
          { "at": 60, "pv_power": 1800 }, { "at": 70, "lost": ["grid_power"] },
          { "at": 80, "restored": ["grid_power"] }, { "at": 90, "frozen": ["grid_power"] },
          { "at": 100, "chargePoint": "wb1", "plugged": false },
          { "at": 110, "chargePoint": "wb1", "online": false },
          { "at": 120, "action": "setStrategy", "chargePoint": "wb2", "role": "ADMINISTRATOR",
            "strategy": { "kind": "FAST" } },
          { "at": 130, "action": "setContractedPower", "role": "OWNER", "value": 3000 },
          { "at": 140, "action": "stop", "chargePoint": "wb1", "role": "OWNER" },
          { "at": 150, "action": "activateLogic", "logic": "hp", "role": "OWNER" },
          { "at": 160, "action": "restart" } ] }
      """;

  private final long seed = Long.getLong("meriggio.seed", System.nanoTime());
  private final int cases =
      Integer.getInteger("meriggio.cases", 400) * Integer.getInteger("meriggio.factor", 1);
  private final Random random = new Random(seed);

  @Test
  void aSpoiltScenarioRunsOrIsRefusedWithItsPlace() throws Exception {
    System.out.println("ScenarioFuzzTest: meriggio.seed=" + seed + " meriggio.cases=" + cases);
    int refused = 0;
    for (int i = 0; i < cases; i++) {
      String text = random.nextInt(4) == 0 ? cut() : spoilt();
      refused += holds(text) ? 0 : 1;
    }
    assertThat(refused).as("refused of " + cases).isBetween(cases / 10, cases - 1);
  }

  @Test
  void theExampleOfTheContractRuns() throws Exception {
    assertThat(holds(SCENARIO)).isTrue();
  }

  private boolean holds(String text) {
    List<String> lines = new ArrayList<>();
    try {
      Replay.run(ScenarioReader.read(text), line -> lines.add(line.csv()));
    } catch (BadScenario e) {
      assertThat(e.getMessage()).as("seed " + seed + "\n" + text).matches(PLACE);
      return false;
    } catch (RuntimeException e) {
      throw new AssertionError("seed " + seed + "\n" + text, e);
    }
    assertThat(lines)
        .as("seed " + seed + "\n" + text)
        .allMatch(line -> line.replaceAll("\"[^\"]*\"", "").split(",", -1).length == 10);
    return true;
  }

  private String cut() {
    int at = random.nextInt(SCENARIO.length());
    return random.nextBoolean()
        ? SCENARIO.substring(0, at)
        : SCENARIO.substring(0, at)
            + "{}[]:,\"x0".charAt(random.nextInt(9))
            + SCENARIO.substring(at);
  }

  private String spoilt() throws JsonProcessingException {
    JsonNode tree = JSON.readTree(SCENARIO);
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      spoil(tree);
    }
    return tree.toString();
  }

  private void spoil(JsonNode tree) {
    JsonNode node = tree;
    while (true) {
      List<JsonNode> inner = new ArrayList<>();
      node.forEach(child -> inner.add(child));
      inner.removeIf(child -> !child.isContainerNode() || child.isEmpty());
      if (inner.isEmpty() || random.nextInt(3) == 0) {
        break;
      }
      node = inner.get(random.nextInt(inner.size()));
    }
    if (node instanceof ArrayNode array) {
      array.set(random.nextInt(array.size()), junk());
    } else if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(4)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name + "x", junk());
        default -> object.set(name, junk());
      }
    }
  }

  private JsonNode junk() {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return switch (random.nextInt(11)) {
      case 0 -> make.nullNode();
      case 1 -> make.numberNode(random.nextInt(4000));
      case 2 -> make.numberNode(-random.nextInt(100));
      case 3 -> make.numberNode(1e300);
      case 4 -> make.textNode("x,\"\n");
      case 5 -> make.textNode("2026-06-01T10:00:00+02:00");
      case 6 -> make.booleanNode(random.nextBoolean());
      case 7 -> make.objectNode();
      case 8 -> make.arrayNode().add(1);
      case 9 -> make.textNode("wb2");
      default -> make.numberNode(random.nextDouble() * 100);
    };
  }
}
