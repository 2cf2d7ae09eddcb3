// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meriggio.controller.Figure;
import io.meriggio.controller.PlantNow;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Fault;
import io.meriggio.device.LineInfo;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.device.Unit;
import io.meriggio.device.Value;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** INTERFACES, "REST": what is read of gateway, plant, devices and lines. */
class PlantDoorTest {
  private final Door door = new Door();

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void healthIsOpenAndNobodyOwnsTheGateway() {
    HttpResponse<String> response = door.get("/health");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(response.body())
        .isEqualTo(
            "{\"status\":\"UP\",\"version\":\"0.1.0\",\"claimed\":false,"
                + "\"safeMode\":null,\"notices\":[]}");
  }

  @Test
  void healthIsStartingUntilEveryDeviceWasPolledOnce() {
    door.gateway.firstPollsEnded = false;
    assertThat(health()).isEqualTo("STARTING");

    door.gateway.firstPollsEnded = true;
    assertThat(health()).isEqualTo("UP");

    door.gateway.started = false;
    assertThat(health()).isEqualTo("STARTING");
  }

  @Test
  void healthIsDegradedWhileADeviceOrALineIsNotWell() {
    FakeDevice meter = new FakeDevice("grid", "dtsu666");
    door.gateway.devices.add(meter.in(DeviceState.OFFLINE, Reason.TIMEOUT, "no answer"));
    assertThat(health()).isEqualTo("DEGRADED");

    meter.in(DeviceState.ONLINE, Reason.NONE, "");
    assertThat(health()).isEqualTo("UP");

    door.gateway.lines.add(line(LineInfo.State.DOWN, Reason.LINE_DOWN));
    assertThat(health()).isEqualTo("DEGRADED");
  }

  @Test
  void thePlantNowHasEveryFigureOfTheContract() {
    JsonNode now = Door.body(door.get("/plant/now"));

    for (String id :
        List.of(
            "pv_power",
            "grid_power",
            "consumption_power",
            "household_power",
            "battery_power",
            "battery_soc",
            "charger_power",
            "self_consumption_today",
            "autarky_today")) {
      assertThat(now.path(id).properties().stream().map(Map.Entry::getKey))
          .as(id)
          .containsExactly("value", "unit", "quality", "reason", "at");
    }
    assertThat(now.path("configuration").isInt()).isTrue();
    assertThat(now.path("configuration").intValue()).isEqualTo(5);
    assertThat(now.path("pv_power").toString())
        .isEqualTo(
            "{\"value\":3120.5,\"unit\":\"W\",\"quality\":\"GOOD\",\"reason\":null,"
                + "\"at\":\"2026-06-01T12:00:00.250+02:00\"}");
  }

  @Test
  void aTimeHasItsSecondsAndItsOffsetAlsoWhenTheyAreZero() {
    Map<String, Figure> figures = new HashMap<>(FakeGateway.plantNow().figures());
    figures.put(
        "pv_power", Figure.good(1, Unit.WATT, java.time.Instant.parse("2026-12-01T10:00:00Z")));
    door.gateway.plantNow = new PlantNow(figures, OptionalInt.empty(), List.of(), FakeGateway.AT);

    JsonNode now = Door.body(door.get("/plant/now"));
    assertThat(now.path("pv_power").path("at").textValue())
        .isEqualTo("2026-12-01T11:00:00.000+01:00");
    assertThat(now.get("configuration").isNull()).isTrue();
  }

  @Test
  void unknownIsNullWithItsReason() {
    JsonNode grid = Door.body(door.get("/plant/now")).path("grid_power");

    assertThat(grid.get("value").isNull()).isTrue();
    assertThat(grid.get("reason").textValue()).isEqualTo("OFFLINE");
    assertThat(grid.get("quality").textValue()).isEqualTo("BAD");
  }

