// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.meriggio.device.Attempt;
import io.meriggio.device.CanFrame;
import io.meriggio.device.DeviceDriver;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DriverDescription.LinkKind;
import io.meriggio.device.Point;
import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What every driver of CAN devices keeps. A driver's test extends it with its driver and all frames
 * that a healthy device sends.
 */
public abstract class CanDriverContractTest {

  /** The driver under test. */
  protected abstract DeviceDriver driver();

  /** The frames of a healthy device, each point in at least one of them. */
  protected abstract List<CanFrame> frames();

  /** Its node. */
  protected int unit() {
    return driver().description().defaultUnit();
  }

  /** Settings of the site beside the defaults. */
  protected Map<String, String> settings() {
    return Map.of();
  }

  /** The device on a bus that knows its clock. */
  protected final OpenedDevice open(ScriptedCanLink link) throws DeviceException {
    return new OpenedDevice(
        driver(), link, unit(), Optional.empty(), settings(), Optional.empty(), link.clock());
  }

  private ScriptedCanLink healthy() {
    return new ScriptedCanLink().hear(frames().toArray(CanFrame[]::new));
  }

  @Test
  void the_driver_says_that_it_uses_can() {
    assertTrue(driver().description().links().contains(LinkKind.CAN));
  }

  @Test
  void opening_and_watching_send_nothing() throws Exception {
    ScriptedCanLink link = healthy();
    try (OpenedDevice device = open(link)) {
      assertEquals(0, link.listeners());
      device.started();
      link.hear(frames().toArray(CanFrame[]::new));
      assertFalse(device.poll(TestCycle.full()).isEmpty());
    }
    assertEquals(List.of(), link.sent());
    assertEquals(0, link.listeners(), "closed");
  }

  @Test
  void every_offered_point_is_heard_and_every_reading_is_of_an_offered_point() throws Exception {
    try (OpenedDevice device = open(healthy()).started()) {
      Set<String> possible = ids(driver().description().points());
      Set<String> offered = ids(device.connection().points());
      assertTrue(possible.containsAll(offered), offered::toString);
      assertTrue(offered.containsAll(device.readings().keySet()));
      for (Point point : device.connection().points()) {
        assertTrue(
            device.readings().containsKey(point.id()) || point.command().isPresent(), point.id());
      }
    }
  }

  @Test
  void units_kinds_and_signs_are_those_of_the_vocabulary() throws Exception {
    try (OpenedDevice device = open(healthy()).started()) {
      device.connection().points().forEach(VocabularyRules::keeps);
      for (Reading reading : device.readings().values()) {
        reading.value().ifPresent(value -> VocabularyRules.fits(reading.point(), value));
      }
    }
  }

  @Test
  void readings_bear_the_time_of_arrival_and_nobody_moves_it() throws Exception {
    ScriptedCanLink link = healthy();
    java.time.Instant arrived = link.clock().instant();
    try (OpenedDevice device = open(link)) {
      device.connection().identify();
      link.clock().advance(Duration.ofSeconds(2));
      device.connection().poll(TestCycle.full());
      assertFalse(device.readings().isEmpty());
      device.readings().values().forEach(reading -> assertEquals(arrived, reading.at()));
    }
  }

  @Test
  void silence_is_a_failure_with_its_reason() throws Exception {
    try (OpenedDevice device = open(new ScriptedCanLink())) {
      DeviceException never =
          assertThrows(DeviceException.class, () -> device.connection().identify());
      assertEquals(Reason.TIMEOUT, never.reason());
    }
    ScriptedCanLink link = healthy();
    try (OpenedDevice device = open(link).started()) {
      link.clock().advance(Duration.ofMinutes(1));
      DeviceException gone =
          assertThrows(DeviceException.class, () -> device.poll(TestCycle.full()));
      assertEquals(Reason.TIMEOUT, gone.reason());
      assertEquals(Map.of(), device.readings());
    }
  }

