// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** JSON of what the controller decides on, in the form of the REST contract. */
final class MockControl {
  private static final ObjectMapper JSON = new ObjectMapper();

  private MockControl() {}

  /** A list without members. */
  static ObjectNode none(String list) {
    ObjectNode answer = JSON.createObjectNode();
    answer.putArray(list);
    return answer;
  }

  /** A list of these. */
  static ObjectNode list(String list, ObjectNode... members) {
    ObjectNode answer = none(list);
    for (ObjectNode member : members) {
      answer.withArray(list).add(member);
    }
    return answer;
  }

  /** A charge point that waits for the sun for another so many seconds. */
  static ObjectNode waiting(int seconds) {
    ObjectNode point = point("wb1", "Garage", "STANDBY", "PV_LOW");
    point.put("sentence", "The production is 1500 W; 1800 W are needed.");
    point.put("remainingSeconds", seconds);
    point.putObject("strategy").put("kind", "ECO_PURE");
    return point;
  }

  /** A charge point that charges for a distance. */
  static ObjectNode charging() {
    ObjectNode point = point("wb2", "Yard", "CHARGING", null);
    point.put("sentence", "The car is offered 13 A.");
    point
        .putObject("strategy")
        .put("kind", "KM_SINGLE")
        .put("distanceKm", 100)
        .put("consumptionWhPerKm", 180);
    return point
        .put("strategyLocked", true)
        .put("current", 13)
        .put("phases", 3)
        .put("power", 8970)
        .put("sessionEnergy", 4321);
  }

  private static ObjectNode point(String id, String name, String state, String reason) {
    ObjectNode point = JSON.createObjectNode();
    point.put("id", id).put("name", name).put("device", id).put("state", state);
    point.put("reason", reason).putNull("sentence").putNull("remainingSeconds");
    point.put("strategyLocked", false).put("current", 0).put("phases", 1);
    return point.put("power", 0).put("sessionEnergy", 0).putNull("command");
  }

  /** Four outputs, of which the third is closed by the logic {@code hp}. */
  static ObjectNode outputs() {
    return list(
        "outputs",
        output(1, "digital output 1", "OPEN", "3-4", null),
        output(2, "digital output 2", "OPEN", "2-4", null),
        output(3, "Heat pump", "CLOSED", "16-17-18", 2).put("remainingSeconds", 725),
        output(4, "Boiler", "OPEN", "13-14-15", 1));
  }

  /** One output, left to its logics. */
  static ObjectNode output(int id, String name, String state, String terminals, Integer relay) {
    ObjectNode output = JSON.createObjectNode();
    output.put("id", id).put("name", name).put("state", state);
    output.put("reason", state.equals("CLOSED") ? "hp" : "STARTED");
    output.put("sentence", "PV power 2145 W reached 2000 W.").putNull("remainingSeconds");
    output.put("terminals", terminals).put("relay", relay).put("override", "AUTO");
    return output.put("switchings", 7).put("hours", 2.5);
  }

  /** A logic on the third output. */
  static ObjectNode logic(boolean active) {
    ObjectNode logic = JSON.createObjectNode();
    logic.put("id", "hp").put("kind", "THRESHOLD").put("output", 3).put("variable", "PV_POWER");
    logic.put("maximum", 2000).put("minimum", 1000).put("invert", false).put("active", active);
    logic.put("checkMinutes", 15).put("from", "08:00").put("to", "18:00");
    logic.put("yearFrom", "10-15").put("yearTo", "04-15").put("onDataLoss", "OPEN");
    logic.put("switchedLoadPower", 1800).putNull("maxMinutesPerDay").putNull("maxClosingsPerDay");
    logic
        .putObject("status")
        .put("activation", active ? "ACTIVE" : "INACTIVE")
        .put("closing", active)
        .put("reason", "hp")
        .putNull("sentence")
        .putNull("remainingSeconds");
    return logic;
  }

  /** A storage that a person has charged. */
  static ObjectNode storage() {
    ObjectNode storage = JSON.createObjectNode();
    storage.put("id", "hyd").put("mode", "CHARGE").put("power", -2000);
    storage.put("reason", "storage.person").put("sentence", "A person asked for 2000 W.");
    return storage.put("remainingSeconds", 3600).putNull("trouble").put("switchings", 4);
  }

  /** The gateway has all of these. */
  static void on(MockGateway gateway) {
    gateway.answer("/charge-points", list("chargePoints", waiting(41), charging()));
    gateway.answer("/outputs", outputs());
    gateway.answer("/logics", list("logics", logic(true)));
    gateway.answer("/storages", list("storages", storage()));
  }

  /** What there is to ask of storages, limits and sensors. */
  static void limits(MockGateway gateway) throws IOException {
    gateway.answer(
        "/storage-settings",
        JSON.readTree(
            "{\"reserveSoc\":15,\"carProtection\":\"NO_DISCHARGE\",\"peakShaving\":true,\"margin\":200}"));
    gateway.answer(
        "/storage-schedule",
        JSON.readTree(
            """
            {"schedule":[{"id":"night","enabled":true,"days":["MONDAY","FRIDAY"],"from":"23:00",
             "to":"05:30","action":"CHARGE","power":3000,"untilSoc":80,"storage":null}]}"""));
    gateway.answer(
        "/export-limit",
        JSON.readTree(
            """
            {"power":3000,"feedIn":2145,"ceilings":{"roof":82.5},"reason":"limit.kept",
             "sentence":"2145 W are fed in, 855 W below the limit.","alarm":false,"trouble":null}"""));
    gateway.answer(
        "/ct-check",
        JSON.readTree(
            """
            {"kind":"EXCHANGE","device":"io","stage":"LOAD","result":null,
             "sentence":"Switch on a load of at least 1 kW now.","remainingSeconds":24,"power":-420,
             "reversalOffered":false,"reversedInSoftware":false}"""));
    gateway.answer(
        "/switchings",
        JSON.readTree(
            """
            {"switchings":[{"at":"2026-11-21T09:00:00Z","output":3,"state":"CLOSED","reason":"hp","logic":"hp",
             "variable":"PV_POWER","value":2145,"threshold":2000,"user":null,"sentence":"PV power 2145 W reached 2000 W."},
             {"at":"2026-11-21T11:00:00Z","output":4,"state":"OPEN","reason":"MANUAL","logic":null,
             "variable":null,"value":null,"threshold":null,"user":"anna","sentence":"A person opened it."}]}"""));
    gateway.answer("/plant-power", JSON.readTree("{\"devices\":[]}"));
  }

  /** The gateway's own inputs and outputs are among its devices. */
  static void onBoard(MockGateway gateway) {
    ObjectNode devices = MockPlant.devices();
    devices
        .withArray("devices")
        .addObject()
        .put("id", "io")
        .put("family", "onboard-io")
        .put("name", "Own inputs")
        .put("state", "ONLINE");
    gateway.answer("/devices", devices);
  }
}