  @Test
  void thePlantSaysWhyInTheLanguageOfTheRequest() {
    JsonNode italian =
        Door.body(door.send(door.request("/plant").header("Accept-Language", "it-IT, en;q=0.5")));
    JsonNode english = Door.body(door.get("/plant"));

    assertThat(english.path("explanation").textValue())
        .startsWith("Configuration 5, three-phase PV: production comes from the inverters roof");
    assertThat(italian.path("explanation").textValue())
        .startsWith(
            "Configurazione 5, fotovoltaico trifase: la produzione viene dagli inverter roof");
    assertThat(english.path("contractedPower").intValue()).isEqualTo(6000);
    assertThat(english.path("timeZone").textValue()).isEqualTo("Europe/Rome");
  }

  @Test
  void aPointIsANumberABooleanATextOrAListOfFaults() {
    door.gateway.devices.add(
        new FakeDevice(
            "roof",
            "string",
            good(Point.number("energy_pv_total", Unit.WATT_HOUR, PollClass.SLOW), 21_807_800),
            good(Point.number("voltage_l1", Unit.VOLT, PollClass.FAST), 2301 * 0.1),
            Reading.good(
                point("running", Point.Kind.FLAG)
                    .commandable(new Point.Commandable(0, 0, 0, List.of(), 0, 5)),
                Value.of(true),
                FakeGateway.AT),
            Reading.good(point("status", Point.Kind.TEXT), Value.of("NORMAL"), FakeGateway.AT),
            Reading.good(
                point("fault", Point.Kind.FAULTS),
                new Value.Faults(List.of(new Fault("ID001", "Grid over-voltage"))),
                FakeGateway.AT),
            Reading.bad(
                Point.number("pv_power", Unit.WATT, PollClass.FAST),
                Reason.STALE,
                FakeGateway.AT)));

    JsonNode points = Door.body(door.get("/devices/roof/points")).path("points");
    assertThat(points.findValuesAsText("id"))
        .containsExactly("energy_pv_total", "voltage_l1", "running", "status", "fault", "pv_power");
    assertThat(points.get(0).path("value").toString()).isEqualTo("21807800");
    assertThat(points.get(1).path("value").toString()).isEqualTo("230.1");
    assertThat(points.get(2).path("value").toString()).isEqualTo("true");
    assertThat(points.get(2).path("writable").booleanValue()).isTrue();
    assertThat(points.get(3).path("value").toString()).isEqualTo("\"NORMAL\"");
    assertThat(points.get(4).path("value").toString())
        .isEqualTo("[{\"code\":\"ID001\",\"text\":\"Grid over-voltage\"}]");
    assertThat(points.get(5).get("value").isNull()).isTrue();
    assertThat(points.get(5).path("reason").textValue()).isEqualTo("STALE");
    assertThat(points.get(0).get("reason").isNull()).isTrue();
    assertThat(points.get(0).path("unit").textValue()).isEqualTo("Wh");
  }

  @Test
  void aDeviceShowsWhoItIsAndHowItIs() {
    door.gateway.devices.add(
        new FakeDevice("grid", "dtsu666")
            .in(DeviceState.OFFLINE, Reason.TIMEOUT, "no answer within 1000 ms"));

    JsonNode device = Door.body(door.get("/devices")).path("devices").get(0);
    assertThat(Door.body(door.get("/devices/grid")).path("id").textValue()).isEqualTo("grid");
    assertThat(device.path("family").textValue()).isEqualTo("dtsu666");
    assertThat(device.path("model").textValue()).isEqualTo("g3");
    assertThat(device.path("serialNumber").textValue()).isEqualTo("SN1");
    assertThat(device.path("name").textValue()).isEqualTo("grid");
    assertThat(device.path("line").textValue()).isEqualTo("met");
    assertThat(device.path("state").textValue()).isEqualTo("OFFLINE");
    assertThat(device.path("reason").textValue()).isEqualTo("TIMEOUT");
    assertThat(device.path("detail").textValue()).isEqualTo("no answer within 1000 ms");
    assertThat(device.path("unit").intValue()).isEqualTo(32);
  }

