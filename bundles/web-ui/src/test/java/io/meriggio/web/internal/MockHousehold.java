// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;

/** What a gateway answers that people have lived with for a while: accounts, alarms, settings. */
final class MockHousehold {
  private static final ObjectMapper JSON = new ObjectMapper();

  private MockHousehold() {}

  /** Sets all these answers. */
  static void in(MockGateway gateway) {
    gateway.answer("/alarms", json("{'alarms':[" + PAST + "],'next':'a2'}"));
    gateway.answer(
        "/alarms?state=past&limit=20&before=a2",
        json(
            "{'alarms':["
                + PAST.replace("'a3'", "'a1'").replace("'a2'", "'a0'")
                + "],'next':null}"));
    gateway.answer("/alarms?state=active", json("{'alarms':[" + activeAlarm("null") + "]}"));
    gateway.answer("/energy-flows", energyFlows());
    gateway.answerBy("/charge-points/wb1/sessions", MockHousehold::sessions);
    gateway.answer("/charge-points/wb2/sessions", json("{'sessions':[]}"));
    gateway.answer("/users", json(USERS));
    gateway.answer("/invitations", json(INVITATIONS));
    gateway.answer("/tokens", json(TOKENS));
    gateway.answer("/sessions", json(SIGNED_IN));
    gateway.answer("/audit", json(AUDIT));
    gateway.answer("/settings/certificate", json(CERTIFICATE));
    gateway.answer(
        "/settings/plant",
        json(
            "{'name':'Casa Bianchi','phases':3,'timeZone':'Europe/Rome','latitude':45.07,'longitude':7.69}"));
    gateway.answer("/settings/language", json("{'language':'it'}"));
    gateway.answer("/settings/mail", json(MAIL));
    gateway.answer(
        "/settings/webhook",
        json("{'enabled':false,'url':null,'secret':false,'severity':'WARNING'}"));
    gateway.answer("/settings/mqtt-notices", json(MQTT));
  }

  /** The alarm of a meter that is silent. */
  static JsonNode alarm() {
    return json(activeAlarm("null"));
  }

  /** The same, seen by Anna. */
  static JsonNode acknowledgedAlarm() {
    return json(activeAlarm("'anna'"));
  }

  private static String activeAlarm(String by) {
    String at = by.equals("null") ? "null" : "'2026-06-21T11:00:00Z'";
    return "{'id':'a7','subject':'grid','word':'COMMUNICATION','severity':'WARNING',"
        + "'sentence':'The meter at the connection point has not answered for 5 minutes.','since':'"
        + Instant.now().minus(Duration.ofMinutes(9))
        + "','until':null,'acknowledgedBy':"
        + by
        + ",'acknowledgedAt':"
        + at
        + "}";
  }

  /**
   * A sunny day, in Wh: 18.4 kWh made (6.1 house, 5.2 car, 7.1 grid), 2.5 kWh bought (1.9 house,
   * 0.6 car).
   */
  static JsonNode energyFlows() {
    String day =
        flows(
            "pv_to_household",
            6100,
            "pv_to_charger",
            5200,
            "pv_to_grid",
            7100,
            "grid_to_household",
            1900,
            "grid_to_charger",
            600);
    String minute = flows("pv_to_charger", 120, "grid_to_charger", 30, "pv_to_household", 15);
    return json("{'today':" + day + ",'lastInterval':" + minute + "}");
  }

  /** The flows of a gateway that has just started. */
  static JsonNode noEnergyYet() {
    return json("{'today':null,'lastInterval':null}");
  }

  private static String flows(Object... given) {
    StringBuilder flows = new StringBuilder();
    for (String from : new String[] {"pv", "battery", "grid"}) {
      for (String to : new String[] {"household", "charger", "battery", "grid"}) {
        if (!from.equals(to)) {
          Object value = 0;
          for (int i = 0; i < given.length; i += 2) {
            value = given[i].equals(from + "_to_" + to) ? given[i + 1] : value;
          }
          flows.append(flows.isEmpty() ? "" : ",");
          flows.append("'energy_" + from + "_to_" + to + "':{'value':" + value);
          flows.append(",'unit':'Wh','quality':'GOOD','reason':null,'at':'2026-06-21T14:00:00Z'}");
        }
      }
    }
    return "{'from':'2026-06-21T00:00:00+02:00','to':'2026-06-21T16:00:00+02:00','flows':{"
        + flows
        + "}}";
  }

