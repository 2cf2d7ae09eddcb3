// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first page as a person sees it. */
class HomePageTest extends InBrowser {
  private final Instant at = Instant.now();

  @Test
  void showsTheFiguresOfThePlantWithoutAComplaintOfTheBrowser() throws Exception {
    live(gateway.address());
    page.await("document.querySelector('[data-node=pv]')");
    // 3215 W of sun, 2145 W to the grid: the house takes 1070 W (balance of the specification)
    assertThat(figure("pv")).isEqualTo("3.22");
    assertThat(figure("grid")).isEqualTo("2.15");
    assertThat(figure("house")).isEqualTo("1.07");
    assertThat(page.text("[data-node=grid] .subtitle")).isEqualTo("feeding in");
    assertThat(page.text(".story"))
        .isEqualTo("The sun covers the house, and 2.15 kW goes to the grid.");
    assertThat(page.text("[data-point=self_consumption_today] .big")).isEqualTo("38%");
    assertThat(page.text("[data-point=autarky_today] .big")).isEqualTo("72%");
    assertThat(page.text(".plant")).contains("Casa Bianchi", "DTSU666", "6.00 kW");
    assertThat(page.text("[data-gateway]")).isEqualTo("Running");
    assertThat(page.complaints()).isEmpty();
  }

  /** The goal is one second on loopback; the best of three, for other builds may run beside it. */
  @Test
  void isUsableWithinASecond() throws Exception {
    page.send(
        "Page.addScriptToEvaluateOnNewDocument",
        Map.of(
            "source",
            "(function look() { if (document.querySelector('[data-node=pv] .figure')) { window.usableAt = performance.now(); } else { requestAnimationFrame(look); } })()"));
    page.send("Network.setCacheDisabled", Map.of("cacheDisabled", true));
    List<Integer> millis = new ArrayList<>();
    for (int load = 0; load < 3; load++) {
      page.go(gateway.address() + "?load=" + load);
      page.await("location.search === '?load=" + load + "' && window.usableAt");
      millis.add(page.evaluate("usableAt").asInt());
    }
    System.out.println("page usable after " + millis + " ms");
    assertThat(Collections.min(millis)).isLessThanOrEqualTo(1000);
  }

  /** The browser's clock is two hours ahead: the gateway's decides. */
  @Test
  void fillsItsChartFromTheHistoryOnceAndGoesOnLive() throws Exception {
    page.send(
        "Page.addScriptToEvaluateOnNewDocument",
        Map.of(
            "source", "{ const wrong = Date.now; Date.now = () => wrong.call(Date) + 7200000; }"));
    CountDownLatch asked = new CountDownLatch(1);
    gateway.answerBy("/history", query -> awaited(asked, MockHistory.answer(query)));
    live(gateway.address());
    page.await("document.querySelector('.chart')");
    gateway.publish("plant", MockPlant.now(2500, 500, at));
    page.await("document.querySelector('power-chart').samples.at(-1).pv === 2500");
    assertThat(samples()).as("nothing has waited for the history").isLessThan(20);
    asked.countDown();
    page.await("document.querySelector('power-chart').samples.length > 500");
    assertThat(
            page.evaluate(
                    "document.querySelectorAll('.curve.load').length + ' '"
                        + " + document.querySelectorAll('.hint').length")
                .asText())
        .as("curves, torn where a minute is unknown, and no hint that the chart is still to fill")
        .isEqualTo("2 0");
    assertThat(
            page.evaluate(
                    "document.querySelector('power-chart').samples.every((one, index, all) => index === 0 || one.at > all[index - 1].at)")
                .asBoolean())
        .isTrue();
    gateway.publish("plant", MockPlant.now(2600, 500, at));
    page.await("document.querySelector('power-chart').samples.at(-1).pv === 2600");
    assertThat(samples()).isGreaterThan(500);
    page.evaluate("location.hash = '#/alarms'");
    page.await("document.querySelector('alarms-page h1')");
    page.evaluate("location.hash = '#/'");
    page.await("document.querySelector('power-chart')?.samples.length > 500");
    List<String> questions =
        gateway.asked().stream().filter(path -> path.startsWith("/api/v1/history")).toList();
    assertThat(questions).hasSize(1);
    Matcher span =
        Pattern.compile(
                "/api/v1/history\\?device=plant&point=pv_power,consumption_power,grid_power"
                    + "&from=(.+)&to=(.+)&step=raw&format=csv")
            .matcher(URLDecoder.decode(questions.get(0), StandardCharsets.UTF_8));
    assertThat(span.matches()).isTrue();
    Instant to = Instant.parse(span.group(2));
    assertThat(Duration.between(Instant.parse(span.group(1)), to))
        .isEqualTo(Duration.ofMinutes(10));
    assertThat(Duration.between(at, to).abs()).isLessThan(Duration.ofMinutes(2));
  }

