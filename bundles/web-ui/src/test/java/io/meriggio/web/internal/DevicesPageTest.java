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
  void showsTheFaultsOfADeviceInItsWordsAndWhatHelps() throws Exception {
    ObjectNode points = MockPlant.inverterPoints(0, at);
    ObjectNode fault = points.withArray("points").addObject().put("id", "fault").put("unit", "");
    fault.put("quality", "GOOD").putNull("reason").put("at", at.toString());
    fault.putArray("value").addObject().put("code", "ID001").put("text", "Mains voltage too high");
    devices();
    page.await("document.querySelector('[data-device=roof] .headlines')");
    gateway.publish("device", MockPlant.deviceEvent("roof", "FAULT", "ID001", points));
    page.await("document.querySelector('[data-device=roof] .faults')");
    assertThat(page.text("[data-device=roof] .faults")).isEqualTo("ID001 Mains voltage too high");
    gateway.publish("device", MockPlant.deviceEvent("roof", "OFFLINE", "TIMEOUT", points));
    page.await("document.querySelector('[data-device=roof] .mend')");
    assertThat(page.text("[data-device=roof] .mend"))
        .startsWith("What helps: see that it has power");
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

  @Test
  void aDeviceIsAddedByAFormDrawnFromItsDriversSettings() throws Exception {
    devices();
    click("[data-do=add-device]");
    page.await("document.querySelector('device-form [name=invertSign]')");
    assertThat(page.text("device-form [name=line]")).contains("met · 127.0.0.1:40211");
    change("family", "azzurro-cloud");
    page.await("document.querySelector('device-form [name=token]')");
    assertThat(
            page.evaluate("Boolean(document.querySelector('device-form [name=line]'))").asBoolean())
        .as("the cloud needs no line")
        .isFalse();
    change("name", "Casa Nuova");
    change("token", "s3cret");
    change("days", "14");
    gateway.refuseWith("/devices", 422, "baseUrl is needed: an address.", "settings.baseUrl");
    click("device-form [type=submit]");
    page.await("document.querySelector('#device-form-baseUrl-wrong')");
    assertThat(page.text("#device-form-baseUrl-wrong")).isEqualTo("baseUrl is needed: an address.");
    gateway.accept("/devices", MockPlant.devices());
    change("baseUrl", "https://cloud.invalid");
    click("device-form [type=submit]");
    page.await("!document.querySelector('device-form')");
    assertThat(gateway.orders().get(1))
        .isEqualTo(
            "POST /devices {\"id\":\"casa-nuova\",\"family\":\"azzurro-cloud\",\"name\":\"Casa Nuova\","
                + "\"settings\":{\"baseUrl\":\"https://cloud.invalid\",\"token\":\"s3cret\",\"days\":14}}");
  }

  @Test
  void aDeviceAndALineAreChangedAndRemoved() throws Exception {
    devices();
    click("[data-device=grid] .actions .button");
    page.await("document.querySelector('device-form [name=invertSign]')");
    assertThat(value("device-form [name=unit]")).isEqualTo("32");
    assertThat(value("device-form [name=invertSign]")).isEqualTo("true");
    change("invertSign", "");
    click("device-form [type=submit]");
    page.await("!document.querySelector('device-form')");
    click("[data-line=met] .actions .button");
    page.await("document.querySelector('line-form [name=host]')");
    change("port", "502");
    click("line-form [type=submit]");
    page.await("!document.querySelector('line-form')");
    click("[data-device=grid] .actions .button:nth-child(2)");
    click("[data-device=grid] .actions .main");
    page.await("!document.querySelector('[data-device=grid] .actions .main')");
    assertThat(gateway.orders().get(0))
        .startsWith("PATCH /devices/grid {\"family\":\"dtsu666\"")
        .endsWith("\"settings\":{\"invertSign\":null,\"ctRatioAppliedByMeter\":null}}");
    assertThat(gateway.orders().get(1))
        .contains("PATCH /lines/met", "\"port\":502", "\"readOnly\":true");
    assertThat(gateway.orders().get(2)).isEqualTo("DELETE /devices/grid");
    assertThat(page.complaints()).isEmpty();
    assertThat(gateway.asked().stream().filter("/api/v1/lines"::equals).count())
        .as("everything is asked for anew after each change")
        .isGreaterThan(2);
  }

  @Test
  void aSearchShowsItsProgressAndAddsWhatItFoundWithOneClick() throws Exception {
    devices();
    click("[data-do=search]");
    page.await("document.querySelector('discovery-panel [name=place]')");
    gateway.answer("/discovery", MockSite.scan("RUNNING", 10));
    gateway.answer("/discovery/s1", MockSite.scan("DONE", 40));
    gateway.answer(
        "/discovery/s1/candidates/1",
        new ObjectMapper().readTree("{\"device\":\"string\",\"line\":\"string-line\"}"));
    click("discovery-panel .actions .main");
    page.await("document.querySelector('[data-discovery=RUNNING] [aria-valuenow=\"25\"]')");
    page.await("document.querySelector('[data-discovery=DONE]')");
    assertThat(page.text("[data-candidate='1']"))
        .contains("String inverter", "ZM1ES006K99999", "95 % sure");
    assertThat(page.evaluate("document.querySelector('[data-candidate=\"2\"] button')").isNull())
        .as("what no driver knows can't be added")
        .isTrue();
    click("[data-candidate='1'] .main");
    page.await("document.querySelector('[data-candidate=\"1\"] .state-online')");
    assertThat(page.complaints()).isEmpty();
    assertThat(gateway.orders())
        .containsExactly(
            "POST /discovery {\"sticks\":true}",
            "POST /discovery/s1/candidates/1 {\"id\":\"string\",\"lineId\":\"string-line\"}");
  }

  @Test
  void aSearchGoesOnWhereThePageWasLeftAndIsCalledOff() throws Exception {
    gateway.answer("/discovery", MockSite.scans(MockSite.scan("RUNNING", 10)));
    gateway.answer("/discovery/s1", MockSite.scan("RUNNING", 20));
    devices();
    click("[data-do=search]");
    page.await("document.querySelector('[data-discovery=RUNNING] [aria-valuenow=\"50\"]')");
    assertThat(page.text("discovery-panel .progress")).contains("20 of 40 addresses asked");
    gateway.answer("/discovery/s1", MockSite.scan("CANCELLED", 20));
    click("discovery-panel .actions .button");
    page.await("document.querySelector('[data-discovery=CANCELLED]')");
    assertThat(gateway.orders()).containsExactly("DELETE /discovery/s1");
    fill("place", "line met");
    page.evaluate(
        "document.querySelector('[name=place]').dispatchEvent(new Event('change', {bubbles: true}))");
    gateway.answer("/discovery", MockSite.scan("RUNNING", 0));
    gateway.forget("/discovery/s1");
    click("discovery-panel .actions .main");
    page.await("document.querySelector('[data-discovery=NONE]')");
    assertThat(gateway.orders()).last().isEqualTo("POST /discovery {\"line\":\"met\"}");
  }

  @Test
  void aPackIsInstalledAndBroughtBackAndWhoMayNotSeesNoButton() throws Exception {
    ObjectNode list = MockPlant.packs();
    ((ObjectNode) list.get("packs").get(0)).put("previous", "0.0.9");
    gateway.answer("/packs", list);
    devices();
    page.await("document.querySelector('[data-pack=dtsu666] .actions')");
    gateway.answer("/packs/dtsu666/rollback", list.get("packs").get(0));
    click("[data-pack=dtsu666] .actions .button");
    page.await("document.querySelector('pack-list .done')");
    assertThat(page.text("pack-list .done")).isEqualTo("dtsu666 0.1.0 serves now.");
    page.evaluate(
        "(() => { const i = document.querySelector('[name=pack]'); const d = new DataTransfer();"
            + " d.items.add(new File(['kar'], 'boiler-0.1.0.kar')); i.files = d.files; i.dispatchEvent(new Event('change')); })()");
    page.await("!document.querySelector('pack-list .rests')");
    assertThat(gateway.orders()).containsExactly("POST /packs/dtsu666/rollback", "POST /packs kar");
    gateway.signIn(MockAccess.user());
    live(gateway.address() + "?user#/devices");
    page.await("document.querySelector('[data-pack]')");
    assertThat(page.evaluate("document.querySelectorAll('main :is(button, input)').length").asInt())
        .isZero();
  }

  @Test
  void formsAreForEverybody() throws Exception {
    page.size(360, 800).media("prefers-color-scheme", "dark").languages("de-DE");
    gateway.answer("/discovery", MockSite.scans(MockSite.scan("DONE", 40)));
    devices();
    click("[data-do=search]");
    page.await("document.querySelector('[data-candidate]')");
    Axe.check(page);
    Axe.checkWidth(page);
    click(".search header .button");
    click("[data-do=add-device]");
    page.await("document.querySelector('device-form [name=invertSign]')");
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    Axe.check(page);
    Axe.checkWidth(page);
  }

  private void change(String field, String value) throws Exception {
    page.await("document.querySelector('main form [name=" + field + "]')");
    page.evaluate(
        "(() => { const i = document.querySelector('main form [name=%s]'); i.closest('details')?.setAttribute('open', ''); i.value = '%s'; i.dispatchEvent(new Event('change', {bubbles: true})); })()"
            .formatted(field, value));
  }

  private String value(String selector) throws Exception {
    return page.evaluate("document.querySelector('" + selector + "').value").asText();
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
