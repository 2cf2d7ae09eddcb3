// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** What can be configured and found, in the form of the REST contract. */
final class MockSite {
  private static final ObjectMapper JSON = new ObjectMapper();

  private MockSite() {}

  /** The gateway knows two families and has a configuration of its devices and lines. */
  static void on(MockGateway gateway) throws IOException {
    gateway.answer("/families", families());
    gateway.answer("/discovery", JSON.readTree("{\"candidates\":[],\"scans\":[]}"));
    gateway.answer(
        "/devices/grid",
        JSON.readTree(
            """
            {"id":"grid","configuration":{"id":"grid","family":"dtsu666","line":"met","unit":32,
             "name":"Meter at the exchange","settings":{"invertSign":true}}}"""));
    gateway.answer(
        "/lines/met",
        JSON.readTree(
            """
            {"id":"met","configuration":{"id":"met","transport":"modbus-tcp","host":"127.0.0.1",
             "port":40211,"readOnly":true}}"""));
  }

  private static JsonNode families() throws IOException {
    return JSON.readTree(
        """
        {"families":[
         {"family":"dtsu666","title":"DTSU666","models":["dtsu666"],"links":["MODBUS"],"defaultUnit":32,
          "pollMillis":1000,"capabilities":["GRID_METER"],"points":["grid_power"],"settings":[
           {"key":"invertSign","type":"BOOLEAN","defaultValue":"false","minimum":null,"maximum":null,
            "words":[],"secret":false,"label":"Turn the sign","help":"Export is positive."},
           {"key":"ctRatioAppliedByMeter","type":"BOOLEAN","defaultValue":null,"minimum":null,
            "maximum":null,"words":[],"secret":false,"label":"The meter applies the ratio","help":null}]},
         {"family":"azzurro-cloud","title":"Azzurro cloud","models":[],"links":["NONE"],
          "defaultUnit":null,"pollMillis":60000,"capabilities":[],"points":[],"settings":[
           {"key":"baseUrl","type":"TEXT","defaultValue":null,"minimum":null,"maximum":null,
            "words":[],"secret":false,"label":"Address","help":null},
           {"key":"token","type":"TEXT","defaultValue":null,"minimum":null,"maximum":null,
            "words":[],"secret":true,"label":"Token","help":null},
           {"key":"days","type":"INTEGER","defaultValue":"7","minimum":1,"maximum":31,
            "words":[],"secret":false,"label":"Days","help":null},
           {"key":"region","type":"CHOICE","defaultValue":"eu","minimum":null,"maximum":null,
            "words":["eu","us"],"secret":false,"label":"Region","help":null}]}]}""");
  }

  /** A scan that is at so many of 40 addresses and has found an inverter and a stranger. */
  static ObjectNode scan(String state, int asked) throws IOException {
    ObjectNode scan =
        (ObjectNode)
            JSON.readTree(
                """
                {"id":"s1","search":{"sticks":true},"detail":"192.168.1.40 port 8899",
                 "startedAt":"2026-11-21T10:00:00Z","candidates":[
                  {"number":1,"family":"string","model":"ZCS 3PH 6000TL-V3","serialNumber":"ZM1ES006K99999",
                   "firmware":"V3.1","unit":1,"address":"192.168.1.40:8899","line":null,
                   "newLine":{"transport":"solarman-v5","host":"192.168.1.40"},"confidence":0.95,
                   "why":"The serial number is one of a ZCS string inverter."},
                  {"number":2,"family":null,"model":null,"serialNumber":null,"firmware":null,"unit":7,
                   "address":"192.168.1.41:502","line":null,"newLine":null,"confidence":null,
                   "why":"Something answers Modbus there."}]}""");
    return scan.put("state", state).put("asked", asked).put("toAsk", 40);
  }

  /** {@code /discovery} with this scan, and an older one that has found nothing. */
  static ObjectNode scans(ObjectNode newest) throws IOException {
    ObjectNode list = JSON.createObjectNode();
    list.putArray("candidates");
    ObjectNode older = scan("DONE", 40).put("id", "s0");
    older.putArray("candidates");
    list.putArray("scans").add(newest).add(older);
    return list;
  }
}
