// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.meriggio.device.Device;
import io.meriggio.device.DeviceDirectory;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Reason;
import io.meriggio.device.Snapshot;
import io.meriggio.device.SnapshotListener;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.junit.After;
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
 * The life of a driver pack in the assembled gateway: one meter whose driver comes, changes and
 * goes, beside an inverter that must not notice. The tests run in the order of their letters; each
 * brings the pack that it needs.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
@FixMethodOrder(MethodSorters.NAME_ASCENDING)
public class PackLifeIT {
  private static final int UPDATES = 50;
  private static final Duration SERVED = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(500);

  /** What a busy machine adds to a poll period. */
  private static final Duration JITTER = Duration.ofMillis(500);

  private static MeterSlave slave;

  @Inject private BundleContext context;
  @Inject private DeviceDirectory devices;
  private final Door door = new Door();
  private Installed installed;

  @Configuration
  public Option[] gateway() {
    Path work = Container.work("packs");
    Prepared.write(work.resolve("home/packs/string.kar"), Prepared.pack("string"));
    Prepared.write(work.resolve("dtsu666.kar"), Prepared.pack("dtsu666"));
    Prepared.write(work.resolve("unresolvable.kar"), Prepared.unresolvable("dtsu666"));
    Prepared.write(work.resolve("failing.kar"), Prepared.failing("dtsu666"));
    Prepared.write(work.resolve("example-1.kar"), Prepared.example("1.0.0"));
    Prepared.write(work.resolve("example-2.kar"), Prepared.example("1.1.0"));
    Prepared.rising(work.resolve("rising"), "dtsu666", UPDATES);
    int meter = Container.freePort();
    int inverter = Container.freePort();
    Prepared.write(work.resolve("site.json"), site(meter, inverter));
    return new Option[] {
      Container.gateway(
          "gateway-rest,simulator",
          work,
          Map.of("test.work", work.toString(), "test.meter", String.valueOf(meter)))
    };
  }

  private static String site(int meter, int inverter) {
    return """
        {"io.meriggio.simulator":{"plant":5,"inverterPort":%2$d,"secondsPerSecond":0},
         "io.meriggio.line~met":{"transport":"modbus-tcp","host":"127.0.0.1","port":%1$d},
         "io.meriggio.line~inv":{"transport":"modbus-tcp","host":"127.0.0.1","port":%2$d},
         "io.meriggio.device~grid":{"family":"dtsu666","line":"met","unit":32,"model":"DTSU666","pollMillis":100,"name":"Cellar"},
         "io.meriggio.device~oem":{"family":"example","line":"met","unit":7,"pollMillis":100},
         "io.meriggio.device~pv":{"family":"string","line":"inv","unit":1,"pollMillis":500}}
        """
        .formatted(meter, inverter);
  }

  @Before
  public void startTheSlave() throws IOException {
    installed = new Installed(context);
    if (slave == null) {
      slave = new MeterSlave(Integer.getInteger("test.meter"));
    }
  }

  @After
  public void theInverterIsServed() throws Exception {
    Await.until("the inverter is online", PATIENCE, () -> state("pv") == DeviceState.ONLINE);
  }

  @Test
  public void a_withoutItsPackAMeterWaitsAndWithItItIsServed() throws Exception {
    Await.until("the inverter is online", PATIENCE, () -> state("pv") == DeviceState.ONLINE);
    assertEquals(DeviceState.DRIVER_ABSENT, state("grid"));
    assertEquals(Reason.DRIVER_ABSENT, snapshot("grid").reason());
    Installed.accepted(door.upload(file("dtsu666.kar")));
    Duration took = awaitGrid();
    System.out.println("MEASURE served_after_install_ms=" + took.toMillis());
    assertEquals("Cellar", device("grid").info().name());
    assertEquals(1, installed.bundles("io.meriggio.drivers.dtsu666").size());
  }

  @Test
  public void b_updatesWhilePolledHarmNobody() throws Exception {
    install();
    Sightings grid = new Sightings("grid", "grid_power");
    Sightings pv = new Sightings("pv", "ac_power");
    List<ServiceRegistration<?>> listening =
        List.of(
            context.registerService(SnapshotListener.class, grid, null),
            context.registerService(SnapshotListener.class, pv, null));
    KarafLog log = KarafLog.fromNow();
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    int threads = Thread.getAllStackTraces().size();
    List<Long> millis = new ArrayList<>();
    for (int n = 1; n <= UPDATES; n++) {
      loaders.add(installed.loader("io.meriggio.drivers.dtsu666"));
      Instant before = Instant.now();
      int seen = grid.count();
      Installed.accepted(door.upload(file("rising/" + n + ".kar")));
      Await.until("read by the new driver", PATIENCE, () -> grid.count() > seen + 1);
      millis.add(Duration.between(before, Instant.now()).toMillis());
      assertEquals("0.2." + n, installed.version("io.meriggio.drivers.dtsu666"));
    }
    int polled = pv.count();
    Await.until("the inverter is polled after the last", PATIENCE, () -> pv.count() > polled);
    listening.forEach(ServiceRegistration::unregister);
    Duration gap = pv.longestGap();
    System.out.println(
        "MEASURE updates_ms=" + millis + " longest_gap_of_others_ms=" + gap.toMillis());
    assertTrue(
        "the inverter missed more than one poll: " + gap,
        gap.compareTo(POLL.multipliedBy(2).plus(JITTER)) <= 0);
    assertEquals(List.of(), log.troubles());
    everyNumberWasServed(grid.numbers());
    Await.until("class loaders are collected", PATIENCE, () -> Installed.collected(loaders));
    int growth = Thread.getAllStackTraces().size() - threads;
    assertTrue("threads grew by " + growth, growth <= 3);
  }

