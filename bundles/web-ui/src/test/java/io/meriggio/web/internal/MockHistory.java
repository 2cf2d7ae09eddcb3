// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A plant's past in the form of the REST contract: sunny days with a battery and a car, computed
 * from the time asked for. From 03:00 to 04:00 nothing is known, and nothing after now.
 */
final class MockHistory {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ZoneId ROME = ZoneId.of("Europe/Rome");

  private MockHistory() {}

  /** The gateway remembers the plant and a point of the inverter. */
  static void on(MockGateway gateway) {
    gateway.answerBy("/history", MockHistory::answer);
    ObjectNode list = JSON.createObjectNode();
    ArrayNode points = list.putArray("points");
    List<String> plant =
        Stream.concat(
                Stream.of("pv_power", "consumption_power", "household_power", "charger_power"),
                Stream.of("grid_power", "battery_power", "battery_soc"))
            .toList();
    Stream<String> flows =
        Stream.of("household", "charger", "battery", "grid")
            .flatMap(to -> Stream.of("pv", "battery", "grid").map(from -> from + "_to_" + to))
            .filter(flow -> !flow.equals("grid_to_grid") && !flow.equals("battery_to_battery"))
            .map(flow -> "energy_" + flow);
    add(points, "roof", "inverter_temperature");
    Stream.concat(plant.stream(), flows).forEach(point -> add(points, "plant", point));
    gateway.answer("/history/points", list);
  }

  private static void add(ArrayNode points, String device, String point) {
    boolean energy = point.startsWith("energy_");
    points
        .addObject()
        .put("device", device)
        .put("point", point)
        .put("unit", energy ? "Wh" : unit(point))
        .put("kind", energy ? "ENERGY" : "MEASURED")
        .put("from", "2026-01-01T00:00:00Z")
        .put("to", "2026-12-31T00:00:00Z");
  }

