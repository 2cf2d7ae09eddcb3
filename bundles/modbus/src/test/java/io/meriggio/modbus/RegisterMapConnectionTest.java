// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Fault;
import io.meriggio.device.PollClass;
import io.meriggio.device.PollCycle;
import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Settings;
import io.meriggio.device.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegisterMapConnectionTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Set<PollClass> ALL = EnumSet.allOf(PollClass.class);

  private final FakeDevice device = new FakeDevice();
  private final Map<String, Reading> readings = new LinkedHashMap<>();

  private record Cycle(Set<PollClass> due, long deadlineNanos, boolean shouldYield)
      implements PollCycle {}

  private static Cycle cycle(Set<PollClass> due) {
    return new Cycle(due, System.nanoTime() + 60_000_000_000L, false);
  }

  private RegisterMapConnection open(
      RegisterMap map, BlockRules rules, Map<String, String> settings) throws Exception {
    DeviceContext context =
        new DeviceContext(
            "inv",
            device,
            1,
            Optional.empty(),
            new Settings(settings),
            Optional.empty(),
            Clock.fixed(NOW, ZoneOffset.UTC),
            reading -> readings.put(reading.point().id(), reading));
    RegisterMapConnection connection = new RegisterMapConnection(context, map, rules);
    connection.identify();
    device.requests.clear();
    return connection;
  }

  private RegisterMapConnection open(String... rows) throws Exception {
    return open(Maps.of("f", rows), BlockRules.MODBUS, Map.of());
  }

  private static String row(int address, String name) {
    return "0x%04X,1,u16,big,1,V,ro,03,%s,,,M,d,high".formatted(address, name);
  }

  @Test
  void neighbours_come_in_one_read_with_one_time() throws Exception {
    device.set(0, 230, 231, 0, 0, 232);
    RegisterMapConnection connection = open(row(0, "a"), row(1, "b"), row(4, "c"));
    connection.poll(cycle(ALL));
    assertThat(device.requests).containsExactly("3:0+5");
    assertThat(readings.get("c").value()).contains(Value.of(232));
    assertThat(readings.values()).allMatch(reading -> reading.at().equals(NOW));
  }

  @Test
  void only_what_is_due_is_read() throws Exception {
    device.set(0, 1, 2, 3);
    RegisterMapConnection connection =
        open("0x0000,1,u16,big,1,W,ro,03,grid_power,,,M,d,high", row(2, "b"));
    connection.poll(cycle(EnumSet.of(PollClass.FAST)));
    assertThat(device.requests).containsExactly("3:0+1");
    assertThat(readings).containsOnlyKeys("grid_power");
  }

  @Test
  void a_refused_read_is_taken_apart_and_the_missing_register_never_asked_again() throws Exception {
    device.set(0, 1, 2).set(3, 4, 5);
    RegisterMapConnection connection =
        open(row(0, "a"), row(1, "b"), row(2, "gone"), row(3, "d"), row(4, "e"));
    connection.poll(cycle(ALL));
    assertThat(readings.get("e").value()).contains(Value.of(5));
    assertThat(readings.get("gone").quality()).isEqualTo(Quality.BAD);
    assertThat(readings.get("gone").reason()).isEqualTo(Reason.NOT_PRESENT);
    device.requests.clear();
    readings.clear();
    connection.poll(cycle(ALL));
    assertThat(device.requests).containsExactly("3:0+2", "3:3+2");
    assertThat(readings).containsOnlyKeys("a", "b", "d", "e");
  }

  @Test
  void a_hole_between_two_rows_is_learnt_and_not_spanned_again() throws Exception {
    device.set(0, 1).set(5, 6);
    RegisterMapConnection connection = open(row(0, "a"), row(5, "f"));
    connection.poll(cycle(ALL));
    assertThat(device.requests).containsExactly("3:0+6", "3:0+1", "3:5+1");
    assertThat(readings.values()).allMatch(reading -> reading.quality() == Quality.GOOD);
    device.requests.clear();
    connection.poll(cycle(ALL));
    assertThat(device.requests).containsExactly("3:0+1", "3:5+1");
  }

  @Test
  void after_a_new_identification_everything_is_asked_again() throws Exception {
    device.set(0, 1);
    RegisterMapConnection connection = open(row(0, "a"), row(1, "late"));
    connection.poll(cycle(ALL));
    assertThat(readings.get("late").reason()).isEqualTo(Reason.NOT_PRESENT);
    device.set(1, 7);
    connection.identify();
    connection.poll(cycle(ALL));
    assertThat(readings.get("late").value()).contains(Value.of(7));
  }

  @Test
  void a_busy_device_is_asked_again() throws Exception {
    device.set(0, 1);
    RegisterMapConnection connection = open(row(0, "a"));
    device.failure = Optional.of(DeviceException.modbus(6, "busy"));
    connection.poll(cycle(ALL));
    assertThat(readings.get("a").reason()).isEqualTo(Reason.MODBUS_EXCEPTION);
    device.failure = Optional.empty();
    connection.poll(cycle(ALL));
    assertThat(readings.get("a").value()).contains(Value.of(1));
  }

  @Test
  void silence_ends_the_poll_and_is_told() throws Exception {
    device.set(0, 1).set(200, 2);
    RegisterMapConnection connection = open(row(0, "a"), row(200, "b"));
    device.failure = Optional.of(new DeviceException(Reason.TIMEOUT, "no answer"));
    assertThatThrownBy(() -> connection.poll(cycle(ALL)))
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TIMEOUT));
    assertThat(device.requests).hasSize(1);
    assertThat(readings).isEmpty();
  }

  @Test
  void a_register_that_the_device_keeps_silent_about_is_found_and_given_up() throws Exception {
    device.set(0, 1, 2, 3).set(200, 4);
    device.silentAt = 1;
    RegisterMapConnection connection =
        open(
            "0x00C8,1,u16,big,1,W,ro,03,grid_power,,,M,d,high",
            row(0, "a"),
            row(1, "silent"),
            row(2, "c"));
    for (int cycles = 0; cycles < 10; cycles++) {
      connection.poll(cycle(ALL));
      assertThat(readings.get("grid_power").value()).as("cycle " + cycles).contains(Value.of(4));
    }
    assertThat(readings.get("a").value()).contains(Value.of(1));
    assertThat(readings.get("c").value()).contains(Value.of(3));
    assertThat(readings.get("silent").reason()).isEqualTo(Reason.TIMEOUT);
    device.requests.clear();
    connection.poll(cycle(ALL));
    assertThat(device.requests).containsExactlyInAnyOrder("3:200+1", "3:0+1", "3:2+1");
  }

  @Test
  void a_silent_register_in_a_refused_read_does_not_hold_up_the_others() throws Exception {
    device.set(0, 1, 2, 3, 4).set(5, 6, 7, 8).set(200, 4);
    device.silentAt = 6;
    String live = "0x00C8,1,u16,big,1,W,ro,03,grid_power,,,M,d,high";
    RegisterMapConnection connection =
        open(
            live,
            row(0, "a"),
            row(1, "b"),
            row(2, "c"),
            row(3, "d"),
            row(4, "gone"),
            row(5, "f"),
            row(6, "silent"),
            row(7, "h"));
    for (int cycles = 0; cycles < 20; cycles++) {
      connection.poll(cycle(ALL));
      assertThat(readings.get("grid_power").value()).as("cycle " + cycles).contains(Value.of(4));
    }
    assertThat(readings.get("gone").reason()).isEqualTo(Reason.NOT_PRESENT);
    assertThat(readings.get("silent").reason()).isEqualTo(Reason.TIMEOUT);
    device.requests.clear();
    connection.poll(cycle(ALL));
    assertThat(device.requests).containsExactlyInAnyOrder("3:200+1", "3:0+4", "3:5+1", "3:7+1");
  }

  @Test
  void one_lost_answer_teaches_nothing() throws Exception {
    device.set(0, 1, 2).set(200, 4);
    RegisterMapConnection connection =
        open("0x00C8,1,u16,big,1,W,ro,03,grid_power,,,M,d,high", row(0, "a"), row(1, "b"));
    device.silentAt = 1;
    connection.poll(cycle(ALL));
    assertThat(readings).containsOnlyKeys("grid_power");
    device.silentAt = -1;
    connection.poll(cycle(EnumSet.of(PollClass.FAST)));
    assertThat(readings).containsOnlyKeys("grid_power", "a", "b");
    assertThat(device.requests).endsWith("3:200+1", "3:0+2");
  }

  @Test
  void a_garbled_answer_costs_its_own_block_only() throws Exception {
    device.set(0, 1).set(200, 2);
    RegisterMapConnection connection = open(row(0, "a"), row(200, "b"));
    device.garbledAt = 0;
    connection.poll(cycle(ALL));
    assertThat(readings).containsOnlyKeys("b");
    device.garbledAt = -1;
    device.failure = Optional.of(new DeviceException(Reason.DEVICE_ERROR, "garbled"));
    assertThatThrownBy(() -> connection.poll(cycle(ALL))).hasMessageContaining("garbled");
  }

  @Test
  void when_a_command_waits_the_rest_is_left_for_the_next_cycle() throws Exception {
    device.set(0, 1).set(200, 2).set(400, 3);
    RegisterMapConnection connection = open(row(0, "a"), row(200, "b"), row(400, "c"));
    connection.poll(new Cycle(ALL, Long.MAX_VALUE, true));
    assertThat(device.requests).containsExactly("3:0+1");
    connection.poll(cycle(EnumSet.of(PollClass.FAST)));
    assertThat(device.requests).containsExactly("3:0+1", "3:200+1", "3:400+1");
  }

  @Test
  void when_the_time_is_over_the_rest_is_left_for_the_next_cycle() throws Exception {
    device.set(0, 1).set(200, 2);
    RegisterMapConnection connection = open(row(0, "a"), row(200, "b"));
    connection.poll(new Cycle(ALL, System.nanoTime() - 1, false));
    assertThat(device.requests).containsExactly("3:0+1");
    connection.poll(cycle(ALL));
    assertThat(device.requests).containsExactly("3:0+1", "3:0+1", "3:200+1");
  }

  @Test
  void faults_of_several_reads_make_one_point() throws Exception {
    for (int register = 0x0405; register <= 0x043D; register++) {
      device.set(register, 0);
    }
    device.set(0x0405, 2).set(0x0433, 1);
    RegisterMapConnection connection =
        open(Maps.documented("string-g3"), BlockRules.atMost(60).within(64), "KTL-V3 3.3-136kW");
    connection.poll(cycle(EnumSet.of(PollClass.NORMAL)));
    Value.Faults faults = (Value.Faults) readings.get("fault").value().orElseThrow();
    assertThat(faults.faults()).extracting(Fault::code).containsExactly("ID002", "ID305");
  }

  @Test
  void a_device_that_lacks_the_later_fault_words_has_faults_all_the_same() throws Exception {
    for (int register = 0x0405; register <= 0x0410; register++) {
      device.set(register, 0);
    }
    device.set(0x0404, 2);
    RegisterMapConnection connection =
        open(Maps.documented("string-g3"), BlockRules.atMost(60).within(64), "KTL-V3 3.3-136kW");
    connection.poll(cycle(EnumSet.of(PollClass.NORMAL)));
    assertThat(readings.get("fault").value()).contains(new Value.Faults(java.util.List.of()));
  }

  private RegisterMapConnection open(RegisterMap map, BlockRules rules, String model)
      throws Exception {
    DeviceContext context =
        new DeviceContext(
            "inv",
            device,
            1,
            Optional.of(model),
            Settings.NONE,
            Optional.empty(),
            Clock.fixed(NOW, ZoneOffset.UTC),
            reading -> readings.put(reading.point().id(), reading));
    RegisterMapConnection connection = new RegisterMapConnection(context, map, rules);
    connection.identify();
    return connection;
  }

  private static RegisterMap commandable(String confidence) throws Exception {
    return RegisterMap.load(
        "f",
        "s.csv",
        Maps.HEADER
            + ",min,max,step\n"
            + ("0x0010,1,u16,big,0.1,%,rw,03/10,active_power_limit,,,M,d,C,0,100,\n"
                    + "0x0011,1,i16,big,0.1,%,rw,03/10,reactive_power_percent,,,M,d,C,-60,60,\n"
                    + "0x0020,1,enum16,big,1,,wo,06,charge_command,,1 start; 2 stop,M,d,C,1,2,\n")
                .replace("C", confidence)
                .replace(confidence + "harge", "charge"),
        FaultTable.NONE);
  }

  private static Command command(Map<String, Value> values) {
    return new Command(
        "1", values, Duration.ZERO, Command.Fallback.NONE, new Command.Origin("test", ""));
  }

  @Test
  void a_command_is_written_and_confirmed_by_reading_it_back() throws Exception {
    device.set(0x10, 1000, 0);
    RegisterMapConnection connection = open(commandable("high"), BlockRules.MODBUS, Map.of());
    Attempt attempt = connection.execute(command(Map.of("active_power_limit", Value.of(50))));
    assertThat(device.requests).containsExactly("w16:16[500]");
    Attempt.Confirmation confirmation = ((Attempt.Accepted) attempt).confirmation();
    assertThat(confirmation.confirmed()).isTrue();
    device.set(0x10, 1000);
    assertThat(confirmation.confirmed()).isFalse();
  }

  @Test
  void a_command_on_neighbours_is_one_write() throws Exception {
    device.set(0x10, 1000, 0);
    RegisterMapConnection connection = open(commandable("high"), BlockRules.MODBUS, Map.of());
    connection.execute(
        command(
            Map.of("active_power_limit", Value.of(70), "reactive_power_percent", Value.of(-10))));
    assertThat(device.requests).containsExactly("w16:16[700, 65436]");
  }

  @Test
  void a_command_that_needs_two_writes_is_refused_as_a_whole() throws Exception {
    RegisterMapConnection connection = open(commandable("high"), BlockRules.MODBUS, Map.of());
    Attempt attempt =
        connection.execute(
            command(
                Map.of("active_power_limit", Value.of(70), "charge_command", Value.of("START"))));
    assertThat(((Attempt.Rejected) attempt).reason()).isEqualTo(Reason.NOT_ALLOWED);
    assertThat(device.requests).isEmpty();
  }

  @Test
  void what_can_not_be_read_back_is_done() throws Exception {
    RegisterMapConnection connection = open(commandable("high"), BlockRules.MODBUS, Map.of());
    Attempt attempt = connection.execute(command(Map.of("charge_command", Value.of("STOP"))));
    assertThat(attempt).isInstanceOf(Attempt.Done.class);
    assertThat(device.requests).containsExactly("w6:32[2]");
  }

  @Test
  void values_out_of_range_and_foreign_words_are_refused_with_what_is_allowed() throws Exception {
    RegisterMapConnection connection = open(commandable("high"), BlockRules.MODBUS, Map.of());
    Attempt.Rejected high =
        (Attempt.Rejected) connection.execute(command(Map.of("active_power_limit", Value.of(101))));
    assertThat(high.reason()).isEqualTo(Reason.OUT_OF_RANGE);
    assertThat(high.detail().english()).contains("found 101.0").contains("0.0 to 100.0");
    Attempt.Rejected word =
        (Attempt.Rejected) connection.execute(command(Map.of("charge_command", Value.of("GO"))));
    assertThat(word.detail().english()).contains("found 'GO'").contains("START, STOP");
    assertThat(device.requests).isEmpty();
  }

  @Test
  void a_reference_map_reads_but_does_not_write_until_the_site_confirms_it() throws Exception {
    device.set(0x10, 1000, 0);
    Command command = command(Map.of("active_power_limit", Value.of(50)));
    RegisterMapConnection connection = open(commandable("reference"), BlockRules.MODBUS, Map.of());
    connection.poll(cycle(ALL));
    assertThat(readings.get("active_power_limit").value()).contains(Value.of(100));
    device.requests.clear();
    Attempt.Rejected refused = (Attempt.Rejected) connection.execute(command);
    assertThat(refused.reason()).isEqualTo(Reason.REFERENCE_MAP);
    assertThat(device.requests).isEmpty();
    RegisterMapConnection confirmed =
        open(commandable("reference"), BlockRules.MODBUS, Map.of("mapConfirmed", "true"));
    assertThat(confirmed.execute(command)).isInstanceOf(Attempt.Accepted.class);
  }

  @Test
  void a_row_among_checked_ones_may_be_written_though_others_are_reference() throws Exception {
    device.set(0x10, 1000, 0);
    String map =
        Maps.HEADER
            + ",min,max\n"
            + "0x0010,1,u16,big,0.1,%,rw,03/10,active_power_limit,,,M,d,single,0,100\n"
            + "0x0011,1,i16,big,0.1,%,rw,03/10,reactive_power_percent,,,M,d,reference,-60,60\n";
    RegisterMapConnection connection =
        open(RegisterMap.load("f", "s.csv", map, FaultTable.NONE), BlockRules.MODBUS, Map.of());
    assertThat(connection.execute(command(Map.of("active_power_limit", Value.of(50)))))
        .isInstanceOf(Attempt.Accepted.class);
    Attempt other = connection.execute(command(Map.of("reactive_power_percent", Value.of(5))));
    assertThat(((Attempt.Rejected) other).reason()).isEqualTo(Reason.REFERENCE_MAP);
  }

  private static RegisterMap parts() throws Exception {
    return RegisterMap.load(
        "f",
        "s.csv",
        Maps.HEADER
            + ",mask,min,max\n"
            + "0x0000,1,bitfield16,big,1,,rw,03/10,dhw_on,,,M,d,high,0x0004,0,1\n"
            + "0x0002,1,u16,big,1,degC,rw,03/10,zone_1,,,M,d,high,0x00FF,20,60\n"
            + "0x0002,1,u16,big,1,degC,rw,03/10,zone_2,,,M,d,high,0xFF00,20,60\n",
        FaultTable.NONE);
  }

  @Test
  void a_part_of_a_register_is_written_without_touching_the_rest() throws Exception {
    device.set(0, 0x0003, 0, 0x1E23);
    RegisterMapConnection connection = open(parts(), BlockRules.MODBUS, Map.of());
    connection.poll(cycle(ALL));
    assertThat(readings.get("zone_1").value()).contains(Value.of(35));
    assertThat(readings.get("zone_2").value()).contains(Value.of(30));
    assertThat(readings.get("dhw_on").value()).contains(Value.of(false));
    device.requests.clear();
    Attempt zone = connection.execute(command(Map.of("zone_2", Value.of(40))));
    Attempt dhw = connection.execute(command(Map.of("dhw_on", Value.of(true))));
    assertThat(device.requests)
        .containsExactly("3:2+1", "w16:2[" + 0x2823 + "]", "3:0+1", "w16:0[7]");
    assertThat(((Attempt.Accepted) zone).confirmation().confirmed()).isTrue();
    assertThat(((Attempt.Accepted) dhw).confirmation().confirmed()).isTrue();
    device.set(2, 0x2923);
    assertThat(((Attempt.Accepted) zone).confirmation().confirmed()).isFalse();
  }

  @Test
  void faults_without_a_table_are_told_by_the_meaning_of_their_row() throws Exception {
    device.set(0, 0x0402).set(1, 7);
    RegisterMapConnection bits =
        open("0x0000,1,bitfield16,big,1,,ro,03,flags,fault,b1 high pressure; b2 sensor,M,d,high");
    bits.poll(cycle(ALL));
    assertThat(readings.get("fault").value())
        .contains(
            new Value.Faults(
                java.util.List.of(
                    new Fault("0x0000.1", "High pressure"),
                    new Fault(
                        "0x0000.10", "Bit 10 of this register, which no document explains"))));
    RegisterMapConnection code = open("0x0001,1,u16,big,1,,ro,03,fault_code,fault,0 none,M,d,high");
    code.poll(cycle(ALL));
    Fault seven = ((Value.Faults) readings.get("fault").value().orElseThrow()).faults().get(0);
    assertThat(seven.code()).isEqualTo("7");
    assertThat(seven.text()).contains("7").contains("manual");
    device.set(1, 0);
    code.poll(cycle(ALL));
    assertThat(readings.get("fault").value()).contains(new Value.Faults(java.util.List.of()));
  }

  @Test
  void a_model_that_the_map_does_not_have_is_refused() {
    assertThatThrownBy(() -> open(Maps.documented("string-g3"), BlockRules.MODBUS, "KTL-V9"))
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_CONFIGURATION))
        .hasMessageContaining("found 'KTL-V9', allowed: KTL-V3 3.3-136kW");
  }
}