  @Test
  void fillsItsChartByItselfWhereTheGatewayHasNoHistory() throws Exception {
    gateway.refuse("/history", 503, "The history can't be had.");
    live(gateway.address());
    page.await("document.querySelector('.chart .hint')");
    gateway.publish("plant", MockPlant.now(2500, 500, at));
    page.await("document.querySelector('power-chart').samples.at(-1).pv === 2500");
    page.await(
        "performance.getEntriesByType('resource').some((one) => one.name.includes('/history?'))");
    assertThat(samples()).isLessThan(20);
    assertThat(page.evaluate("document.querySelectorAll('.notice, .refusal').length").asInt())
        .isZero();
  }

  private int samples() throws Exception {
    return page.evaluate("document.querySelector('power-chart').samples.length").asInt();
  }

  private static String awaited(CountDownLatch latch, String answer) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return answer;
  }

  @Test
  void showsWhatTheDayHasBroughtSoFar() throws Exception {
    MockHousehold.in(gateway);
    live(gateway.address());
    page.await("document.querySelector('[data-total=produced]')");
    // 6100 + 5200 + 7100; 6100 + 5200 + 1900 + 600; 1900 + 600; 7100 Wh
    assertThat(page.text(".day .figures"))
        .contains("Produced 18.4 kWh", "Consumed 13.8 kWh", "From the grid 2.50 kWh")
        .contains("To the grid 7.10 kWh", "Into cars 5.80 kWh");
    // of 18.4 kWh: 6.1 = 33 %, 5.2 = 28 %, 7.1 = 39 %
    assertThat(page.text(".day .bars section:first-child"))
        .contains("House 6.10 kWh33 %", "Car 5.20 kWh28 %", "Grid 7.10 kWh39 %");
  }

  @Test
  void followsTheStream() throws Exception {
    live(gateway.address());
    gateway.publish("plant", MockPlant.now(180, -1920, at));
    page.await("document.querySelector('[data-node=pv] .figure').textContent === '0.18'");
    assertThat(figure("house")).isEqualTo("2.10");
    assertThat(page.text("[data-node=grid] .subtitle")).isEqualTo("drawing");
    // the house uses 2100 W, 1920 W of them from the grid: 180/2100 = 9 % are its own
    assertThat(page.text(".story"))
        .isEqualTo("The house covers 9 % by itself; 1.92 kW comes from the grid.");
  }

  @Test
  void showsAnUnknownFigureAsADashWithItsReasonAndNeverAsZero() throws Exception {
    gateway.answer("/plant/now", MockPlant.withoutMeter(3215, at));
    live(gateway.address());
    page.await("document.querySelector('[data-node=grid]')");
    assertThat(figure("grid")).isEqualTo("–");
    assertThat(figure("house")).isEqualTo("–");
    assertThat(page.text("[data-note='grid_power household_power']"))
        .isEqualTo(
            "Exchange with the grid, House – unknown"
                + " The last value is too old to be trusted; a new one is awaited.");
    assertThat(page.text("[data-point=autarky_today] .big")).isEqualTo("–");
    assertThat(page.evaluate("document.querySelectorAll('[data-flow]').length").asInt()).isZero();
    assertThat(page.text("main")).doesNotContain("0.00");
  }

  @Test
  void marksAnUncertainFigure() throws Exception {
    gateway.answer("/plant/now", MockPlant.withoutMeter(3215, at));
    live(gateway.address());
    page.await("document.querySelector('[data-node=pv]')");
    assertThat(figure("pv")).isEqualTo("≈3.22");
    assertThat(page.text("[data-note=pv_power]")).contains("≈ uncertain");
    assertThat(page.evaluate("Boolean(document.querySelector('.node.pv .ring.open'))").asBoolean())
        .isTrue();
  }

  @Test
  void letsTheLinesFlowTheWayTheEnergyGoesAndFasterWithMorePower() throws Exception {
    live(gateway.address());
    page.await("document.querySelector('[data-flow=pv-grid]')");
    assertThat(flows()).isEqualTo("pv-grid pv-house");
    gateway.publish("plant", MockPlant.now(0, -300, at));
    page.await("document.querySelector('[data-flow=grid-house]')");
    assertThat(flows()).isEqualTo("grid-house");
    double slow = rate();
    gateway.publish("plant", MockPlant.now(0, -3000, at));
    page.await("document.querySelector('[data-flow=grid-house]').dataset.watts === '3000'");
    assertThat(rate()).isGreaterThan(slow * 1.5);
    // the dots move along the path, that is from the grid to the house
    assertThat(
            page.evaluate(
                    "document.querySelector('[data-flow=grid-house]').getAnimations()[0]"
                        + ".effect.getKeyframes()[1].strokeDashoffset")
                .asText())
        .startsWith("-");
  }

  @Test
  void standsStillForPeopleWhoWantNoMotionAndShowsArrowsInstead() throws Exception {
    page.media("prefers-reduced-motion", "reduce");
    live(gateway.address());
    page.await("document.querySelector('[data-flow]')");
    assertThat(page.evaluate("document.getAnimations().length").asInt()).isZero();
    assertThat(page.evaluate("getComputedStyle(document.querySelector('.arrow')).display").asText())
        .isEqualTo("inline");
  }

  @ParameterizedTest
  @CsvSource({"5,false,false,true", "9,false,false,false", "3,true,true,true"})
  void drawsOnlyWhatThePlantHas(int configuration, boolean battery, boolean car, boolean sun)
      throws Exception {
    gateway.answer(
        "/plant/now",
        configuration == 3
            ? MockPlant.withStorage(4300, -310, 1200, 64, 3680, at)
            : MockPlant.now(sun ? 900 : 0, -400, at).put("configuration", configuration));
    live(gateway.address());
    page.await("document.querySelector('[data-node=grid].good')");
    assertThat(drawn("battery")).isEqualTo(battery);
    assertThat(drawn("car")).isEqualTo(car);
    assertThat(drawn("pv")).isEqualTo(sun);
    if (battery) {
      assertThat(page.text("[data-node=battery] .unit")).contains("64");
      assertThat(page.text("[data-node=battery] .subtitle")).isEqualTo("discharging");
    }
  }

  @Test
  void saysWhenTheGatewayIsGoneGreysOutTheOldFiguresAndComesBackByItself() throws Exception {
    live(gateway.address());
    page.await("document.querySelector('[data-node=pv]')");
    gateway.vanish();
    page.await("document.querySelector('.notice')");
    assertThat(page.text(".notice"))
        .containsPattern("No connection to the gateway. What you see is from \\d\\d:\\d\\d:\\d\\d");
    assertThat(page.text("[data-gateway]")).isEqualTo("Not reached");
    assertThat(page.evaluate("Boolean(document.querySelector('.home.stale'))").asBoolean())
        .isTrue();
    assertThat(
            page.evaluate("document.querySelector('[data-flow]').getAnimations().length").asInt())
        .isZero();
    gateway.comeBack();
    page.await("document.querySelector('[data-connection=LIVE]')");
    page.await("!document.querySelector('.notice') && !document.querySelector('.stale')");
  }

  @Test
  void takesTheNewPageByItselfWhenTheGatewayComesBackUpdated() throws Exception {
    live(gateway.address());
    String before = page.evaluate("document.querySelector('meta[name=build]').content").asText();
    gateway.vanish();
    page.await("document.querySelector('.notice')");
    gateway.update();
    gateway.comeBack();
    page.await("document.querySelector('meta[name=build]').content !== '" + before + "'");
    page.await("document.querySelector('[data-connection=LIVE]')");
  }

  @Test
  void tellsWhyTheKindOfPlantIsNotKnown() throws Exception {
    gateway.answer("/plant/now", MockPlant.now(900, 0, at).putNull("configuration"));
    gateway.answer("/plant", MockPlant.plant().putNull("configuration"));
    live(gateway.address());
    assertThat(page.text(".plant"))
        .contains(
            "The kind of plant is not known yet",
            "Production comes from the inverters roof, the exchange from grid.");
  }

  /** The stream can't be asked for a language; what it says in another one is asked for again. */
  @Test
  void leadsWhoHasClaimedAnEmptyGatewayToTheAssistant() throws Exception {
    gateway.answer("/devices", MockControl.none("devices"));
    live(gateway.address());
    page.await("document.querySelector('[data-empty] a')");
    assertThat(page.text("h1")).isEqualTo("No device is connected yet.");
    assertThat(page.evaluate("document.querySelector('[data-empty] a').hash").asText())
        .isEqualTo("#/commissioning");
    gateway.has(new MockCommissioning());
    click("[data-empty] a");
    page.await("document.querySelector('[data-step=safety] .step-form')");
    page.await("document.activeElement === document.querySelector('main h1')");
  }

  @Test
  void showsHintsInTheLanguageOfThePageAlsoWhenTheStreamSpeaksAnother() throws Exception {
    page.languages("it-IT");
    live(gateway.address());
    page.await("document.querySelector('[data-node=pv]')");
    gateway.answerInItalian(
        "/plant/now",
        MockPlant.withHint(
            MockPlant.now(900, 0, at), "hint.inconsistent", "La casa sembra fornire potenza."));
    gateway.publish(
        "plant",
        MockPlant.withHint(
            MockPlant.now(900, 0, at), "hint.inconsistent", "The house seems to deliver power."));
    page.await("document.querySelector('[data-hint]')");
    assertThat(page.text(".flow [data-hint]")).isEqualTo("La casa sembra fornire potenza.");
    gateway.answerInItalian("/plant/now", MockPlant.now(900, 0, at));
    gateway.publish("plant", MockPlant.now(900, 0, at));
    page.await("!document.querySelector('[data-hint]')");
  }

  @Test
  void asksNobodyButTheGatewayAndLoadsLessThan400Kilobytes() throws Exception {
    live(gateway.address());
    page.await("document.querySelector('power-chart')?.samples.length > 500");
    assertThat(
            page.evaluate(
                    "performance.getEntriesByType('resource').map((r) => r.name)"
                        + ".filter((name) => !name.startsWith(location.origin)).join()")
                .asText())
        .isEmpty();
    int weight =
        page.evaluate(
                "performance.getEntriesByType('resource').reduce((sum, r) => sum + r.decodedBodySize, 0)")
            .asInt();
    assertThat(weight).isBetween(50_000, 400_000);
    assertThat(gateway.asked()).noneMatch(path -> path.contains("messages/it.js"));
  }

  @Test
  void readsTheChartByKeyboardAlsoWhileItIsFilled() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    gateway.answerBy("/history", query -> awaited(asked, MockHistory.answer(query)));
    live(gateway.address());
    gateway.publish("plant", MockPlant.now(2500, 500, at));
    page.await("document.querySelector('[data-node=pv] .figure').textContent === '2.50'");
    page.evaluate(
        "document.querySelector('.chart').dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowLeft', bubbles: true}))");
    page.await("document.querySelector('.reading').textContent.includes('2.50')");
    asked.countDown();
    page.await("document.querySelector('power-chart').samples.length > 500");
    assertThat(page.evaluate("document.querySelector('power-chart').updateComplete").asBoolean())
        .isTrue();
    assertThat(page.text(".reading"))
        .as("what stands before the chosen moment now does not move it")
        .contains("2.50 kW");
  }

  private String flows() throws Exception {
    return page.evaluate(
            "[...document.querySelectorAll('[data-flow]')].map((line) => line.dataset.flow).sort().join(' ')")
        .asText();
  }

  private double rate() throws Exception {
    page.await("document.querySelector('[data-flow]').getAnimations().length === 1");
    return page.evaluate(
            "document.querySelector('[data-flow]').getAnimations()[0].ready.then((a) => a.playbackRate)")
        .asDouble();
  }

  private boolean drawn(String node) throws Exception {
    return page.evaluate("Boolean(document.querySelector('[data-node=" + node + "]'))").asBoolean();
  }
}