  /** What {@code GET /history?QUERY} answers. */
  static String answer(String query) {
    Map<String, String> asked =
        Arrays.stream(query.split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    Instant from = Instant.parse(asked.get("from"));
    Instant to = Instant.parse(asked.get("to"));
    if (asked.get("step").equals("raw")) {
      return seconds(from, to, List.of(asked.get("point").split(",")));
    }
    String step = asked.get("step").equals("auto") ? "PT5M" : asked.get("step");
    ObjectNode answer = JSON.createObjectNode();
    answer.put("device", asked.get("device")).put("from", from.toString()).put("to", to.toString());
    answer.put("step", step).put("timeZone", ROME.getId());
    ArrayNode series = answer.putArray("series");
    for (String point : List.of(asked.get("point").split(","))) {
      boolean energy = point.startsWith("energy_");
      ObjectNode one = series.addObject().put("point", point);
      one.put("unit", energy ? "Wh" : unit(point)).put("kind", energy ? "ENERGY" : "MEASURED");
      ArrayNode rows = one.putArray("rows");
      ZonedDateTime at = from.atZone(ROME);
      while (at.toInstant().isBefore(to) && at.toInstant().isBefore(Instant.now())) {
        ZonedDateTime next = after(at, step);
        row(rows.addObject().put("at", at.toInstant().toString()), point, at, next, energy);
        at = next;
      }
    }
    return answer.toString();
  }

  /**
   * Second by second as CSV: about the mock plant's figures, a minute without any, and the last ten
   * seconds not written yet.
   */
  private static String seconds(Instant from, Instant to, List<String> points) {
    StringBuilder table = new StringBuilder("at");
    points.forEach(
        point -> table.append(",%1$s_average,%1$s_minimum,%1$s_maximum".formatted(point)));
    for (Instant at = from; at.isBefore(to); at = at.plusSeconds(1)) {
      long age = Duration.between(at, to).toSeconds();
      table.append("\r\n").append(at.atZone(ROME).toOffsetDateTime());
      for (String point : points) {
        boolean known = age > 10 && (age <= 180 || age > 240);
        table.append(known ? ("," + second(point, age)).repeat(3) : ",,,");
      }
    }
    return table.append("\r\n").toString();
  }

  private static long second(String point, long age) {
    double pv = 3215 + 400 * Math.sin(age / 55.0) * Math.min(1, age / 60.0);
    double load = 1070 + (age % 240 > 60 && age % 240 < 110 ? 1900 : 30 * Math.sin(age / 9.0));
    return Math.round(
        switch (point) {
          case "pv_power" -> pv;
          case "consumption_power" -> load;
          default -> pv - load;
        });
  }

  private static ZonedDateTime after(ZonedDateTime at, String step) {
    return step.startsWith("PT") ? at.plus(Duration.parse(step)) : at.plus(Period.parse(step));
  }

  private static void row(
      ObjectNode row, String point, ZonedDateTime at, ZonedDateTime next, boolean energy) {
    boolean hour = Duration.between(at, next).compareTo(Duration.ofHours(1)) <= 0;
    if (hour && at.getHour() == 3) {
      row.putNull(energy ? "energy" : "average");
    } else if (energy) {
      double sum = 0;
      for (ZonedDateTime one = at; one.isBefore(next); one = one.plusHours(1)) {
        sum += flow(point.substring(7), one);
      }
      row.put("energy", sum).put("complete", hour);
    } else {
      double value = measured(point, at);
      row.put("average", value).put("minimum", value * 0.9).put("maximum", value * 1.1);
    }
  }

  private static double sun(ZonedDateTime at) {
    double hour = at.getHour() + at.getMinute() / 60.0;
    double season = 0.62 - 0.38 * Math.cos((at.getDayOfYear() - 10) * 2 * Math.PI / 365);
    double cloud = 0.75 + 0.25 * Math.sin(at.getDayOfYear() * 2.3 + hour * 0.9);
    return Math.max(0, 5200 * season * cloud * Math.sin((hour - 6.5) / 11.5 * Math.PI))
        * (hour > 6.5 && hour < 18 ? 1 : 0);
  }

  private static double house(ZonedDateTime at) {
    double hour = at.getHour() + at.getMinute() / 60.0;
    return 380
        + 520 * Math.exp(-Math.pow(hour - 7.6, 2) / 1.2)
        + 950 * Math.exp(-Math.pow(hour - 19.5, 2) / 3)
        + 60 * Math.sin(hour * 5);
  }

  private static double car(ZonedDateTime at) {
    return at.getHour() >= 11 && at.getHour() < 14 && at.getDayOfMonth() % 3 != 0 ? 1800 : 0;
  }

  private static double flow(String flow, ZonedDateTime at) {
    double pv = sun(at);
    double toHouse = Math.min(pv, house(at));
    double toCar = Math.min(pv - toHouse, car(at));
    double toBattery = at.getHour() < 16 ? Math.min(pv - toHouse - toCar, 1700) : 0;
    double fromBattery = at.getHour() > 17 ? Math.min(house(at) - toHouse, 900) : 0;
    return switch (flow) {
      case "pv_to_household" -> toHouse;
      case "pv_to_charger" -> toCar;
      case "pv_to_battery" -> toBattery;
      case "pv_to_grid" -> pv - toHouse - toCar - toBattery;
      case "battery_to_household" -> fromBattery;
      case "grid_to_household" -> house(at) - toHouse - fromBattery;
      case "grid_to_charger" -> car(at) - toCar;
      default -> 0;
    };
  }

  private static double measured(String point, ZonedDateTime at) {
    double battery = flow("battery_to_household", at) - flow("pv_to_battery", at);
    return switch (point) {
      case "pv_power" -> sun(at);
      case "household_power" -> house(at);
      case "charger_power" -> car(at);
      case "consumption_power" -> house(at) + car(at);
      case "battery_power" -> battery;
      case "battery_soc" ->
          50 - 38 * Math.cos((at.getHour() + at.getMinute() / 60.0 - 6) / 24 * 2 * Math.PI);
      case "grid_power" -> sun(at) + battery - house(at) - car(at);
      default -> 24 + 18 * sun(at) / 5200;
    };
  }

  private static String unit(String point) {
    return point.endsWith("_power") ? "W" : point.endsWith("_soc") ? "%" : "°C";
  }
}