  @Test
  void a_bus_that_is_down_is_told() throws Exception {
    ScriptedCanLink link = healthy();
    try (OpenedDevice device = open(link).started()) {
      link.down();
      DeviceException down =
          assertThrows(DeviceException.class, () -> device.poll(TestCycle.full()));
      assertEquals(Reason.LINE_DOWN, down.reason());
    }
  }

  @Test
  void any_frame_gives_readings_or_a_reason() throws Exception {
    long seed = Long.getLong("meriggio.seed", System.nanoTime());
    int cases =
        Integer.getInteger("meriggio.cases", 300) * Integer.getInteger("meriggio.factor", 1);
    System.out.println("meriggio.seed=" + seed);
    Random random = new Random(seed);
    ScriptedCanLink link = healthy();
    try (OpenedDevice device = open(link).started()) {
      Map<String, Point> offered =
          device.connection().points().stream().collect(Collectors.toMap(Point::id, p -> p));
      for (int round = 0; round < cases; round++) {
        link.hear(spoilt(random), frames().get(0));
        for (Reading reading : device.poll(TestCycle.full()).values()) {
          assertTrue(offered.containsKey(reading.point().id()));
          assertEquals(reading.quality() == Quality.BAD, reading.value().isEmpty());
        }
      }
    }
    assertEquals(List.of(), link.sent());
  }

  /** A frame of the device with other bytes, fewer bytes, or of the other kind of identifier. */
  private CanFrame spoilt(Random random) {
    CanFrame like = frames().get(random.nextInt(frames().size()));
    byte[] data = random.nextInt(4) == 0 ? new byte[random.nextInt(9)] : like.data();
    for (int flips = random.nextInt(12); flips > 0 && data.length > 0; flips--) {
      data[random.nextInt(data.length)] = (byte) random.nextInt();
    }
    return CanFrame.of(like.id(), random.nextInt(20) == 0, data);
  }

  @Test
  void what_is_not_offered_or_out_of_range_is_refused_before_anything_is_sent() throws Exception {
    ScriptedCanLink link = healthy();
    try (OpenedDevice device = open(link).started()) {
      rejected(device, "no_such_point", Value.of(1), Reason.NOT_WRITABLE);
      for (Point point : device.connection().points()) {
        if (point.command().isEmpty()) {
          rejected(device, point.id(), Value.of(1), Reason.NOT_WRITABLE);
        } else if (point.kind() == Point.Kind.NUMBER) {
          Point.Commandable limits = point.command().get();
          rejected(device, point.id(), Value.of(limits.maximum() + 1), Reason.OUT_OF_RANGE);
          rejected(device, point.id(), Value.of(limits.minimum() - 1), Reason.OUT_OF_RANGE);
        } else {
          rejected(device, point.id(), Value.of("NO_SUCH_WORD"), Reason.OUT_OF_RANGE);
        }
      }
    }
    assertEquals(List.of(), link.sent());
  }

  private static void rejected(OpenedDevice device, String id, Value value, Reason reason)
      throws Exception {
    Attempt attempt = device.connection().execute(OpenedDevice.command(id, value));
    Attempt.Rejected rejected = assertInstanceOf(Attempt.Rejected.class, attempt, id);
    assertEquals(reason, rejected.reason(), id);
    assertTrue(rejected.detail().english().contains(id), rejected.detail().english());
  }

  @Test
  void no_thread_is_started() throws Exception {
    Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
    try (OpenedDevice device = open(healthy()).started()) {
      Set<Thread> now = new HashSet<>(Thread.getAllStackTraces().keySet());
      now.removeAll(before);
      now.removeIf(
          thread ->
              thread.getThreadGroup() == null
                  || thread.getThreadGroup().getName().equals("system"));
      assertEquals(Set.of(), now);
      assertFalse(device.readings().isEmpty());
    }
  }

  private static Set<String> ids(List<Point> points) {
    return points.stream().map(Point::id).collect(Collectors.toSet());
  }
}
