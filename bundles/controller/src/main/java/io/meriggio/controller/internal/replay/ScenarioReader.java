// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.meriggio.controller.Logic;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.OverrideMode;
import io.meriggio.controller.StrategyKind;
import io.meriggio.controller.StrategySetting;
import io.meriggio.controller.UserRole;
import io.meriggio.controller.internal.charging.ChargingSettings;
import io.meriggio.controller.internal.charging.ThresholdPolicy;
import io.meriggio.controller.internal.contacts.ContactsSettings;
import io.meriggio.controller.internal.cycle.Daylight;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a scenario; a fault names its place, what was found and what is allowed. */
final class ScenarioReader {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final Set<String> FIGURES =
      Set.of("pv_power", "grid_power", "battery_power", "battery_soc");
  private static final Set<String> GIVEN =
      Set.of("pv_power", "home", "battery_power", "battery_soc");
  private static final int MOST_SECONDS = 10 * 366 * 86_400;

  private ScenarioReader() {}

  static Scenario read(String text) throws BadScenario {
    JsonNode tree;
    try {
      tree = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new BadScenario(
          "line %d, column %d: %s"
              .formatted(
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  e.getOriginalMessage().replaceFirst(" \\(start marker.*", "")));
    }
    Fields all = new Fields("scenario", tree);
    Fields plant = all.required("plant", all.object("plant"));
    ZoneId zone = zone(all);
    Optional<Fields> said = all.object("settings");
    ChargingSettings charging = settings(said, plant, zone);
    ContactsSettings contacts = LogicOfScenario.settings(said, zone);
    if (said.isPresent()) {
      said.get().nothingElse();
    }
    int phases = phases(plant);
    Optional<Double> latitude = plant.number("latitude", -90, 90);
    Optional<Double> longitude = plant.number("longitude", -180, 180);
    plant.nothingElse();
    List<Scenario.Box> boxes = boxes(all);
    List<Logic> logics = LogicOfScenario.read(all, contacts);
    Scenario scenario =
        new Scenario(
            start(all),
            Duration.ofSeconds(
                all.required("durationSeconds", all.whole("durationSeconds", 0, MOST_SECONDS))),
            phases,
            charging,
            Daylight.at(latitude, longitude),
            boxes,
            contacts,
            logics,
            inputs(all, boxes));
    all.nothingElse();
    return scenario;
  }

  private static Instant start(Fields all) throws BadScenario {
    String said = all.required("start", all.text("start"));
    try {
      return OffsetDateTime.parse(said).toInstant();
    } catch (DateTimeException e) {
      throw all.bad("start", "a time with offset as 2026-06-01T10:00:00+02:00");
    }
  }

  private static int phases(Fields plant) throws BadScenario {
    int phases = plant.whole("phases", 1, 3).orElse(1);
    if (phases == 2) {
      throw plant.bad("phases", "1 or 3");
    }
    return phases;
  }

  private static ZoneId zone(Fields all) throws BadScenario {
    String said = all.text("timeZone").orElse("UTC");
    try {
      return ZoneId.of(said);
    } catch (DateTimeException e) {
      throw all.bad("timeZone", "a time zone as Europe/Rome");
    }
  }

  private static ChargingSettings settings(Optional<Fields> said, Fields plant, ZoneId zone)
      throws BadScenario {
    Optional<Double> contract = plant.number("contractedPower", 100, 100_000_000);
    ChargingSettings usual = ChargingSettings.defaults(contract, zone);
    if (said.isEmpty()) {
      return usual;
    }
    Fields settings = said.get();
    return new ChargingSettings(
        seconds(settings, "cycleSeconds", 1, 60, usual.cycle()),
        seconds(settings, "startDelaySeconds", 0, 3600, usual.startDelay()),
        seconds(settings, "stopDelaySeconds", 0, 3600, usual.stopDelay()),
        seconds(settings, "minPauseSeconds", 0, 3600, usual.minPause()),
        settings.word("thresholdPolicy", ThresholdPolicy.class).orElse(usual.thresholdPolicy()),
        settings.number("failsafePower", 0, 100_000).orElse(usual.failsafePower()),
        contract,
        settings.number("contractMargin", 0, 1_000_000).orElse(usual.contractMargin()),
        settings.number("phaseLimit", 6, 1000),
        settings.word("defaultStrategy", StrategyKind.class).orElse(usual.defaultStrategy()),
        settings.flag("phaseSwitching").orElse(usual.phaseSwitching()),
        settings.number("lossFactor", 0.5, 1.5).orElse(usual.lossFactor()),
        zone);
  }

  private static Duration seconds(Fields fields, String key, int min, int max, Duration usual)
      throws BadScenario {
    return fields.whole(key, min, max).map(Duration::ofSeconds).orElse(usual);
  }

