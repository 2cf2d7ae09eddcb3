// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.PollClass;
import io.meriggio.device.PollCycle;
import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.modbus.BlockRules;
import io.meriggio.modbus.FaultTable;
import io.meriggio.modbus.Readings;
import io.meriggio.modbus.RegisterMap;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What refusals of a device behind a stick cost: each request takes 200 ms, on a ticker by hand.
 */
class LessonsTest {

  private static final String HEADER =
      "address,count,type,endian,scale,unit,access,function,name,channel,meaning,models,source,"
          + "confidence,poll\n";
  private static final long SECOND = 1_000_000_000L;
  private static final long REQUEST = SECOND / 5;
  private static final Set<PollClass> ALL = EnumSet.allOf(PollClass.class);
  private static final Set<PollClass> FAST = EnumSet.of(PollClass.FAST);

  private final Stick stick = new Stick();
  private final StringBuilder rows = new StringBuilder(HEADER);
  private final Map<String, Reading> readings = new LinkedHashMap<>();
  private long now;

  /** A device that has got the registers of a set; all others are refused with exception 2. */
  private final class Stick implements ModbusLink {
    private final Set<Integer> present = new HashSet<>();
    private final List<String> requests = new ArrayList<>();

    /** From this request on a command waits. */
    private int commandAt = Integer.MAX_VALUE;

    /** A read with this register that is not refused gets no answer. */
    private int silentAt = -1;

    @Override
    public void read(Turn turn, int unit, int function, int address, int count, int[] image, int at)
        throws DeviceException {
      requests.add(address + "+" + count);
      now += REQUEST;
      for (int index = 0; index < count; index++) {
        if (!present.contains(address + index)) {
          throw DeviceException.modbus(2, "exception 2");
        }
        image[at + index] = address + index;
      }
      if (silentAt >= address && silentAt < address + count) {
        throw new DeviceException(Reason.TIMEOUT, "no answer");
      }
    }

    @Override
    public void write(int unit, int function, int address, int[] values) {
      throw new UnsupportedOperationException("watching writes nothing");
    }

    @Override
    public byte[] exchange(Turn turn, boolean write, int unit, byte[] request, int answerLength) {
      throw new UnsupportedOperationException("no vendor functions");
    }

    @Override
    public int maxRead() {
      return 125;
    }

    @Override
    public Cost cost(int unit) {
      return new Cost(0.2, 0.002);
    }
  }

  private record Cycle(Set<PollClass> due, long deadlineNanos, Stick stick) implements PollCycle {
    @Override
    public boolean shouldYield() {
      return stick.requests.size() >= stick.commandAt;
    }
  }

  @BeforeEach
  void start() {
    now = 0;
  }

  private void row(int address, String poll) {
    rows.append("0x%04X,1,u16,big,1,V,ro,03,r%d,,,M,d,high,%s\n".formatted(address, address, poll));
  }

  private void rows(int first, int count, String poll) {
    IntStream.range(first, first + count).forEach(address -> row(address, poll));
  }

  private void present(int first, int count) {
    IntStream.range(first, first + count).forEach(stick.present::add);
  }

  /** Reads of more than 40 registers, or across a multiple of 40, are not made. */
  private PollSchedule schedule() throws Exception {
    RegisterMap map = RegisterMap.load("f", "f.csv", rows.toString(), FaultTable.NONE);
    return new PollSchedule(
        stick,
        1,
        BlockRules.atMost(40).within(40),
        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
        map.profile("M"),
        reading -> reading,
        () -> now);
  }

  private void poll(PollSchedule schedule, Set<PollClass> due, long span) throws Exception {
    schedule.poll(
        new Cycle(due, now + span, stick),
        new Readings(reading -> readings.put(reading.point().id(), reading)));
  }

  private int learnt(PollSchedule schedule) throws Exception {
    int cycles = 0;
    int before;
    do {
      before = stick.requests.size();
      poll(schedule, EnumSet.noneOf(PollClass.class), 10 * SECOND);
      cycles++;
    } while (stick.requests.size() > before);
    return cycles;
  }

  private Set<String> good() {
    Set<String> good = new HashSet<>();
    readings.forEach(
        (id, reading) -> {
          if (reading.quality() == Quality.GOOD) {
            good.add(id);
          }
        });
    return good;
  }

