// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.meriggio.device.Attempt;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceDriver;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DriverDescription;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.SettingDescription;
import io.meriggio.device.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What every driver of Modbus devices keeps. A driver's test extends it with its driver and a
 * healthy device as register images; a fresh one for each call.
 */
public abstract class DriverContractTest {

  /** The driver under test. */
  protected abstract DeviceDriver driver();

  /** A healthy device. */
  protected abstract ScriptedLink device();

  /** Its Modbus address. */
  protected int unit() {
    return driver().description().defaultUnit();
  }

  /** The configured model; empty = the driver finds out. */
  protected Optional<String> model() {
    return Optional.empty();
  }

  /** Settings of the site beside the defaults. */
  protected Map<String, String> settings() {
    return Map.of();
  }

  /** Opens the device on a line. */
  protected final OpenedDevice open(ScriptedLink link) throws DeviceException {
    return new OpenedDevice(driver(), link, unit(), model(), settings(), Optional.empty());
  }

  @Test
  void the_description_is_pure_data() {
    DriverDescription description = driver().description();
    assertEquals(description, driver().description());
    assertTrue(description.family().matches("[a-z0-9-]+"), description.family());
    assertFalse(description.title().isBlank());
    assertTrue(description.defaultUnit() >= 1 && description.defaultUnit() <= 247);
    assertTrue(description.pollPeriod().toMillis() > 0);
    assertFalse(description.links().isEmpty());
    Set<String> ids = new HashSet<>();
    description.points().forEach(point -> assertTrue(ids.add(point.id()), "twice: " + point.id()));
    description.points().forEach(VocabularyRules::keeps);
  }

  @Test
  void every_setting_can_be_drawn_as_a_form() {
    Set<String> keys = new HashSet<>();
    for (SettingDescription setting : driver().description().settings()) {
      assertTrue(keys.add(setting.key()), "twice: " + setting.key());
      assertTrue(setting.labels().containsKey("en"), setting.key() + " has no English label");
      assertTrue(setting.labels().containsKey("it"), setting.key() + " has no Italian label");
      setting
          .defaultValue()
          .ifPresent(value -> assertEquals(Optional.empty(), setting.problem(value)));
    }
  }

  @Test
  void opening_does_not_talk_to_the_device() throws Exception {
    ScriptedLink link = device();
    try (OpenedDevice device = open(link)) {
      assertEquals(List.of(), link.requests());
      assertFalse(driver().description().points().isEmpty());
      assertEquals(Map.of(), device.readings());
    }
  }

  @Test
  void watching_writes_nothing() throws Exception {
    ScriptedLink link = device();
    try (OpenedDevice device = open(link).started()) {
      device.poll(TestCycle.of(PollClass.FAST));
      assertFalse(link.requests().isEmpty());
      for (ScriptedLink.Request request : link.requests()) {
        assertFalse(request.writes(), request.toString());
        assertTrue(request.function() == 0x03 || request.function() == 0x04, request.toString());
        assertEquals(unit(), request.unit());
      }
    }
  }

  @Test
  void every_offered_point_is_read_and_every_reading_is_of_an_offered_point() throws Exception {
    try (OpenedDevice device = open(device()).started()) {
      Set<String> possible = ids(driver().description().points());
      Set<String> offered = ids(device.connection().points());
      assertTrue(possible.containsAll(offered), () -> "not described: " + minus(offered, possible));
      assertTrue(
          offered.containsAll(device.readings().keySet()),
          () -> "not offered: " + minus(device.readings().keySet(), offered));
      Set<String> unread = minus(offered, device.readings().keySet());
      unread.removeIf(id -> isCommandOnly(device, id));
      assertEquals(Set.of(), unread, "offered and never read");
    }
  }

  /** What can only be commanded has nothing to read. */
  private static boolean isCommandOnly(OpenedDevice device, String id) {
    return device.connection().points().stream()
        .anyMatch(point -> point.id().equals(id) && point.command().isPresent());
  }

