// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.meriggio.itests.container.Prepared;
import io.meriggio.simulator.state.Charger;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A charge goes on while its charge point, its driver and the gateway come and go. */
class ChargeSurvivesIT {
  private static final Duration SOON = Duration.ofSeconds(40);

  /** The meter of the charge point counts whole Wh; the gateway reads it every few seconds. */
  private static final double SOME_SECONDS = 30;

  @TempDir private Path folder;

  @Test
  void aChargeSurvivesAnExchangedDriverAKillALostChargePointAndIsLeftSafeAtTheStop()
      throws Exception {
    try (ChargingSite site = new ChargingSite(folder, ChargingSite.NO_CARS)) {
      final double counter = site.charger(ChargingSite.LEFT).energyTotal();
      plan(site);
      site.awaitCharging(ChargingSite.LEFT, 7, ChargingSite.FIRST_CHARGE);
      site.await(
          ChargingSite.LEFT, "has energy", SOON, s -> s.path("sessionEnergy").asDouble() > 0);
      JsonNode session = session(site);
      assertThat(strategy(site, ChargingSite.LEFT, "{\"kind\": \"ECO_PURE\"}")).isEqualTo(409);

      exchangedDriver(site);
      assertSame(site, session, counter);
      killed(site);
      assertSame(site, session, counter);
      lostChargePoint(site);
      assertSame(site, session, counter);
      stopped(site);
    }
  }

  /** The other goes on, and is not given what the silent one may draw. */
  private static void lostChargePoint(ChargingSite site) throws Exception {
    site.pull(ChargingSite.LEFT);
    long pulled = System.nanoTime();
    site.awaitState(ChargingSite.LEFT, "OFFLINE", SOON);
    double seconds = (System.nanoTime() - pulled) / 1e9;
    // 15 s after its last answer, which was up to a poll before it was pulled; then up to a cycle
    assertThat(seconds).as("seconds until OFFLINE").isBetween(12.0, 25.0);
    assertThat(site.shown(ChargingSite.RIGHT).path("state").asText()).isEqualTo("CHARGING");
    assertThat(drawn(site)).isLessThanOrEqualTo(ChargingSite.CONTRACT);
    site.restore(ChargingSite.LEFT);
    site.awaitState(ChargingSite.LEFT, "CHARGING", SOON);
  }

  private void exchangedDriver(ChargingSite site) throws Exception {
    Path pack = Prepared.rising(folder.resolve("rising"), "wallbox", 1).resolve("1.kar");
    HttpResponse<String> answer =
        site.gateway().post("/packs", "application/octet-stream", Files.readAllBytes(pack));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    site.awaitState(ChargingSite.LEFT, "CHARGING", SOON);
    assertThat(drawn(site)).isLessThanOrEqualTo(ChargingSite.CONTRACT);
  }

  private static int strategy(ChargingSite site, String box, String json) throws Exception {
    String path = "/charge-points/" + box + "/strategy";
    return site.gateway().put(path, json.getBytes(StandardCharsets.UTF_8)).statusCode();
  }

  /** A strategy that a person chose, before the car comes. */
  private static void plan(ChargingSite site) throws Exception {
    site.awaitState(ChargingSite.RIGHT, "UNPLUGGED", SOON);
    String plan = "{\"kind\": \"KM_REPEATED\", \"distanceKm\": 200, \"consumptionWhPerKm\": 150}";
    assertThat(strategy(site, ChargingSite.RIGHT, plan)).isEqualTo(200);
    site.carsCome();
  }

  /** The house draws more meanwhile: what was offered before the power cut is too much now. */
  private static void killed(ChargingSite site) throws Exception {
    site.awaitCharging(ChargingSite.LEFT, 7, SOON);
    final double before = site.charger(ChargingSite.LEFT).limit();
    site.gateway().kill();
    site.house(3000);
    Offers offers = new Offers(site);
    site.start();
    site.await(
        ChargingSite.LEFT,
        "is lowered",
        SOON,
        shown -> site.charger(ChargingSite.LEFT).limit() < before);
    List<Double> seen = offers.end();
    assertThat(seen).as("A offered after the kill").allMatch(amperes -> amperes <= before);
    assertThat(drawn(site)).isLessThanOrEqualTo(ChargingSite.CONTRACT);
    assertThat(site.shown(ChargingSite.RIGHT).path("strategy").path("kind").asText())
        .isEqualTo("KM_REPEATED");
    site.house(500);
    // who was paused by the limit comes back when there has been room for a minute
    site.awaitBothCharging(6, ChargingSite.FIRST_CHARGE);
  }

  /** What is offered to the car at the left, whenever it changes, A. */
  private static final class Offers {
    private final List<Double> seen = new ArrayList<>();
    private final Thread watch;

    Offers(ChargingSite site) {
      watch =
          new Thread(
              () -> {
                while (!Thread.currentThread().isInterrupted()) {
                  look(site.charger(ChargingSite.LEFT).limit());
                  LockSupport.parkNanos(20_000_000);
                }
              });
      watch.start();
    }

    private void look(double amperes) {
      if (seen.isEmpty() || seen.get(seen.size() - 1) != amperes) {
        seen.add(amperes);
      }
    }

    List<Double> end() throws InterruptedException {
      watch.interrupt();
      watch.join();
      return seen;
    }
  }

  /** Charge points are left at their fail-safe current, and outputs open. */
  private static void stopped(ChargingSite site) throws Exception {
    HttpResponse<String> made =
        site.gateway()
            .put(
                "/outputs/3/override",
                "{\"mode\": \"ON\", \"minutes\": 10}".getBytes(StandardCharsets.UTF_8));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    long end = System.nanoTime() + SOON.toNanos();
    while (!closed(site).get(2) && System.nanoTime() < end) {
      Pause.millis(100);
    }
    assertThat(closed(site))
        .as("%s", site.get("/outputs"))
        .containsExactly(false, false, true, false);
    assertThat(site.gateway().terminate()).isZero();
    assertThat(closed(site)).as("closed outputs").doesNotContain(true);
    for (Charger charger : site.truth().units().chargers()) {
      assertThat(charger.limit()).as("A left at a charge point").isLessThanOrEqualTo(6);
    }
  }

  private static List<Boolean> closed(ChargingSite site) {
    return site.truth().units().switches().closed();
  }

  private static double drawn(ChargingSite site) {
    return -site.truth().grid().power().total();
  }

  private static JsonNode session(ChargingSite site) throws Exception {
    JsonNode all = site.get("/charge-points/" + ChargingSite.LEFT + "/sessions").path("sessions");
    assertThat(all.size()).as("sessions: %s", all).isEqualTo(1);
    return all.get(0);
  }

  /** The same session, with the energy of the charge point's own meter. */
  private static void assertSame(ChargingSite site, JsonNode before, double counter)
      throws Exception {
    JsonNode now = session(site);
    assertThat(now.path("start")).isEqualTo(before.path("start"));
    assertThat(now.path("end").isNull()).as("%s", now).isTrue();
    double delivered = site.charger(ChargingSite.LEFT).energyTotal() - counter;
    assertThat(site.shown(ChargingSite.LEFT).path("sessionEnergy").asDouble())
        .as("session energy, the meter says %s Wh", delivered)
        .isCloseTo(delivered, within(16 * 230 * SOME_SECONDS / 3600));
  }
}
