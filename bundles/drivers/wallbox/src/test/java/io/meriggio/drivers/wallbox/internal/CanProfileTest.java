// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.CanFrame;
import io.meriggio.device.CanLink.Heard;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Fault;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanProfileTest {

  private static final Instant AT = Instant.parse("2026-06-01T10:00:00Z");
  private static final String HEADER = String.join(",", CanProfileReader.COLUMNS) + "\n";
  private static final String ROW = "0x180,in,,4-5,u16,big,0.1,A,charger_current_offered,fast";

  private final CanProfile profile = Resources.canProfile();

  /** The example of docs/reference/wallbox-can.md. */
  @Test
  void the_frames_of_the_document_say_what_it_says() {
    CanNode node = new CanNode(profile, 1);
    node.heard(new Heard(CanFrame.of(0x181, 3, 4, 0, 2, 0x00, 0xA0, 3, 2), AT));
    assertThat(node.text("charger_status")).contains("C");
    assertThat(node.text("session_state")).contains("CHARGING");
    assertThat(node.text("stop_reason")).contains("NONE");
    assertThat(node.text("authorisation_state")).contains("GRANTED");
    assertThat(node.number("charger_current_offered")).contains(16.0);
    assertThat(node.number("phases_in_use")).contains(3.0);
    assertThat(node.text("operating_mode")).contains("REMOTE_MANAGED");
    node.heard(new Heard(CanFrame.of(0x1A1, 0x2B, 0x20, 0x0E, 0x60, 0x0E, 0x60, 0x0E, 0x60), AT));
    assertThat(node.number("charger_power")).contains(11040.0);
    assertThat(node.number("charger_power_l3")).contains(3680.0);
    node.heard(new Heard(CanFrame.of(0x1F1, 0x00, 0x64, 0x00, 0x3C, 0x00, 0x3C, 0, 0), AT));
    assertThat(node.number("charger_current_limit")).contains(10.0);
    assertThat(node.number("failsafe_current")).contains(6.0);
    assertThat(node.number("watchdog_timeout")).contains(60.0);
  }

  @Test
  void every_quantity_is_decoded_by_its_bytes() {
    CanNode node = new CanNode(profile, 1);
    CanBoxes.charging(1).forEach(frame -> node.heard(new Heard(frame, AT)));
    assertThat(node.isComplete()).isTrue();
    assertThat(node.number("current_l2")).contains(16.0);
    assertThat(node.number("frequency")).contains(50.0);
    assertThat(node.number("voltage_l1")).contains(230.0);
    assertThat(node.number("power_factor")).contains(-0.999);
    assertThat(node.number("charger_energy_total")).contains(123456.0);
    assertThat(node.number("session_energy")).contains(5400.0);
    assertThat(node.text("rfid_last_uid")).contains("04A1B2C3");
    assertThat(node.number("session_duration")).contains(1800.0);
    assertThat(node.number("internal_temperature")).contains(41.2);
    assertThat(node.number("cable_current")).contains(32.0);
    assertThat(node.text("lock_status")).contains("LOCKED");
    assertThat(node.number("charger_phases")).contains(3.0);
    assertThat(node.number("charger_rated_current")).contains(32.0);
    assertThat(node.number("charger_display_current")).contains(32.0);
    assertThat(node.text("serial_number")).contains("WB22K0000000012");
    assertThat(node.text("firmware_version")).contains("1.0.493");
    assertThat(node.reading("fault").flatMap(Reading::value))
        .contains(
            new Value.Faults(
                List.of(
                    new Fault("WB00", "Residual current detected"),
                    new Fault("WB02", "Mains voltage too high"))));
  }

  @Test
  void fault_texts_are_those_of_the_register_map() throws Exception {
    try (InputStream in = getClass().getResourceAsStream("/wallbox-faults.csv")) {
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
      CanRow row = profile.in("fault").orElseThrow();
      assertThat(lines).hasSize(15);
      for (int bit = 0; bit < lines.size(); bit++) {
        assertThat(lines.get(bit)).contains(",WB" + String.format("%02d", bit) + ",");
        assertThat(lines.get(bit)).contains(row.words().get(bit));
      }
    }
  }

  @Test
  void no_card_is_no_number() {
    CanNode node = new CanNode(profile, 1);
    node.heard(new Heard(CanFrame.of(0x1E1, 0, 0, 0, 0, 0, 0, 0, 0), AT));
    assertThat(node.reading("rfid_last_uid").orElseThrow().reason()).isEqualTo(Reason.NOT_PRESENT);
  }

  @Test
  void a_frame_that_is_too_short_says_only_what_is_in_it() {
    CanNode node = new CanNode(profile, 1);
    node.heard(new Heard(CanFrame.of(0x181, 2, 2, 0), AT));
    assertThat(node.text("charger_status")).contains("B");
    assertThat(node.reading("charger_current_offered")).isEmpty();
  }

  @Test
  void frames_of_others_say_nothing() {
    CanNode node = new CanNode(profile, 1);
    assertThat(node.sends(CanFrame.of(0x182, 3))).isFalse();
    assertThat(node.sends(CanFrame.of(0x181, true, new byte[1]))).isFalse();
    assertThat(node.sends(CanFrame.of(0x101, 0, 100))).as("what we send ourselves").isFalse();
    node.heard(new Heard(CanFrame.of(0x182, 3, 4, 0, 2, 0, 160, 3, 2), AT));
    assertThat(node.lastHeard()).isEmpty();
  }

  @Test
  void low_byte_first_is_read_and_written_so() throws Exception {
    CanProfile little =
        CanProfile.load(
            "site.csv",
            HEADER
                + "0x180,in,,0-3,i32,little,0.1,A,charger_current_offered,,,,,,,s,single\n"
                + "0x100,out,,1-2,u16,little,0.1,A,charger_current_limit,,,0,32,0.1,,s,single\n");
    CanRow in = little.in("charger_current_offered").orElseThrow();
    assertThat(in.read(CanFrame.of(0x181, 0x9C, 0xFF, 0xFF, 0xFF), AT).value())
        .contains(Value.of(-10.0));
    byte[] data = new byte[3];
    little.out("charger_current_limit").orElseThrow().write(Value.of(25.7), data);
    assertThat(data).containsExactly(0, 1, 1);
    assertThat(little.isReference()).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "0x7F8,in,,0,u8,big,1,,x,,,,,,,s,single | column 1 (can_id): found '0x7F8'",
        "0x180,up,,0,u8,big,1,,x,,,,,,,s,single | column 2 (direction): found 'up'",
        "0x180,in,1-3,1,u8,big,1,,x,,,,,,,s,single | column 3 (select): found '1-3'",
        "0x180,in,,0-2,u16,big,1,,x,,,,,,,s,single | column 4 (bytes): found '0-2'",
        "0x180,in,,8,u8,big,1,,x,,,,,,,s,single | column 4 (bytes): found '8'",
        "0x180,in,2,0,u8,big,1,,x,,,,,,,s,single | column 4 (bytes): found '0'",
        "0x180,in,,0,u17,big,1,,x,,,,,,,s,single | column 5 (type): found 'u17'",
        "0x180,in,,0,u8,middle,1,,x,,,,,,,s,single | column 6 (endian): found 'middle'",
        "0x180,in,,0,u8,big,0,,x,,,,,,,s,single | column 7 (scale): found '0'",
        "0x180,in,,0,u8,big,1,kW,x,,,,,,,s,single | column 8 (unit): found 'kW'",
        "0x180,in,,0,u8,big,1,W,session_energy,,,,,,,s,single | column 8 (unit): found 'W'",
        "0x180,in,,0,u8,big,1,,Bad Name,,,,,,,s,single | column 9 (point): found 'Bad Name'",
        "0x180,in,,0,u8,big,1,,x,often,,,,,,s,single | column 10 (poll): found 'often'",
        "0x180,in,,0,u8,big,1,,x,,65535,,,,,s,single | column 11 (absent): found '65535'",
        "0x180,in,,0,u8,big,1,,x,,,0,1,,,s,single | column 12 (min): found '0'",
        "0x100,out,,0,u8,big,1,,x,,,a,1,,,s,single | column 12 (min): found 'a'",
        "0x180,in,,0,u8,big,1,,x,,,,,,,s,sure | column 17 (confidence): found 'sure'",
        "0x180,in,,0,u8,big,1,,x | (row): found '9 cells'"
      })
  void a_faulty_row_is_refused_with_line_and_column(String row, String problem) {
    assertThatThrownBy(() -> CanProfile.load("site.csv", HEADER + row.trim() + "\n"))
        .hasMessageContaining("site.csv line 2")
        .hasMessageContaining(problem.trim())
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_MAP));
  }

  @Test
  void every_problem_is_told_at_once_and_clashes_too() {
    String row = ROW + ",,,,,,s,single\n";
    assertThatThrownBy(() -> CanProfile.load("site.csv", HEADER + row + row))
        .hasMessageContaining("one row for each direction")
        .hasMessageContaining("bytes of no other row of this frame");
    assertThatThrownBy(() -> CanProfile.load("site.csv", "can_id,colour\n"))
        .hasMessageContaining("found 'colour'")
        .hasMessageContaining("the column direction");
    assertThatThrownBy(() -> CanProfile.load("site.csv", "")).hasMessageContaining("at least one");
  }

  @Test
  void any_file_is_a_profile_or_is_refused() throws Exception {
    long seed = Long.getLong("meriggio.seed", System.nanoTime());
    int cases =
        Integer.getInteger("meriggio.cases", 300) * Integer.getInteger("meriggio.factor", 1);
    System.out.println("meriggio.seed=" + seed);
    Random random = new Random(seed);
    String text = builtIn();
    int refused = 0;
    for (int round = 0; round < cases; round++) {
      StringBuilder mutated = new StringBuilder(text);
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        mutated.setCharAt(
            random.nextInt(mutated.length()), ",\"0x9-azA\n;. ".charAt(random.nextInt(13)));
      }
      try {
        assertThat(CanProfile.load("site.csv", mutated.toString()).points()).isNotEmpty();
      } catch (DeviceException e) {
        assertThat(e.reason()).isEqualTo(Reason.BAD_MAP);
        assertThat(e.getMessage()).contains("site.csv line");
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  private static String builtIn() throws Exception {
    try (InputStream in = CanProfileTest.class.getResourceAsStream("/wallbox-can-reference.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
