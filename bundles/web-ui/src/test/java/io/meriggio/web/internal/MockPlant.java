// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * JSON of a plant of configuration 5 (three-phase string inverter and meter) in the form of the
 * REST contract, with figures that a test chooses.
 */
final class MockPlant {
  private static final ObjectMapper JSON = new ObjectMapper();

  private MockPlant() {}

  /** A good figure. */
  static ObjectNode good(double value, String unit, Instant at) {
    return figure(Optional.of(value), unit, "GOOD", null, at);
  }

  /** An unknown figure with its reason. */
  static ObjectNode unknown(String unit, String reason, Instant at) {
    return figure(Optional.empty(), unit, "BAD", reason, at);
  }

  /** A figure to be taken with care. */
  static ObjectNode uncertain(double value, String unit, String reason, Instant at) {
    return figure(Optional.of(value), unit, "UNCERTAIN", reason, at);
  }

  private static ObjectNode figure(
      Optional<Double> value, String unit, String quality, String reason, Instant at) {
    ObjectNode node = JSON.createObjectNode();
    value.ifPresentOrElse(known -> node.put("value", known), () -> node.putNull("value"));
    return node.put("unit", unit)
        .put("quality", quality)
        .put("reason", reason)
        .put("at", at.toString());
  }

  /** {@code /plant/now} of a plant without storage and charge points: consumption follows. */
  static ObjectNode now(double pv, double grid, Instant at) {
    ObjectNode now = JSON.createObjectNode();
    now.set("pv_power", good(pv, "W", at));
    now.set("grid_power", good(grid, "W", at));
    now.set("consumption_power", good(pv - grid, "W", at));
    now.set("household_power", good(pv - grid, "W", at));
    now.set("battery_power", good(0, "W", at));
    now.set("battery_soc", unknown("%", "NOT_PRESENT", at));
    now.set("charger_power", good(0, "W", at));
    now.set("self_consumption_today", good(38.4, "%", at));
    now.set("autarky_today", good(71.6, "%", at));
    now.put("configuration", 5).put("at", at.toString()).putArray("hints");
    return now;
  }

  /** The same with something that a person should know. */
  static ObjectNode withHint(ObjectNode now, String code, String text) {
    now.withArray("hints").addObject().put("code", code).put("text", text);
    return now;
  }

  /** The same with storage and a charge point that is in use (configuration 3). */
  static ObjectNode withStorage(
      double pv, double grid, double battery, double soc, double charger, Instant at) {
    ObjectNode now = now(pv, grid, at);
    double consumption = pv + battery - grid;
    now.set("consumption_power", good(consumption, "W", at));
    now.set("household_power", good(consumption - charger, "W", at));
    now.set("battery_power", good(battery, "W", at));
    now.set("battery_soc", good(soc, "%", at));
    now.set("charger_power", good(charger, "W", at));
    return now.put("configuration", 3);
  }

  /** The meter is silent: what needs it is unknown. */
  static ObjectNode withoutMeter(double pv, Instant at) {
    ObjectNode now = now(pv, 0, at);
    for (String id : new String[] {"grid_power", "consumption_power", "household_power"}) {
      now.set(id, unknown("W", "STALE", at));
    }
    now.set("autarky_today", unknown("%", "STALE", at));
    now.set("pv_power", uncertain(pv, "W", "STALE", at));
    return now;
  }

  /** {@code /plant}. */
  static ObjectNode plant() {
    return JSON.createObjectNode()
        .put("name", "Casa Bianchi")
        .put("phases", 3)
        .put("contractedPower", 6000)
        .put("timeZone", "Europe/Rome")
        .put("configuration", 5)
        .put("explanation", "Production comes from the inverters roof, the exchange from grid.");
  }

  /** {@code /health}. */
  static ObjectNode health(String status) {
    return JSON.createObjectNode()
        .put("status", status)
        .put("version", "0.1.0")
        .put("claimed", false);
  }

  /** {@code /devices}: a meter and an inverter. */
  static ObjectNode devices() {
    ObjectNode list = JSON.createObjectNode();
    ArrayNode devices = list.putArray("devices");
    devices.add(device("grid", "dtsu666", "DTSU666", "20230817", "Meter at the exchange", "met"));
    devices.add(device("roof", "string", "ZCS 3PH 6000TL-V3", "ZM1ES006K12345", "Roof", "inv"));
    return list;
  }