  @Test
  void units_kinds_and_signs_are_those_of_the_vocabulary() throws Exception {
    try (OpenedDevice device = open(device()).started()) {
      device.connection().points().forEach(VocabularyRules::keeps);
      for (Reading reading : device.readings().values()) {
        reading.value().ifPresent(value -> VocabularyRules.fits(reading.point(), value));
      }
    }
  }

  @Test
  void readings_bear_the_time_of_the_answer_and_nobody_moves_it() throws Exception {
    try (OpenedDevice device = open(device())) {
      device.connection().identify();
      device.clock().advance(java.time.Duration.ofMinutes(3));
      device.connection().poll(TestCycle.full());
      for (Reading reading : device.readings().values()) {
        assertEquals(device.clock().instant(), reading.at(), reading.toString());
      }
    }
  }

  @Test
  void unknown_is_never_a_number() throws Exception {
    ScriptedLink link = device();
    try (OpenedDevice device = open(link)) {
      device.connection().identify();
      link.refuse(request -> true, 2);
      for (Reading reading : device.poll(TestCycle.full()).values()) {
        assertEquals(Quality.BAD, reading.quality(), reading.toString());
        assertEquals(Optional.empty(), reading.value(), reading.toString());
        assertEquals(Reason.NOT_PRESENT, reading.reason(), reading.toString());
      }
    }
  }

  @Test
  void a_register_that_is_not_there_is_not_asked_for_again() throws Exception {
    ScriptedLink link = device();
    try (OpenedDevice device = open(link)) {
      device.connection().identify();
      link.refuse(request -> true, 2);
      device.poll(TestCycle.full());
      link.healthy().newRequests();
      device.poll(TestCycle.full());
      assertEquals(List.of(), link.newRequests());
      device.connection().identify();
      device.poll(TestCycle.full());
      assertTrue(
          device.readings().values().stream().anyMatch(r -> r.quality() != Quality.BAD),
          "after a new identification everything is asked again");
    }
  }

  @Test
  void a_refusal_is_a_bad_reading_and_no_failure() throws Exception {
    ScriptedLink link = device();
    try (OpenedDevice device = open(link)) {
      device.connection().identify();
      link.refuse(request -> true, 4);
      for (Reading reading : device.poll(TestCycle.full()).values()) {
        assertEquals(Quality.BAD, reading.quality(), reading.toString());
        assertEquals(Reason.MODBUS_EXCEPTION, reading.reason(), reading.toString());
      }
    }
  }

  @Test
  void silence_is_a_failure_and_costs_one_time_out() throws Exception {
    ScriptedLink link = device();
    try (OpenedDevice device = open(link)) {
      device.connection().identify();
      link.silent(request -> true).newRequests();
      DeviceException silence =
          assertThrows(DeviceException.class, () -> device.poll(TestCycle.full()));
      assertEquals(Reason.TIMEOUT, silence.reason());
      assertEquals(1, link.newRequests().size());
      assertTrue(device.readings().values().stream().allMatch(r -> r.value().isEmpty()));
    }
  }

  @Test
  void an_identification_without_an_answer_fails_with_its_reason() throws Exception {
    ScriptedLink link = device().silent(request -> true);
    try (OpenedDevice device = open(link)) {
      DeviceException silence =
          assertThrows(DeviceException.class, () -> device.connection().identify());
      assertEquals(Reason.TIMEOUT, silence.reason());
    }
  }

  @Test
  void a_waiting_command_stops_the_poll_after_one_read_and_the_rest_comes_later() throws Exception {
    ScriptedLink link = device();
    try (OpenedDevice device = open(link).started()) {
      Set<String> all = device.poll(TestCycle.full()).keySet();
      link.newRequests();
      device.poll(TestCycle.full().yielding());
      assertEquals(1, link.newRequests().size());
      for (int cycle = 0; cycle < 200; cycle++) {
        device.connection().poll(TestCycle.of(PollClass.FAST).yielding());
        device.connection().poll(TestCycle.of(PollClass.FAST));
      }
      assertEquals(Set.of(), minus(all, device.readings().keySet()), "never came");
    }
  }

