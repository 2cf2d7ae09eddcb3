// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.simulator.InverterSettings;
import io.meriggio.simulator.InverterSettings.Generation;
import io.meriggio.simulator.internal.physics.Setpoints;
import io.meriggio.simulator.state.Inverter;
import io.meriggio.simulator.state.Phases;
import io.meriggio.simulator.state.PlantState;
import io.meriggio.simulator.state.PvString;
import io.meriggio.simulator.state.Status;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * The G3 registers against the printed examples of Sofar's V1.38 and V1.22 documents
 * (golden-readings.csv) and the rules of INVERTERS.md sections 2 and 5.2.
 */
class StringG3FaceTest {

  private final AtomicReference<Setpoints> asked = new AtomicReference<>(Setpoints.FREE);
  private final StringG3Face face =
      new StringG3Face(
          new InverterSettings(Generation.G3, 1, false, 10_000, 5),
          ZoneOffset.UTC,
          new G3Control(asked::set));

  private static PlantState running(PvString string, double acPower) {
    return States.of(
        States.inverter(
            Status.RUNNING, acPower, List.of(string, new PvString(0, 0)), 2390, 2300, 31, 44),
        States.grid(Phases.ZERO, Phases.ZERO, new Phases(236.6, 230, 230), Phases.ZERO, 50.03));
  }

  private String read(int address, int count) {
    return States.hex(face.read(0x03, address, count));
  }

  @Test
  void a_block_that_begins_with_a_register_of_its_own_has_no_mask() {
    face.refresh(running(new PvString(231.0, 4.43), 1060));
    assertThat(read(0x0900, 1)).isEqualTo("0443");
    assertThat(read(0x1100, 4)).isNotEqualTo("0000 0000 0000 0000");
  }

  @Test
  void powers_voltages_and_energies_are_the_documents_words() {
    face.refresh(running(new PvString(231.0, 4.43), 1060));
    assertThat(read(0x0404, 1)).isEqualTo("0002");
    assertThat(read(0x0484, 2)).isEqualTo("138B 006A");
    assertThat(read(0x048D, 1)).isEqualTo("093E");
    assertThat(read(0x0584, 3)).isEqualTo("0906 01BB 0066");
    assertThat(read(0x0684, 4)).isEqualTo("0000 00EF 0000 0017");
    face.refresh(running(new PvString(231.0, 700 / 231.0), 690));
    assertThat(read(0x05C4, 1)).isEqualTo("0007");
  }

  @Test
  void phase_current_is_the_documents_word() {
    // 0.73 A at 236.6 V: a phase of 172.7 W
    face.refresh(running(new PvString(231.0, 4.43), 3 * 0.73 * 236.6));
    assertThat(read(0x048E, 1)).isEqualTo("0049");
  }

  @Test
  void the_family_probe_finds_a_protocol_version_in_bcd_and_a_serial_number() {
    face.refresh(running(new PvString(231.0, 4.43), 1060));
    int version = Integer.parseInt(read(0x0044, 1));
    assertThat(version).isBetween(100, 9999);
    String serial = text(read(0x0445, 8));
    assertThat(serial).hasSize(14).matches("ZS2E..10N[1-9ABC][1-9A-X][0-9]{3}");
    assertThat(read(0x06ED, 1)).isEqualTo("0064");
  }

  private static String text(String words) {
    byte[] bytes = java.util.HexFormat.of().parseHex(words.replace(" ", ""));
    return new String(bytes, StandardCharsets.US_ASCII).replace("\0", "");
  }

  @Test
  void a_block_read_starts_at_its_mask_and_never_leaves_its_block() {
    face.refresh(running(new PvString(231.0, 4.43), 1060));
    assertThat(face.read(0x03, 0x0404, 60)).isInstanceOf(Answer.Words.class);
    assertThat(face.read(0x03, 0x0400, 60)).isInstanceOf(Answer.Words.class);
    assertThat(face.read(0x03, 0x0400, 64)).isEqualTo(Answer.ILLEGAL_VALUE);
    assertThat(face.read(0x03, 0x043C, 8)).isEqualTo(Answer.ILLEGAL_ADDRESS);
    assertThat(face.read(0x03, 0x0604, 1)).isEqualTo(Answer.ILLEGAL_ADDRESS);
    assertThat(face.read(0x04, 0x0404, 1)).isEqualTo(Answer.ILLEGAL_FUNCTION);
  }

  @Test
  void the_mask_tells_which_registers_are_there_last_word_first() {
    face.refresh(running(new PvString(231.0, 4.43), 1060));
    // 0x0584-0x0589 are bits 4 to 9 of the last word
    assertThat(read(0x0580, 4)).isEqualTo("0000 0000 0000 03F0");
  }