  @Test
  public void c_brokenPacksLeaveTheOldOneServing() throws Exception {
    install();
    String version = installed.version("io.meriggio.drivers.dtsu666");
    byte[] whole = file("dtsu666.kar");
    for (int length : new int[] {0, 100, whole.length / 2, whole.length - 1}) {
      refused(door.upload(Arrays.copyOf(whole, length)), "NOT_A_PACK");
    }
    HttpResponse<String> answer = door.upload(file("unresolvable.kar"));
    refused(answer, "UNRESOLVABLE");
    assertTrue(answer.body(), answer.body().contains("no.such.pkg"));
    assertEquals(version, installed.version("io.meriggio.drivers.dtsu666"));
    awaitGrid();
  }

  @Test
  public void c_aDriverThatFailsGivesWayToTheOldOne() throws Exception {
    install();
    String version = installed.version("io.meriggio.drivers.dtsu666");
    HttpResponse<String> answer = door.upload(file("failing.kar"));
    refused(answer, "UNHEALTHY");
    assertTrue(answer.body(), answer.body().contains("can't be made"));
    assertEquals(version, installed.version("io.meriggio.drivers.dtsu666"));
    awaitGrid();
  }

  @Test
  public void d_removedAndInstalledAgainItServesWithItsOldConfiguration() throws Exception {
    install();
    assertEquals(204, door.delete("/packs/dtsu666").statusCode());
    Await.until("absent", PATIENCE, () -> state("grid") == DeviceState.DRIVER_ABSENT);
    assertEquals(List.of(), installed.bundles("io.meriggio.drivers.dtsu666"));
    assertTrue(snapshot("grid").number("grid_power").isEmpty());
    Installed.accepted(door.upload(file("dtsu666.kar")));
    awaitGrid();
    assertEquals("Cellar", device("grid").info().name());
  }

  @Test
  public void e_aDriverFromOutsideIsServedAndItsOldClassesGo() throws Exception {
    assertEquals(DeviceState.DRIVER_ABSENT, state("oem"));
    long begin = System.nanoTime();
    Installed.accepted(door.upload(file("example-1.kar")));
    Await.until("served", PATIENCE, () -> snapshot("oem").number("grid_power").isPresent());
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    System.out.println("MEASURE oem_served_ms=" + took.toMillis());
    assertTrue("served after " + took, took.compareTo(SERVED) <= 0);
    WeakReference<ClassLoader> old = installed.loader("example.meter");
    Installed.accepted(door.upload(file("example-2.kar")));
    assertEquals("1.1.0", installed.version("example.meter"));
    Await.until(
        "its old class loader is collected", PATIENCE, () -> Installed.collected(List.of(old)));
  }

  private void install() throws Exception {
    if (installed.bundles("io.meriggio.drivers.dtsu666").isEmpty()) {
      Installed.accepted(door.upload(file("dtsu666.kar")));
    }
    awaitGrid();
  }

  private void everyNumberWasServed(List<Double> numbers) {
    double before = 0;
    for (double number : numbers) {
      double count = -number * 10;
      assertEquals("a number that no answer held: " + number, Math.rint(count), count, 1e-3);
      assertTrue("not in order: " + numbers, count > before);
      assertTrue("never served: " + number, count <= slave.served());
      before = count;
    }
  }

  private Duration awaitGrid() throws Exception {
    Instant begin = Instant.now();
    return Await.until(
        "the meter is served",
        PATIENCE,
        () ->
            state("grid") == DeviceState.ONLINE
                && snapshot("grid")
                    .reading("grid_power")
                    .filter(reading -> reading.at().isAfter(begin) && reading.value().isPresent())
                    .isPresent());
  }

  private Device device(String id) {
    return devices.device(id).orElseThrow(() -> new AssertionError("no device " + id));
  }

  private Snapshot snapshot(String id) {
    return device(id).snapshot();
  }

  private DeviceState state(String id) {
    return snapshot(id).state();
  }

  private static byte[] file(String name) throws IOException {
    return Files.readAllBytes(Path.of(System.getProperty("test.work"), name));
  }

  private static void refused(HttpResponse<String> answer, String code) {
    assertTrue(answer.statusCode() + " " + answer.body(), answer.statusCode() / 100 == 4);
    assertTrue(answer.body(), answer.body().contains(code));
  }
}