  @Test
  void any_content_of_the_registers_gives_readings_or_a_reason() throws Exception {
    long seed = Long.getLong("meriggio.seed", System.nanoTime());
    int cases = Integer.getInteger("meriggio.cases", 30);
    System.out.println("meriggio.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < cases; round++) {
      ScriptedLink link = device();
      try (OpenedDevice device = open(link)) {
        device.connection().identify();
        link.scramble(unit(), random);
        device.poll(TestCycle.full());
        for (Reading reading : device.readings().values()) {
          reading.value().filter(Value.Numeric.class::isInstance).ifPresent(this::isFinite);
        }
      }
    }
  }

  private void isFinite(Value value) {
    assertTrue(Double.isFinite(((Value.Numeric) value).number()));
  }

  @Test
  void what_is_not_offered_can_not_be_commanded() throws Exception {
    ScriptedLink link = device();
    try (OpenedDevice device = open(link).started()) {
      link.newRequests();
      rejected(device, "no_such_point", Value.of(1), Reason.NOT_WRITABLE);
      for (Point point : device.connection().points()) {
        if (point.command().isEmpty()) {
          rejected(device, point.id(), Value.of(1), Reason.NOT_WRITABLE);
        }
      }
      assertEquals(List.of(), link.newRequests());
    }
  }

  @Test
  void values_out_of_range_are_refused_before_anything_is_sent() throws Exception {
    ScriptedLink link = device();
    try (OpenedDevice device = open(link).started()) {
      link.newRequests();
      for (Point point : device.connection().points()) {
        if (point.command().isPresent() && point.kind() == Point.Kind.NUMBER) {
          Point.Commandable limits = point.command().get();
          Value tooLarge = Value.of(limits.maximum() + Math.max(1, limits.step()));
          Value tooSmall = Value.of(limits.minimum() - Math.max(1, limits.step()));
          rejected(device, point.id(), tooLarge, Reason.OUT_OF_RANGE);
          rejected(device, point.id(), tooSmall, Reason.OUT_OF_RANGE);
          rejected(device, point.id(), Value.of("much"), Reason.OUT_OF_RANGE);
        }
      }
      assertEquals(List.of(), link.newRequests());
    }
  }

  private static void rejected(OpenedDevice device, String id, Value value, Reason reason)
      throws Exception {
    Attempt attempt = device.connection().execute(OpenedDevice.command(id, value));
    Attempt.Rejected rejected = assertInstanceOf(Attempt.Rejected.class, attempt, id);
    assertEquals(reason, rejected.reason(), id);
    assertTrue(rejected.detail().contains(id), rejected.detail());
  }

  @Test
  void a_faulty_map_of_the_site_is_refused_with_line_and_column() {
    DeviceContext.SiteMap broken =
        new DeviceContext.SiteMap(
            "site.csv",
            "address,count,type,endian,scale,unit,access,function,name,channel,meaning,models,"
                + "source,confidence\n0x0000,1,u17,big,1,,ro,03,x,,,,,high\n");
    DeviceException refused =
        assertThrows(
            DeviceException.class,
            () ->
                new OpenedDevice(
                    driver(), device(), unit(), model(), settings(), Optional.of(broken)));
    assertEquals(Reason.BAD_MAP, refused.reason());
    assertTrue(refused.getMessage().contains("site.csv line 2, column 3 (type): found 'u17'"));
  }

  @Test
  void no_thread_is_started() throws Exception {
    Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
    try (OpenedDevice device = open(device()).started()) {
      Set<Thread> now = new HashSet<>(Thread.getAllStackTraces().keySet());
      now.removeAll(before);
      now.removeIf(DriverContractTest::isOfTheJvm);
      assertEquals(Set.of(), now);
      assertFalse(device.readings().isEmpty());
    }
  }

  private static boolean isOfTheJvm(Thread thread) {
    return thread.getThreadGroup() == null || thread.getThreadGroup().getName().equals("system");
  }

  private static Set<String> ids(List<Point> points) {
    return points.stream().map(Point::id).collect(Collectors.toSet());
  }

  private static Set<String> minus(Set<String> all, Set<String> some) {
    Set<String> rest = new HashSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}
