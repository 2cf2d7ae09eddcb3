// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.meriggio.device.DeviceDirectory;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Snapshot;
import io.meriggio.device.SnapshotListener;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.FixMethodOrder;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.MethodSorters;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/**
 * The packs of all families in one gateway, each device simulated: each pack in turn is updated
 * while all are polled, taken out and put in again, and the others must not notice.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
@FixMethodOrder(MethodSorters.NAME_ASCENDING)
public class EveryPackIT {
  /** Of each pack; fifty in the long run. */
  private static final int UPDATES =
      Integer.getInteger("test.updates", Boolean.getBoolean("meriggio.long") ? 50 : 4);

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofSeconds(1);

  /** What a busy machine adds to a poll period. */
  private static final Duration JITTER = Duration.ofMillis(500);

  /**
   * A device of a family.
   *
   * @param unit its Modbus address
   * @param point a point that each poll reads
   * @param simulated what the simulator is told
   * @param settings further keys of its configuration, as JSON
   */
  private record Kind(int unit, String point, String simulated, String settings) {}

  private static final String CONFIRMED = ",\"settings.mapConfirmed\":true";

  private static final Map<String, Kind> KINDS = kinds();

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put(
        "dtsu666",
        new Kind(32, "grid_power", "meter", ",\"settings.ctRatioAppliedByMeter\":false"));
    kinds.put("string", new Kind(1, "ac_power", "string power=4000", ""));
    kinds.put("hyd", new Kind(1, "ac_power", "hyd model=3ph power=10000 pv=9000 packs=2", ""));
    kinds.put("sp3000", new Kind(1, "battery_power", "sp3000", ""));
    kinds.put("wallbox", new Kind(1, "charger_power", "wallbox", CONFIRMED));
    kinds.put("heat-pump", new Kind(1, "electric_power", "heat-pump", CONFIRMED));
    kinds.put("power-magic", new Kind(1, "battery_power", "power-magic", CONFIRMED));
    kinds.put("psc100", new Kind(247, "ac_power", "psc100 inverters=2 power=100000", CONFIRMED));
    kinds.put("onboard-io", new Kind(1, "grid_power", "io-module sensors=1", CONFIRMED));
    return kinds;
  }

  @Inject private BundleContext context;
  @Inject private DeviceDirectory devices;
  private final Door door = new Door();
  private Installed installed;

  @Configuration
  public Option[] gateway() {
    Path work = Container.work("every-pack");
    for (String family : KINDS.keySet()) {
      Prepared.write(work.resolve("home/packs/" + family + ".kar"), Prepared.built(family));
      Prepared.rising(work.resolve("rising-" + family), family, UPDATES + 1);
    }
    Prepared.write(work.resolve("site.json"), site());
    return new Option[] {
      Container.gateway(
          "gateway-rest,simulator",
          work,
          Map.of("test.work", work.toString(), "test.updates", String.valueOf(UPDATES)))
    };
  }

  private static String site() {
    StringBuilder simulator = new StringBuilder("\"io.meriggio.simulator\":{\"phases\":3");
    StringBuilder parts = new StringBuilder();
    KINDS.forEach(
        (family, kind) -> {
          int port = Container.freePort();
          simulator.append(
              ",\"device.%s\":\"%s port=%d\"".formatted(family, kind.simulated(), port));
          parts.append(
              (",\"io.meriggio.line~%1$s\":{\"transport\":\"modbus-tcp\",\"host\":\"127.0.0.1\","
                      + "\"port\":%2$d},\"io.meriggio.device~%1$s\":{\"family\":\"%1$s\","
                      + "\"line\":\"%1$s\",\"unit\":%3$d,\"pollMillis\":%4$d%5$s}")
                  .formatted(family, port, kind.unit(), POLL.toMillis(), kind.settings()));
        });
    return "{" + simulator + "}" + parts + "}";
  }

  @Before
  public void all() throws Exception {
    installed = new Installed(context);
    for (String family : KINDS.keySet()) {
      Await.until(
          family + " is served: " + snapshot(family).detail(), PATIENCE, () -> served(family));
    }
  }

  @Test
  public void a_everyPackIsUpdatedWhileAllArePolled() throws Exception {
    KarafLog log = KarafLog.fromNow();
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    Map<String, Long> millis = new LinkedHashMap<>();
    for (String family : KINDS.keySet()) {
      Map<String, Sightings> seen = new LinkedHashMap<>();
      KINDS.forEach((id, kind) -> seen.put(id, new Sightings(id, kind.point())));
      List<ServiceRegistration<?>> listening = new ArrayList<>();
      for (Sightings sightings : seen.values()) {
        listening.add(context.registerService(SnapshotListener.class, sightings, null));
      }
      long begin = System.nanoTime();
      for (int n = 1; n <= UPDATES; n++) {
        loaders.add(installed.loader(name(family)));
        int before = seen.get(family).count();
        Installed.accepted(door.upload(pack(family, n)));
        assertEquals("0.2." + n, installed.version(name(family)));
        Await.until(
            family + " is read by its new driver",
            PATIENCE,
            () -> seen.get(family).count() > before + 1);
      }
      millis.put(family, (System.nanoTime() - begin) / 1_000_000 / UPDATES);
      listening.forEach(ServiceRegistration::unregister);
      seen.remove(family);
      seen.forEach(
          (other, sightings) ->
              assertTrue(
                  other
                      + " missed more than one poll while "
                      + family
                      + " was updated: "
                      + sightings.longestGap(),
                  sightings.longestGap().compareTo(POLL.multipliedBy(2).plus(JITTER)) <= 0));
    }
    System.out.println("MEASURE update_to_second_poll_ms=" + millis);
    assertEquals(List.of(), log.troubles());
    Await.until("class loaders are collected", PATIENCE, () -> Installed.collected(loaders));
  }

  @Test
  public void b_everyPackIsTakenOutAndPutInAgain() throws Exception {
    for (String family : KINDS.keySet()) {
      assertEquals(204, door.delete("/packs/" + family).statusCode());
      Await.until(
          family + " has no driver",
          PATIENCE,
          () -> snapshot(family).state() == DeviceState.DRIVER_ABSENT);
      assertEquals(List.of(), installed.bundles(name(family)));
      assertTrue(snapshot(family).number(KINDS.get(family).point()).isEmpty());
    }
    for (String family : KINDS.keySet()) {
      Installed.accepted(door.upload(pack(family, UPDATES + 1)));
    }
    for (String family : KINDS.keySet()) {
      Await.until(family + " is served again", PATIENCE, () -> served(family));
    }
  }

  private boolean served(String family) {
    return snapshot(family).state() == DeviceState.ONLINE
        && snapshot(family).number(KINDS.get(family).point()).isPresent();
  }

  private Snapshot snapshot(String id) {
    return devices.device(id).orElseThrow(() -> new AssertionError("no device " + id)).snapshot();
  }

  private static String name(String family) {
    return "io.meriggio.drivers." + family;
  }

  private static byte[] pack(String family, int number) throws Exception {
    return Files.readAllBytes(
        Path.of(System.getProperty("test.work"), "rising-" + family, number + ".kar"));
  }
}