  private static final String PAST =
      "{'id':'a3','subject':'plant','word':'CONTRACT_EXCEEDED','severity':'ERROR',"
          + "'sentence':'The plant drew 6.9 kW with a contract of 6 kW.','since':'2026-06-19T19:02:11Z',"
          + "'until':'2026-06-19T19:03:40Z','acknowledgedBy':null,'acknowledgedAt':null},"
          + "{'id':'a2','subject':'roof','word':'DEVICE_FAULT','severity':'ERROR','sentence':"
          + "'Roof reports ID002: the voltage of the grid is too high.','since':'2026-06-11T11:15:00Z',"
          + "'until':'2026-06-11T11:47:00Z','acknowledgedBy':'anna','acknowledgedAt':'2026-06-11T11:20:00Z'}";

  /** Three sessions, two older ones, and the first of all. */
  private static String sessions(String query) {
    if (query.endsWith("&before=104")) {
      return page(clocked(16) + "," + clocked(14), ",'next':102");
    }
    if (query.endsWith("&before=102")) {
      String first = "2026-06-12T11:00:00+02:00";
      return page(session(first, "'" + first + "'", "'UNPLUGGED'", 9900, "0", "FAST", "null"), "");
    }
    return page(
        session("2026-06-21T09:12:00+02:00", "null", "null", 4321, "4100", "ECO_PURE", "null")
            + ","
            + session(
                "2026-06-20T08:40:00+02:00",
                "'2026-06-20T13:05:00+02:00'",
                "'CAR'",
                18230,
                "16900",
                "ECO_MIXED",
                "'04A2B3C4'")
            + ","
            + clocked(18),
        ",'next':104");
  }

  private static String clocked(int day) {
    return session(
        "2026-06-" + day + "T22:30:00+02:00",
        "'2026-06-" + (day + 1) + "T01:30:00+02:00'",
        "'TIME'",
        20900,
        "null",
        "TIME_POWER",
        "'anna'");
  }

  private static String page(String sessions, String next) {
    return ("{'sessions':[" + sessions + "]" + next + "}").replace('\'', '"');
  }

  private static String session(
      String start, String end, String why, int energy, String sun, String strategy, String card) {
    return "{'chargePoint':'wb1','start':'%s','end':%s,'why':%s,'energy':%d,'solarEnergy':%s,'strategy':'%s','card':%s,'meterStart':null,'meterEnd':null}"
        .formatted(start, end, why, energy, sun, strategy, card);
  }

  private static final String USERS =
      "{'users':[{'user':'anna','role':'OWNER','since':'2026-01-10T10:00:00Z'},"
          + "{'user':'installatore','role':'ADMINISTRATOR','since':'2026-01-10T11:00:00Z'},"
          + "{'user':'luca','role':'USER','since':'2026-02-01T18:00:00Z'}]}";
  private static final String INVITATIONS =
      "{'invitations':[{'id':'i1','role':'USER','since':'2026-06-20T10:00:00Z','expiresAt':'2026-06-27T10:00:00Z'}]}";
  private static final String TOKENS =
      "{'tokens':[{'id':'t1','name':'Home Assistant','user':'anna','permissions':['SEE','CHARGE'],'since':'2026-03-01T10:00:00Z','expiresAt':null}]}";
  private static final String SIGNED_IN =
      "{'sessions':[{'id':'s1','user':'anna','since':'2026-06-21T08:00:00Z','lastUsed':'2026-06-21T14:00:00Z','expiresAt':'2026-07-21T08:00:00Z','address':'192.168.1.20','current':true},"
          + "{'id':'s2','user':'anna','since':'2026-06-01T08:00:00Z','lastUsed':'2026-06-20T21:00:00Z','expiresAt':'2026-07-01T08:00:00Z','address':'192.168.1.44','current':false}]}";
  private static final String AUDIT =
      "{'entries':[{'id':4,'at':'2026-06-21T08:00:00Z','user':'anna','what':'SIGNED_IN','detail':'','address':'192.168.1.20'},"
          + "{'id':3,'at':'2026-06-20T21:00:00Z','user':'','what':'SIGN_IN_REFUSED','detail':'luca','address':'192.168.1.31'}],'next':null}";
  private static final String CERTIFICATE =
      "{'port':8443,'origin':'SELF_MADE','subject':'CN=meriggio','issuer':'CN=meriggio','names':['meriggio.local','192.168.1.10'],'validFrom':'2026-01-10T00:00:00Z','validTo':'2027-02-14T00:00:00Z','fingerprint':'4A:11:0C:77:21:EE:90:3B:5D:66:AF:02:C8:19:7E:54:33:80:DA:9B:01:FC:62:47:B5:2E:98:6D:10:C3:7F:AA'}";
  private static final String MAIL =
      "{'enabled':true,'host':'smtp.example.org','port':587,'security':'STARTTLS','user':'casa','password':true,'from':'casa@example.org','to':['anna@example.org'],'severity':'WARNING'}";
  private static final String MQTT =
      "{'enabled':false,'host':null,'port':1883,'tls':false,'user':null,'password':false,'topic':'meriggio/alarms','severity':'WARNING'}";

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
