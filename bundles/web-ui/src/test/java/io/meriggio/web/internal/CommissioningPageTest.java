// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meriggio.commissioning.Draft;
import io.meriggio.commissioning.Draft.DraftDevice;
import io.meriggio.commissioning.Draft.DraftLine;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three configurations through the whole assistant, as an installer does it. */
class CommissioningPageTest extends InBrowser {
  private final MockCommissioning commissioning = new MockCommissioning();

  @BeforeEach
  void aGatewayWithoutAPlant() {
    gateway.has(commissioning);
  }

  /** Configuration 1: by serial number and address, over a stick; with a charge point on CAN. */
  @Test
  void aSingleWireHybridIsCommissionedByHand() throws Exception {
    begin();
    assertThat(page.evaluate("document.querySelector('.danger-list').innerText").asText())
        .as("what can kill is seen, not only there")
        .contains(
            "Danger of death",
            "qualified electrician",
            "mains off",
            "Mains and USB never",
            "Clamp");
    next();
    page.await("document.querySelector('.refusal')");
    assertThat(page.text(".refusal")).isEqualTo("Read the safety notice and confirm it.");
    tick("safetyConfirmed");
    nextTo("system");
    assertThat(page.text(".step")).contains("The system, not the inverter.");
    choose("phases", "1");
    nextTo("contract");
    enter("contractedPower", "0");
    next();
    page.await("document.querySelector('.wrong-with')");
    assertThat(page.text(".wrong-with")).startsWith("Enter the contracted power");
    enter("contractedPower", "4.5");
    nextTo("place");
    enter("name", "Casa Verdi");
    enter("latitude", "43.77");
    enter("longitude", "11.25");
    nextTo("configuration");
    assertThat(texts("[data-configuration] > b"))
        .hasToString(
            "[\"1 · Single-phase hybrid\",\"2 · 3000SP storage retrofit\",\"4 · Single-phase string"
                + " inverter\",\"6 · Other maker’s PV, single-phase\",\"8 · No PV, single-phase\"]");
    choose("configuration", "1");
    nextTo("devices");
    assertThat(used()).isEqualTo("9 red,10 black");
    assertThat(page.text("[data-table=hyd1hp]")).contains("RS485 pin 5", "9", "pin 6", "10");
    next();
    page.await("document.querySelector('.refusal')");
    assertThat(page.text(".refusal")).contains("needs at least one device of the kind: hybrid");
    press("[data-add=inverter]");
    page.await("document.querySelector('.new-device')");
    enter("serialNumber", "ZH1ES360K1A001");
    set("[name=way]", "ethernetStick");
    page.await("document.querySelector('.new-device [name=host]')");
    assertThat(page.text(".new-device")).contains("Port 8899", "under System Info");
    press("[data-take]");
    page.await("document.activeElement.matches('.new-device [name=host]:invalid')");
    enter("host", "192.168.1.40");
    press("[data-take]");
    page.await("document.querySelector('[data-device=inverter-1]')");
    nextTo("sensors");
    assertThat(page.text(".step")).contains("wired to the inverter");
    nextTo("chargers");
    assertThat(page.text("[data-keypad=charger]")).contains("at least 10 s", "123456", "120 s");
    assertThat(page.text("[data-table=chargePoint]")).contains("pin 4 (blue) CAN-H", "7");
    press("[data-add=charge-point]");
    // not on the stick of the inverter: the first way to a charge point is CAN, where it is the
    // first
    page.await("document.querySelector('.new-device [name=interface]')");
    press("[data-take]");
    page.await("document.querySelector('[data-device=charge-point-1]')");
    assertThat(used()).isEqualTo("7 blue,8 whiteblue,9 red,10 black");
    tick("plugAndPlay");
    tick("firmware");
    nextTo("summary");
    assertThat(page.text(".overview"))
        .contains("Single-phase", "4.50 kW", "Casa Verdi", "address 1");
    assertThat(page.text("[data-warnings]"))
        .contains("register map of charge-point-1 was not confirmed");
    press(".apply");
    page.await("document.querySelector('[data-applied]')");
    publish("inverter-1", "ONLINE");
    page.await(
        "document.querySelector('[data-starting=inverter-1] .chip').textContent === 'Online'");
    Draft applied = commissioning.applied().orElseThrow();
    assertThat(applied.configuration()).contains(1);
    assertThat(applied.contractedPower()).contains(4500);
    assertThat(applied.devices())
        .extracting(DraftDevice::id, d -> d.line().orElse(""), d -> d.unit().orElse(0))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("inverter-1", "192-168-1-40-8899", 1),
            org.assertj.core.groups.Tuple.tuple("charge-point-1", "can0", 1));
    assertThat(applied.lines())
        .contains(
            new DraftLine(
                "192-168-1-40-8899",
                Map.of("transport", "auto", "host", "192.168.1.40", "port", 8899)));
    press(".go-home");
    page.await("document.querySelector('home-page')");
    assertThat(page.complaints()).isEmpty();
  }

  /** Configuration 5: found by a search, interrupted, gone on with in another browser. */
  @Test
  void aThreePhasePlantIsFoundBySearchingAndGoneOnWithInAnotherBrowser() throws Exception {
    commissioning.keep(
        Map.of(
            "step",
            "CONFIGURATION",
            "safetyConfirmed",
            true,
            "phases",
            3,
            "contractedPower",
            10000,
            "name",
            "Casa",
            "timeZone",
            "Europe/Rome"));
    live(gateway.address() + "#/commissioning");
    page.await("document.querySelector('[data-step=configuration] [data-configuration=\"5\"]')");
    choose("configuration", "5");
    nextTo("devices");
    press("device-search .actions button");
    page.await("document.querySelector('[data-candidate=\"1\"] button')");
    assertThat(gateway.orders()).contains("POST /discovery {\"serialPort\":\"/dev/ttyUSB0\"}");
    press("[data-candidate=\"0\"] button");
    page.await("document.querySelector('[data-device=inverter-1]')");
    press("[data-candidate=\"1\"] button");
    page.await("document.querySelector('[data-device=meter-1]')");
    page.await("document.querySelector('[name=meterRatio]')");
    set("[name=meterRatio]", "false");
    nextTo("sensors");
    assertThat(commissioning.draft().devices().get(1).settings())
        .containsEntry("ctRatioAppliedByMeter", false);
    page.close();

    page = newPage();
    live(gateway.address() + "#/commissioning");
    page.await("document.querySelector('[data-step=sensors] [data-keypad=meter]')");
    assertThat(page.text("[data-keypad=meter]")).contains("701", "CT: →", "until it shows 32");
    assertThat(page.text(".danger")).contains("only after they are connected to the meter");
    assertThat(page.text(".tables")).contains("terminal 24 (A, +)", "Voltage", "N");
    commissioning.keep(Map.of("phases", 3, "name", "Somebody else"));
    next();
    page.await("document.querySelector('.callout button')");
    assertThat(page.text(".step")).contains("Somebody else has changed the draft");
    page.evaluate("location.hash = '#/'");
    commissioning.keep(CommissioningGallery.draft(5));
    page.await("document.querySelector('home-page')");
    page.evaluate("location.hash = '#/commissioning/sensors'");
    page.await("document.querySelector('[name=meterChecked]')");
    tick("meterChecked");
    nextTo("chargers");
    nextTo("summary");
    commissioning.fail("It could not be written (disk full). Nothing was changed.");
    press(".apply");
    page.await("document.querySelector('.refusal')");
    assertThat(page.text(".refusal")).contains("disk full", "Nothing was changed");
    assertThat(commissioning.applied()).isEmpty();
    assertThat(commissioning.draft().checks().meter()).isTrue();
  }

  /** Configuration 6: two sensors, one of them the wrong way round; on a dark phone, in German. */
  @Test
  void anotherMakersPvIsCommissionedOnAPhoneAndItsSensorIsTurned() throws Exception {
    page.size(360, 800).languages("de-DE").media("prefers-color-scheme", "dark");
    Map<String, Object> draft = new java.util.HashMap<>(CommissioningGallery.draft(6));
    draft.remove("devices");
    commissioning.keep(draft);
    live(gateway.address() + "#/commissioning/safety");
    for (String step :
        new String[] {"safety", "system", "contract", "place", "configuration", "chargers"}) {
      goTo(step);
      assertAccessible(step);
    }
    goTo("devices");
    enter("ct1File", "/sys/bus/iio/devices/iio:device0/in_power0_raw");
    nextTo("sensors");
    assertThat(used()).isEqualTo("21 black,22 red,23 black,24 red");
    check("PV_OFF", null, false);
    press("[data-check=EXCHANGE] .button");
    page.await("document.querySelector('[data-check=EXCHANGE][data-stage=PV_OFF]')");
    assertThat(gateway.orders()).contains("POST /ct-check {\"kind\":\"EXCHANGE\"}");
    check("ENDED", "REVERSED", false);
    press("[data-check=EXCHANGE] .main");
    page.await("document.querySelector('[data-check=EXCHANGE][data-stage=ENDED]')");
    check("ENDED", "CORRECT", true);
    press("[data-check=EXCHANGE] .main");
    page.await("document.querySelector('[name=invertExchange]').checked");
    assertAccessible("sensors");
    nextTo("chargers");
    nextTo("summary");
    assertAccessible("summary");
    press(".apply");
    page.await("document.querySelector('[data-applied]')");
    assertAccessible("done");
    Draft applied = commissioning.applied().orElseThrow();
    assertThat(applied.sensors())
        .isEqualTo(
            new Draft.Sensors(
                true, java.util.Optional.of(1), java.util.Optional.of(1), true, false));
    assertThat(applied.checks().exchange()).isTrue();
    assertThat(applied.devices()).extracting(DraftDevice::family).containsExactly("onboard-io");
    // what the accessibility check does itself with a canvas is not the page’s
    assertThat(page.complaints()).allMatch(complaint -> complaint.startsWith("Canvas2D"));
  }

  @Test
  void aUserSeesNoCommissioning() throws Exception {
    gateway.signIn(MockAccess.user());
    live(gateway.address());
    assertThat(
            page.evaluate("document.querySelector('[data-page=commissioning]') === null")
                .asBoolean())
        .isTrue();
    page.evaluate("location.hash = '#/commissioning'");
    page.await("document.querySelector('main h1').textContent.includes('not for your account')");
    page.evaluate("location.hash = '#/settings'");
    page.await("document.querySelector('settings-page h1')");
    assertThat(gateway.asked()).noneMatch(path -> path.endsWith("/api/v1/commissioning"));
  }

  private void begin() throws Exception {
    live(gateway.address() + "#/commissioning");
    page.await("document.querySelector('[data-step=safety] .danger-list')");
  }

  private void goTo(String step) throws Exception {
    page.evaluate("location.hash = '#/commissioning/" + step + "'");
    page.await("document.querySelector('[data-step=" + step + "] .step-form')");
  }

  private void next() throws Exception {
    page.await("!document.querySelector('.next').disabled");
    press(".next");
  }

  private void nextTo(String step) throws Exception {
    next();
    page.await("document.querySelector('[data-step=" + step + "]')");
    page.await("document.activeElement.id === 'step-title'");
  }

  private void press(String selector) throws Exception {
    page.evaluate("document.querySelector(" + quoted(selector) + ").click()");
  }

  private void tick(String name) throws Exception {
    press("[name=" + name + "]");
  }

  private void choose(String name, String value) throws Exception {
    press("[name=" + name + "][value=\"" + value + "\"]");
  }

  private void enter(String name, String value) throws Exception {
    boolean within = page.evaluate("Boolean(document.querySelector('.new-device'))").asBoolean();
    set((within ? ".new-device " : "") + "[name=" + name + "]", value);
  }

  private void set(String selector, String value) throws Exception {
    page.evaluate(
        "(() => { const e = document.querySelector(%s); e.value = %s; e.dispatchEvent(new Event('change', {bubbles: true})); })()"
            .formatted(quoted(selector), quoted(value)));
  }

  private static String quoted(String text) {
    return new ObjectMapper().valueToTree(text).toString();
  }

  /** The terminals in use in the drawing beside the step, as "9 red,10 black". */
  private String used() throws Exception {
    return page.evaluate(
            "[...document.querySelectorAll('.picture [data-pin]')].filter((e) => e.dataset.used !== 'no').map((e) => `${e.dataset.pin} ${e.dataset.used}`).join()")
        .asText();
  }

  private JsonNode texts(String selector) throws Exception {
    return page.evaluate(
        "[...document.querySelectorAll(" + quoted(selector) + ")].map((e) => e.textContent)");
  }

  /** How the check of a sensor stands from now on. */
  private void check(String stage, String result, boolean turned) {
    ObjectNode status =
        new ObjectMapper()
            .createObjectNode()
            .put("kind", "EXCHANGE")
            .put("device", "terminals")
            .put("stage", stage)
            .put("result", result)
            .put("sentence", "Ein Satz.")
            .put("reversalOffered", "REVERSED".equals(result))
            .put("reversedInSoftware", turned);
    gateway.answer("/ct-check", status);
    gateway.answer("/ct-check/confirm", status);
    gateway.answer("/ct-check/reversal", status);
  }

  private void publish(String id, String state) {
    ObjectNode list = MockPlant.devices();
    list.withArray("devices").addObject().put("id", id).put("family", "hyd").put("state", state);
    gateway.answer("/devices", list);
    gateway.publish(
        "device",
        MockPlant.deviceEvent(id, state, null, MockPlant.meterPoints(1, java.time.Instant.now())));
  }

  private void assertAccessible(String step) throws Exception {
    assertThat(page.text("main")).as(step).isNotBlank();
    Axe.checkWidth(page);
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    Axe.check(page);
    Axe.checkTargets(page);
    Axe.checkSeen(page);
  }
}