  @Test
  void fault_ids_are_the_bits_of_the_fault_table() {
    Inverter tripped =
        new Inverter(
            Status.FAULT,
            0,
            List.of(),
            Phases.ZERO,
            0,
            20,
            20,
            0,
            0,
            0,
            0,
            Set.of(1, 16, 17, 50, 57, 305, 321),
            false,
            0);
    face.refresh(States.of(tripped, running(new PvString(0, 0), 0).grid()));
    // string-g3-faults.csv: ID001 0x0405 bit 0, ID016 bit 15; ID017 0x0406 bit 0; ID050 0x0408
    // bit 1, ID057 bit 8; ID305 0x0433 bit 0; ID321 0x0434 bit 0
    assertThat(read(0x0404, 5)).isEqualTo("0004 8001 0001 0000 0102");
    assertThat(read(0x0432, 3)).isEqualTo("0000 0001 0001");
  }

  @Test
  void the_printed_limit_frame_asks_for_half_the_power_and_the_next_releases_it() {
    assertThat(face.writeMultiple(0x1105, new int[] {0x0001, 0x01F4})).isEqualTo(Answer.DONE);
    assertThat(asked.get().limit()).isEqualTo(0.5);
    face.refresh(running(new PvString(231.0, 4.43), 1060));
    assertThat(read(0x1105, 2)).isEqualTo("0001 01F4");
    assertThat(read(0x0477, 1)).isEqualTo("0080");
    assertThat(face.writeMultiple(0x1105, new int[] {0, 0x03E8})).isEqualTo(Answer.DONE);
    assertThat(asked.get().limit()).isEqualTo(1.0);
  }

  @Test
  void remote_stop_sets_id_162_and_s026_and_start_clears_them() {
    face.writeMultiple(0x1104, new int[] {0});
    assertThat(asked.get().running()).isFalse();
    face.refresh(running(new PvString(231.0, 4.43), 0));
    assertThat(read(0x040F, 1)).isEqualTo("0002");
    assertThat(read(0x0478, 1)).isEqualTo("0200");
    face.writeMultiple(0x1104, new int[] {1});
    face.refresh(running(new PvString(231.0, 4.43), 0));
    assertThat(asked.get().running()).isTrue();
    assertThat(read(0x040F, 1)).isEqualTo("0000");
  }

  @Test
  void reactive_frames_ask_for_percent_or_cos_phi() {
    face.writeMultiple(0x1105, new int[] {0x0003, 0x03E8, 0x03E8, 0x00C8});
    assertThat(asked.get().reactive()).isEqualTo(0.2);
    face.writeMultiple(0x1105, new int[] {0x0007, 0x03E8, 0x03E8, 0x0000, 0x005F});
    assertThat(asked.get().reactive()).isZero();
    assertThat(asked.get().powerFactor()).hasValue(0.95);
  }

  @Test
  void export_limit_frames_ask_for_a_feed_in_limit() {
    face.writeMultiple(0x1023, new int[] {0x0002, 0x001E});
    assertThat(asked.get().exportLimit()).hasValue(3000);
    face.writeMultiple(0x1023, new int[] {0x0000, 0x0000});
    assertThat(asked.get().exportLimit()).isEmpty();
  }

  @Test
  void a_write_is_taken_as_a_whole_or_not_at_all() {
    assertThat(face.writeMultiple(0x1105, new int[] {1, 1101})).isEqualTo(Answer.ILLEGAL_VALUE);
    assertThat(face.writeMultiple(0x110B, new int[] {10, 0})).isEqualTo(Answer.ILLEGAL_ADDRESS);
    assertThat(face.writeMultiple(0x0485, new int[] {1})).isEqualTo(Answer.ILLEGAL_ADDRESS);
    assertThat(face.writeSingle(0x1104, 0)).isEqualTo(Answer.ILLEGAL_FUNCTION);
    assertThat(asked.get()).isEqualTo(Setpoints.FREE);
    face.refresh(running(new PvString(231.0, 4.43), 1060));
    assertThat(read(0x1105, 2)).isEqualTo("0000 03E8");
  }

  @Test
  void without_a_meter_of_its_own_the_grid_connection_reads_0() {
    face.refresh(running(new PvString(231.0, 4.43), 1060));
    assertThat(read(0x0488, 1)).isEqualTo("0000");
    assertThat(read(0x04AF, 1)).isEqualTo("0000");
    assertThat(read(0x068E, 2)).isEqualTo("0000 0000");
  }
}