  @Test
  void aDevicesModbusExceptionIsNamedByItsNumber() {
    door.gateway.devices.add(
        new FakeDevice("grid", "dtsu666")
            .in(DeviceState.OFFLINE, Reason.MODBUS_EXCEPTION, "MODBUS_2: illegal address"));

    assertThat(Door.body(door.get("/devices/grid")).path("reason").textValue())
        .isEqualTo("MODBUS_2");
  }

  @Test
  void aLineShowsWhereItLeadsAndHowBusyItIs() {
    door.gateway.lines.add(line(LineInfo.State.UP, Reason.NONE));

    JsonNode line = Door.body(door.get("/lines")).path("lines").get(0);
    assertThat(line.toString())
        .isEqualTo(
            "{\"id\":\"met\",\"transport\":\"modbus-tcp\",\"address\":\"192.0.2.7:502\","
                + "\"state\":\"UP\",\"reason\":null,\"detail\":null,\"utilisation\":0.25,"
                + "\"requests\":7,\"timeouts\":2,\"errors\":1,\"readOnly\":true}");
  }

  @Test
  void aDeviceExplainsItselfInTheLanguageOfTheRequest() {
    door.gateway.devices.add(
        new FakeDevice("grid", "dtsu666")
            .in(
                DeviceState.DRIVER_ABSENT,
                Reason.DRIVER_ABSENT,
                new Text("no driver", "nessun driver")));

    JsonNode italian =
        Door.body(door.send(door.request("/devices").header("Accept-Language", "it")));
    assertThat(italian.path("devices").get(0).path("detail").textValue())
        .isEqualTo("nessun driver");
    assertThat(Door.body(door.get("/devices")).path("devices").get(0).path("detail").textValue())
        .isEqualTo("no driver");
  }

  @Test
  void whatHasNotStartedIsNotAvailableYet() {
    door.gateway.started = false;

    for (String path : List.of("/plant", "/plant/now", "/devices", "/lines")) {
      HttpResponse<String> response = door.get(path);
      assertThat(response.statusCode()).as(path).isEqualTo(503);
      assertThat(response.headers().firstValue("Content-Type"))
          .hasValue("application/problem+json");
      assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }
  }

  private String health() {
    return Door.body(door.get("/health")).path("status").textValue();
  }

  private static Reading good(Point point, double value) {
    return Reading.good(point, Value.of(value), FakeGateway.AT);
  }

  private static Point point(String id, Point.Kind kind) {
    return new Point(id, Unit.NONE, kind, PollClass.NORMAL, Optional.empty(), 2);
  }

  @Test
  void aLinesDetailIsToldInTheLanguageOfTheRequest() {
    Text refused =
        new Text(
            "it refused the connection", "ha rifiutato la connessione", "die Verbindung abgelehnt");
    door.gateway.lines.add(line(LineInfo.State.DOWN, Reason.LINE_DOWN, refused));

    JsonNode italian = Door.body(door.send(door.request("/lines").header("Accept-Language", "it")));
    assertThat(italian.path("lines").get(0).path("detail").textValue())
        .isEqualTo("ha rifiutato la connessione");
    JsonNode german = Door.body(door.send(door.request("/lines").header("Accept-Language", "de")));
    assertThat(german.path("lines").get(0).path("detail").textValue())
        .isEqualTo("die Verbindung abgelehnt");
  }

  private static LineInfo line(LineInfo.State state, Reason reason) {
    return line(state, reason, Text.NONE);
  }

  private static LineInfo line(LineInfo.State state, Reason reason, Text detail) {
    return new LineInfo(
        "met", "modbus-tcp", "192.0.2.7:502", state, reason, detail, true, 0.25, 7, 2, 1);
  }
}