  @Test
  void an_absent_block_of_forty_rows_costs_six_requests() throws Exception {
    rows(0, 40, "normal");
    PollSchedule schedule = schedule();
    poll(schedule, ALL, 600 * SECOND);
    learnt(schedule);
    assertThat(stick.requests).hasSize(1 + Lesson.PROBES);
    assertThat(stick.requests).containsExactly("0+40", "0+1", "39+1", "19+1", "9+1", "29+1");
    assertThat(readings).hasSize(40);
    assertThat(readings.values()).allMatch(reading -> reading.reason() == Reason.NOT_PRESENT);
    poll(schedule, ALL, 10 * SECOND);
    assertThat(stick.requests).as("not asked for again").hasSize(6);
  }

  @Test
  void live_values_come_in_the_first_cycle_though_three_blocks_are_refused() throws Exception {
    rows(0, 120, "normal");
    rows(400, 10, "fast");
    present(400, 10);
    PollSchedule schedule = schedule();
    poll(schedule, ALL, 10 * SECOND);
    assertThat(stick.requests.get(0)).isEqualTo("400+10");
    assertThat(good()).hasSize(10);
    assertThat(now).as("the cycle ends within its time").isLessThan(10 * SECOND);
    learnt(schedule);
    assertThat(stick.requests).hasSize(1 + 3 * 6);
  }

  @Test
  void live_values_inside_refused_blocks_come_in_the_first_cycle() throws Exception {
    for (int block = 0; block < 3; block++) {
      rows(40 * block, 10, "normal");
      rows(40 * block + 10, 5, "fast");
      rows(40 * block + 15, 25, "slow");
      present(40 * block + 10, 5);
    }
    PollSchedule schedule = schedule();
    poll(schedule, ALL, 10 * SECOND);
    assertThat(good()).hasSize(15);
    assertThat(stick.requests.subList(0, 6))
        .containsExactly("0+40", "40+40", "80+40", "10+5", "50+5", "90+5");
  }

  @Test
  void learning_takes_a_share_of_a_cycle_and_live_values_keep_their_rhythm() throws Exception {
    rows(0, 200, "normal");
    rows(400, 3, "fast");
    present(400, 3);
    PollSchedule schedule = schedule();
    poll(schedule, ALL, 2 * SECOND);
    int cycles = 1;
    while (readings.size() < 203) {
      int before = stick.requests.size();
      long start = now;
      poll(schedule, FAST, 2 * SECOND);
      assertThat(stick.requests.get(before)).isEqualTo("400+3");
      assertThat(stick.requests.size() - before).as("requests of a cycle").isLessThanOrEqualTo(4);
      assertThat(now - start).isLessThanOrEqualTo(SECOND);
      cycles++;
    }
    assertThat(cycles).isBetween(8, 20);
    assertThat(stick.requests).hasSizeLessThanOrEqualTo(cycles + 5 * 6);
  }

  @Test
  void rows_that_have_not_been_looked_at_yet_have_no_reading() throws Exception {
    rows(0, 40, "normal");
    rows(400, 1, "fast");
    present(400, 1);
    PollSchedule schedule = schedule();
    poll(schedule, ALL, SECOND);
    assertThat(readings).containsOnlyKeys("r400", "r0");
    assertThat(readings.get("r0").reason()).isEqualTo(Reason.NOT_PRESENT);
  }

  @Test
  void a_command_waits_for_one_request_at_most() throws Exception {
    rows(0, 120, "normal");
    rows(400, 3, "fast");
    present(400, 3);
    for (int waiting = 1; waiting < 25; waiting++) {
      stick.requests.clear();
      stick.commandAt = Integer.MAX_VALUE;
      PollSchedule schedule = schedule();
      stick.commandAt = waiting;
      poll(schedule, ALL, 600 * SECOND);
      assertThat(stick.requests.size()).isLessThanOrEqualTo(waiting);
      poll(schedule, EnumSet.noneOf(PollClass.class), 600 * SECOND);
      assertThat(stick.requests.size()).as("no probe meanwhile").isLessThanOrEqualTo(waiting + 1);
    }
  }