  private static List<Scenario.Box> boxes(Fields all) throws BadScenario {
    List<Scenario.Box> boxes = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Fields fields : all.objects("chargePoints")) {
      Scenario.Box box = box(fields);
      if (!ids.add(box.id())) {
        throw fields.bad("id", "an id that no other charge point has");
      }
      boxes.add(box);
    }
    return boxes;
  }

  private static Scenario.Box box(Fields fields) throws BadScenario {
    double most = fields.number("maxCurrent", 0, 80).orElse(16.0);
    double display = fields.number("displayCurrent", 0, 80).orElse(most);
    Optional<Fields> strategy = fields.object("strategy");
    Scenario.Box box =
        new Scenario.Box(
            fields.required("id", fields.text("id")),
            fields.whole("phases", 1, 3).orElse(1),
            Math.min(most, display),
            fields.number("carMaxCurrent", 0, 80).orElse(32.0),
            fields.whole("carPhases", 1, 3).orElse(3),
            fields.number("carCapacityWh", 0, 1e7),
            fields.number("sessionEnergyWh", 0, 1e7).orElse(0.0),
            fields.flag("plugged").orElse(true),
            fields.flag("canSwitchPhases").orElse(false),
            strategy.isPresent() ? Optional.of(strategy(strategy.get())) : Optional.empty());
    fields.nothingElse();
    if (box.strategy().flatMap(StrategySetting::fault).isPresent()) {
      throw wrong(strategy.orElseThrow(), box.strategy().get().fault().get());
    }
    return box;
  }

  /** Parameters are judged by the strategy itself, so that a bad one can be an answer. */
  private static StrategySetting strategy(Fields fields) throws BadScenario {
    StrategySetting setting =
        new StrategySetting(
            fields.required("kind", fields.word("kind", StrategyKind.class)),
            fields.number("distanceKm", -1e9, 1e9),
            fields.number("consumptionWhPerKm", -1e9, 1e9),
            fields.time("startTime"),
            fields.whole("durationMinutes", Integer.MIN_VALUE, Integer.MAX_VALUE),
            fields.whole("maxPower", Integer.MIN_VALUE, Integer.MAX_VALUE));
    fields.nothingElse();
    return setting;
  }

  private static BadScenario wrong(Fields fields, Outcome.Refused refused) {
    return new BadScenario(fields.where() + ": " + refused.sentence().text(Locale.ENGLISH));
  }

  private static List<Scenario.Input> inputs(Fields all, List<Scenario.Box> boxes)
      throws BadScenario {
    List<Scenario.Input> inputs = new ArrayList<>();
    for (Fields fields : all.objects("inputs")) {
      inputs.addAll(input(fields, boxes));
      fields.nothingElse();
    }
    inputs.sort(Comparator.comparingLong(Scenario.Input::at));
    return inputs;
  }

  /** An input may tell of figures and of one charge point at once; an action stands alone. */
  private static List<Scenario.Input> input(Fields fields, List<Scenario.Box> boxes)
      throws BadScenario {
    long at = fields.required("at", fields.whole("at", 0, MOST_SECONDS));
    if (fields.has("action")) {
      return List.of(action(at, fields));
    }
    List<Scenario.Input> all = new ArrayList<>();
    all.add(measured(at, fields));
    if (fields.has("chargePoint")) {
      String id = fields.required("chargePoint", fields.text("chargePoint"));
      if (boxes.stream().noneMatch(b -> b.id().equals(id))) {
        throw fields.bad("chargePoint", "the id of one of the scenario's chargePoints");
      }
      all.add(new Scenario.Changed(at, id, fields.flag("plugged"), fields.flag("online")));
    }
    return all;
  }

  private static Scenario.Measured measured(long at, Fields fields) throws BadScenario {
    Map<String, Double> values = new LinkedHashMap<>();
    for (String key : GIVEN) {
      fields.number(key, -1e9, 1e9).ifPresent(value -> values.put(key, value));
    }
    return new Scenario.Measured(
        at,
        values,
        Set.copyOf(fields.texts("lost", FIGURES)),
        Set.copyOf(fields.texts("restored", FIGURES)),
        Set.copyOf(fields.texts("frozen", FIGURES)));
  }

  private static Scenario.Action action(long at, Fields fields) throws BadScenario {
    String name = fields.required("action", fields.text("action"));
    if (!Scenario.ACTIONS.contains(name)) {
      throw fields.bad("action", String.join(", ", Scenario.ACTIONS));
    }
    Optional<Fields> strategy = fields.object("strategy");
    return new Scenario.Action(
        at,
        name,
        fields.word("role", UserRole.class),
        fields.text("chargePoint"),
        strategy.isPresent() ? Optional.of(strategy(strategy.get())) : Optional.empty(),
        fields.number("value", -1e12, 1e12),
        fields.text("logic"),
        fields.whole("output", Integer.MIN_VALUE, Integer.MAX_VALUE),
        fields.word("mode", OverrideMode.class),
        fields.whole("minutes", Integer.MIN_VALUE, Integer.MAX_VALUE),
        fields.whole("seconds", Integer.MIN_VALUE, Integer.MAX_VALUE));
  }
}
