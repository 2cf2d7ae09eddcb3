// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The devices as a person sees them. */
class DevicesPageTest extends InBrowser {
  private final Instant at = Instant.now();

  @Test
  void showsDevicesLinesAndPacksWithoutAComplaintOfTheBrowser() throws Exception {
    devices();
    page.await("document.querySelector('[data-device=roof] .headlines')");
    assertThat(page.text("[data-device=roof]"))
        .contains(
            "Roof", "String inverter", "Online", "ZCS 3PH 6000TL-V3", "ZM1ES006K12345", "3.22 kW");
    assertThat(page.text("[data-line=met]"))
        .contains(
            "Modbus TCP · 127.0.0.1:40211", "Up", "read-only", "11 % busy", "18,231 requests");
    assertThat(page.text("[data-pack=dtsu666]")).contains("0.1.0", "Active", "DTSU666 meter");
    assertThat(page.complaints()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DRIVER_ABSENT | DRIVER_ABSENT | Driver missing | The driver for this kind of device is not installed; the settings are kept.",
        "OFFLINE | TIMEOUT | Offline | The device did not answer in time. Look at its supply, its address and its cable.",
        "REFUSED | WRONG_FAMILY | Refused | Another kind of device answers than the one in the settings.",
        "FAULT | ID001 | Fault | Reason: ID001.",
        "FAULT | MODBUS_4 | Fault | The device refused what it was asked for (Modbus exception 4).",
        "STARTING | | Starting | The gateway is getting to know the device. This takes a few seconds.",
      })
  void saysWhatTheStateOfADeviceMeans(String state, String reason, String name, String sentence)
      throws Exception {
    devices();
    page.await("document.querySelector('[data-device=grid]')");
    gateway.publish("device", MockPlant.deviceEvent("grid", state, reason, unknownPoints()));
    page.await("document.querySelector('[data-device=grid] .chip').textContent === '" + name + "'");
    assertThat(page.text("[data-device=grid] .explanation")).isEqualTo(sentence);
    assertThat(page.text("[data-device=grid] .headlines b")).isEqualTo("–");
    assertThat(page.text("[data-device=roof] .chip")).isEqualTo("Online");
  }

  @Test
  void tellsWhichFamilyWasMeantWhenADriverIsMissing() throws Exception {
    String detail = "no driver for the family hid is installed; did you mean hyd?";
    devices();
    page.await("document.querySelector('[data-device=grid]')");
    gateway.publish(
        "device",
        MockPlant.deviceEvent("grid", "DRIVER_ABSENT", "DRIVER_ABSENT", unknownPoints())
            .put("detail", detail));
    page.await(
        "document.querySelector('[data-device=grid] .chip').textContent === 'Driver missing'");
    assertThat(page.text("[data-device=grid] .explanation .quiet")).isEqualTo(detail);
  }

  @Test
  void listsThePointsOfADeviceWithNameValueUnitQualityAndAge() throws Exception {
    devices();
    page.await("document.querySelector('[data-device=roof] .headlines')");
    assertThat(page.text("[data-device=roof] summary")).isEqualTo("All points (12)");
    assertThat(page.evaluate("document.querySelectorAll('tr[data-point]').length").asInt())
        .as("closed tables are not drawn")
        .isZero();
    page.evaluate("document.querySelector('[data-device=roof] summary').click()");
    page.await("document.querySelector('[data-device=roof] tr[data-point]')");
    assertThat(row("pv1_voltage")).startsWith("String 1: voltagepv1_voltage 412.3 V good");
    assertThat(row("energy_pv_today")).contains("Production today", "14.3 kWh");
    assertThat(row("running")).contains("Switched on", "yes");
    assertThat(row("inverter_temperature"))
        .contains("41.5 °C", "uncertain", "The last value is a little old");
    assertThat(row("reactive_power"))
        .contains("– unknown", "The device reported an error for this value.", "5m");
    // a register of the device alone stands apart
    assertThat(page.text("[data-device=roof] details details summary"))
        .isEqualTo("More of this device (1)");
    assertThat(page.text("details details tr")).startsWith("Point");
    assertThat(page.text("details details tbody tr")).startsWith("Bus voltagebus_voltage 650.0 V");
  }

  @Test
  void updatesALineFromTheStream() throws Exception {
    devices();
    page.await("document.querySelector('[data-line=met]')");
    ObjectNode line = (ObjectNode) MockPlant.lines().get("lines").get(0);
    gateway.publish(
        "line", line.put("state", "DOWN").put("reason", "LINE_DOWN").put("utilisation", 0.9));
    page.await("document.querySelector('[data-line=met] .chip').textContent === 'Down'");
    assertThat(page.text("[data-line=met]"))
        .contains("90 % busy", "The line is down: cable, adapter or network.");
  }

  @Test
  void asksForADeviceThatItHasNotHeardOf() throws Exception {
    devices();
    page.await("document.querySelector('[data-device=grid]')");
    ObjectNode list = MockPlant.devices();
    list.withArray("devices")
        .addObject()
        .put("id", "barn")
        .put("family", "string")
        .put("name", "Barn")
        .put("state", "ONLINE");
    gateway.answer("/devices", list);
    gateway.publish(
        "device", MockPlant.deviceEvent("barn", "ONLINE", null, MockPlant.inverterPoints(900, at)));
    page.await("document.querySelector('[data-device=barn] h2').textContent === 'Barn'");
  }

  @Test
  void forgetsADeviceAndALineThatAreNoLongerConfigured() throws Exception {
    devices();
    page.await(
        "document.querySelector('[data-device=grid]') && document.querySelector('[data-line=met]')");
    ObjectNode removed = new ObjectMapper().createObjectNode();
    gateway.publish("removed", removed.put("kind", "device").put("id", "grid"));
    gateway.publish("removed", removed.put("kind", "line").put("id", "met"));
    page.await(
        "!document.querySelector('[data-device=grid]') && !document.querySelector('[data-line=met]')");
    assertThat(page.text("[data-device=roof] .chip")).isEqualTo("Online");
  }

  @Test
  void tellsAListThatIsEmptyFromOneThatIsNotKnown() throws Exception {
    gateway.forget("/packs");
    gateway.answer("/lines", new ObjectMapper().readTree("{\"lines\":[]}"));
    devices();
    page.await("document.querySelector('[data-device=grid]')");
    page.await(
        "document.querySelector('.plain-note').textContent === 'No line is configured yet.'");
    assertThat(page.text(".devices > section:nth-child(3)"))
        .isEqualTo("Driver packs Not known at the moment.");
  }

  @Test
  void explainsAllSixStates() throws Exception {
    devices();
    page.await("document.querySelector('.states')");
    assertThat(page.evaluate("document.querySelectorAll('.states tbody tr').length").asInt())
        .isEqualTo(6);
  }

  private void devices() throws Exception {
    live(gateway.address() + "#/devices");
  }

  private String row(String point) throws Exception {
    return page.text("[data-device=roof] tr[data-point=" + point + "]");
  }

  private ObjectNode unknownPoints() {
    ObjectNode list = new ObjectMapper().createObjectNode();
    ObjectNode point = list.putArray("points").addObject().put("id", "grid_power");
    point.setAll(MockPlant.unknown("W", "DRIVER_ABSENT", at));
    return list;
  }
}