  private static ObjectNode device(
      String id, String family, String model, String serial, String name, String line) {
    return JSON.createObjectNode()
        .put("id", id)
        .put("family", family)
        .put("model", model)
        .put("serialNumber", serial)
        .put("name", name)
        .put("line", line)
        .put("state", "ONLINE")
        .putNull("reason");
  }

  /** {@code /devices/grid/points}. */
  static ObjectNode meterPoints(double grid, Instant at) {
    ObjectNode list = JSON.createObjectNode();
    ArrayNode points = list.putArray("points");
    points.add(point("grid_power", good(grid, "W", at)));
    points.add(point("grid_power_l1", good(grid * 0.36, "W", at)));
    points.add(point("grid_power_l2", good(grid * 0.31, "W", at)));
    points.add(point("grid_power_l3", good(grid * 0.33, "W", at)));
    points.add(point("voltage_l1", good(231.4, "V", at)));
    points.add(point("voltage_l2", good(229.8, "V", at)));
    points.add(point("voltage_l3", good(230.6, "V", at)));
    points.add(point("frequency", good(49.98, "Hz", at)));
    points.add(point("energy_import_total", good(4_812_300, "Wh", at)));
    points.add(point("energy_export_total", good(21_807_800, "Wh", at)));
    return list;
  }

  /** {@code /devices/roof/points}. */
  static ObjectNode inverterPoints(double pv, Instant at) {
    ObjectNode list = JSON.createObjectNode();
    ArrayNode points = list.putArray("points");
    points.add(point("pv_power", good(pv, "W", at)));
    points.add(point("ac_power", good(pv * 0.975, "W", at)));
    points.add(point("pv1_voltage", good(412.3, "V", at)));
    points.add(point("pv1_current", good(pv * 0.55 / 412.3, "A", at)));
    points.add(point("pv2_voltage", good(398.1, "V", at)));
    points.add(point("pv2_current", good(pv * 0.45 / 398.1, "A", at)));
    points.add(point("frequency", good(49.98, "Hz", at)));
    points.add(point("inverter_temperature", uncertain(41.5, "°C", "STALE", at.minusSeconds(25))));
    points.add(point("reactive_power", unknown("var", "DEVICE_ERROR", at.minusSeconds(300))));
    points.add(point("energy_pv_today", good(14_250, "Wh", at)));
    points.add(point("bus_voltage", good(650, "V", at)));
    ObjectNode running = JSON.createObjectNode().put("id", "running").put("value", true);
    points.add(
        running.put("unit", "").put("quality", "GOOD").putNull("reason").put("at", at.toString()));
    return list;
  }

  private static ObjectNode point(String id, ObjectNode figure) {
    ObjectNode point = JSON.createObjectNode().put("id", id);
    point.setAll(figure);
    return point;
  }

  /** {@code /lines}. */
  static ObjectNode lines() {
    ObjectNode list = JSON.createObjectNode();
    ArrayNode lines = list.putArray("lines");
    lines.add(line("met", "modbus-tcp", "127.0.0.1:40211", 0.11, 18_231, 2));
    lines.add(line("inv", "rtu-over-tcp", "127.0.0.1:40212", 0.42, 9_120, 0));
    return list;
  }

  private static ObjectNode line(
      String id, String transport, String address, double use, int requests, int timeouts) {
    return JSON.createObjectNode()
        .put("id", id)
        .put("transport", transport)
        .put("address", address)
        .put("state", "UP")
        .putNull("reason")
        .put("utilisation", use)
        .put("requests", requests)
        .put("timeouts", timeouts)
        .put("errors", 0)
        .put("readOnly", id.equals("met"));
  }

  /** {@code /packs}. */
  static ObjectNode packs() {
    ObjectNode list = JSON.createObjectNode();
    ArrayNode packs = list.putArray("packs");
    for (String family : new String[] {"dtsu666", "string"}) {
      ObjectNode pack = packs.addObject().put("name", family).put("version", "0.1.0");
      pack.put("state", "ACTIVE").putArray("families").add(family);
      pack.putNull("previous");
    }
    return list;
  }

  /** The event {@code device}. */
  static ObjectNode deviceEvent(String id, String state, String reason, ObjectNode points) {
    ObjectNode event =
        JSON.createObjectNode().put("id", id).put("state", state).put("reason", reason);
    event.set("points", points.get("points"));
    return event;
  }
}