  @Test
  void a_partly_present_block_ends_with_exactly_its_present_rows() throws Exception {
    rows(0, 40, "normal");
    present(10, 15);
    PollSchedule schedule = schedule();
    poll(schedule, ALL, 10 * SECOND);
    learnt(schedule);
    assertThat(good()).isEqualTo(ids(10, 15));
    assertThat(stick.requests).hasSizeLessThanOrEqualTo(30);
    stick.requests.clear();
    poll(schedule, ALL, 10 * SECOND);
    assertThat(stick.requests).containsExactly("10+15");
    assertThat(readings.get("r24").value()).contains(Value.of(24));
  }

  private static Set<String> ids(int first, int count) {
    Set<String> ids = new HashSet<>();
    IntStream.range(first, first + count).forEach(address -> ids.add("r" + address));
    return ids;
  }

  @Test
  void a_single_row_among_absent_ones_is_found_in_time() throws Exception {
    rows(0, 40, "normal");
    present(13, 1);
    PollSchedule schedule = schedule();
    poll(schedule, ALL, 10 * SECOND);
    learnt(schedule);
    assertThat(good()).isEmpty();
    int before = stick.requests.size();
    for (int minute = 0; minute < 40; minute++) {
      now += Lessons.RECHECK_NANOS;
      poll(schedule, FAST, 10 * SECOND);
    }
    assertThat(good()).containsExactly("r13");
    assertThat(stick.requests.size() - before).as("each row once more").isEqualTo(35);
    stick.requests.clear();
    poll(schedule, ALL, 10 * SECOND);
    assertThat(stick.requests).containsExactly("13+1");
  }

  @Test
  void a_register_that_is_kept_silent_about_in_a_refused_read_is_found_and_given_up()
      throws Exception {
    rows(0, 40, "normal");
    rows(400, 1, "fast");
    present(0, 5);
    present(6, 34);
    present(400, 1);
    stick.silentAt = 12;
    PollSchedule schedule = schedule();
    for (int cycle = 0; cycle < 60; cycle++) {
      readings.remove("r400");
      poll(schedule, cycle % 10 == 0 ? ALL : FAST, 10 * SECOND);
      assertThat(readings).containsKey("r400");
    }
    assertThat(readings.get("r5").reason()).isEqualTo(Reason.NOT_PRESENT);
    assertThat(readings.get("r12").reason()).isEqualTo(Reason.TIMEOUT);
    readings.keySet().removeAll(Set.of("r5", "r12"));
    assertThat(good()).hasSize(39);
    stick.requests.clear();
    poll(schedule, ALL, 10 * SECOND);
    assertThat(stick.requests).containsExactlyInAnyOrder("400+1", "0+5", "6+6", "13+27");
  }

  @Test
  void any_device_ends_with_exactly_its_present_rows() throws Exception {
    long seed = Long.getLong("meriggio.seed", System.nanoTime());
    int cases = Integer.getInteger("meriggio.cases", 60);
    System.out.println("meriggio.seed=" + seed);
    Random random = new Random(seed);
    rows(0, 20, "fast");
    rows(20, 60, "normal");
    for (int round = 0; round < cases; round++) {
      stick.present.clear();
      readings.clear();
      int share = random.nextInt(10);
      IntStream.range(0, 80)
          .filter(address -> random.nextInt(10) < share)
          .forEach(stick.present::add);
      PollSchedule schedule = schedule();
      for (int cycle = 0; cycle < 200; cycle++) {
        stick.requests.clear();
        stick.commandAt = random.nextInt(4) == 0 ? random.nextInt(4) : Integer.MAX_VALUE;
        poll(schedule, cycle % 10 == 0 ? ALL : FAST, 2 * SECOND);
        now += Lessons.RECHECK_NANOS;
      }
      // A lesson that a command cut short again and again is learnt when it is left in peace.
      stick.commandAt = Integer.MAX_VALUE;
      for (int cycle = 0; cycle < 10; cycle++) {
        poll(schedule, ALL, 600 * SECOND);
        now += Lessons.RECHECK_NANOS;
      }
      readings.clear();
      poll(schedule, ALL, 600 * SECOND);
      Set<String> wanted = new HashSet<>();
      stick.present.forEach(address -> wanted.add("r" + address));
      assertThat(good()).as("round " + round).isEqualTo(wanted);
      assertThat(readings.keySet()).as("no more, round " + round).isEqualTo(wanted);
    }
  }
}
