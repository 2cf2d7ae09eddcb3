// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every driver keeps when its device is watched. */
abstract class ReadingContract extends DriverUnderTest {
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

  /** Else a derived point ages while its sources wait for a slower class. */
  @Test
  void a_point_is_read_anew_when_its_class_is_due() throws Exception {
    for (PollClass due : List.of(PollClass.FAST, PollClass.NORMAL, PollClass.SLOW)) {
      try (OpenedDevice device = open(device()).started()) {
        Set<String> expected =
            device.readings().values().stream()
                .filter(reading -> reading.quality() == Quality.GOOD)
                .filter(reading -> reading.point().pollClass() == due)
                .map(reading -> reading.point().id())
                .collect(Collectors.toSet());
        device.clock().advance(java.time.Duration.ofMinutes(3));
        device.poll(TestCycle.of(due));
        Set<String> read =
            device.readings().values().stream()
                .filter(reading -> reading.at().equals(device.clock().instant()))
                .map(reading -> reading.point().id())
                .collect(Collectors.toSet());
        assertEquals(Set.of(), minus(expected, read), "due and not read: " + due);
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
    int cases = Integer.getInteger("meriggio.cases", 30) * Integer.getInteger("meriggio.factor", 1);
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

  private static Set<String> ids(List<Point> points) {
    return points.stream().map(Point::id).collect(Collectors.toSet());
  }

  private static Set<String> minus(Set<String> all, Set<String> some) {
    Set<String> rest = new HashSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}
