// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.simulator.InverterSettings;
import io.meriggio.simulator.InverterSettings.Generation;
import io.meriggio.simulator.internal.physics.Setpoints;
import io.meriggio.simulator.state.Phases;
import io.meriggio.simulator.state.PlantState;
import io.meriggio.simulator.state.PvString;
import io.meriggio.simulator.state.Status;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * The old family's registers against the public capture of MichaluxPL/Sofar_LSW3 issue 16
 * (golden-readings.csv) and the rules of INVERTERS.md section 5.4.
 */
class StringG1FaceTest {

  private final AtomicReference<Setpoints> asked = new AtomicReference<>(Setpoints.FREE);
  private final StringG1Face face =
      new StringG1Face(
          new InverterSettings(Generation.G1, 1, false, 10_000, 5), ZoneOffset.UTC, asked::set);

  private static final PlantState CAPTURE =
      States.of(
          States.inverter(
              Status.RUNNING,
              690,
              List.of(new PvString(458.5, 1.65), new PvString(80.4, 0)),
              590,
              766_000,
              44,
              28),
          States.grid(
              Phases.ZERO, Phases.ZERO, new Phases(239.5, 241.7, 241.6), Phases.ZERO, 49.96));

  private String read(int function, int address, int count) {
    return States.hex(face.read(function, address, count));
  }

  @Test
  void the_capture_is_given_back_word_for_word() {
    face.refresh(CAPTURE);
    assertThat(read(3, 0x0000, 4)).isEqualTo("0002 0000 0000 0000");
    assertThat(read(3, 0x0006, 4)).isEqualTo("11E9 00A5 0324 0000");
    assertThat(read(3, 0x000A, 3)).isEqualTo("004C 0000 0045");
    assertThat(read(3, 0x000E, 2)).isEqualTo("1384 095B");
    assertThat(read(3, 0x0011, 1)).isEqualTo("0971");
    assertThat(read(3, 0x0013, 1)).isEqualTo("0970");
    assertThat(read(3, 0x0015, 2)).isEqualTo("0000 02FE");
    assertThat(read(3, 0x0019, 1)).isEqualTo("003B");
    assertThat(read(3, 0x001B, 2)).isEqualTo("001C 002C");
  }

  @Test
  void the_block_of_42_registers_reads_in_one_go() {
    face.refresh(CAPTURE);
    assertThat(((Answer.Words) face.read(3, 0x0000, 42)).values()).hasSize(42);
    assertThat(face.read(3, 0x0044, 1)).isEqualTo(Answer.ILLEGAL_ADDRESS);
  }

  @Test
  void function_4_gives_production_code_and_a_serial_number_of_14_characters() {
    face.refresh(CAPTURE);
    String[] words = read(4, 0x2000, 10).split(" ");
    StringBuilder serial = new StringBuilder();
    for (int i = 1; i <= 7; i++) {
      int word = Integer.parseInt(words[i], 16);
      serial.append((char) (word >> 8)).append((char) (word & 0xFF));
    }
    assertThat(serial.toString()).matches("ZC1E..10L[1-9ABC][1-9A-X][0-9]{3}");
    assertThat(face.read(3, 0x2000, 10)).isEqualTo(Answer.ILLEGAL_ADDRESS);
  }

  @Test
  void function_6_at_0x9000_limits_and_takes_no_more_than_100() {
    assertThat(face.writeSingle(0x9000, 50)).isEqualTo(Answer.DONE);
    assertThat(asked.get().limit()).isEqualTo(0.5);
    assertThat(face.writeSingle(0x9000, 101)).isEqualTo(Answer.ILLEGAL_VALUE);
    assertThat(face.writeSingle(0x0000, 1)).isEqualTo(Answer.ILLEGAL_ADDRESS);
    assertThat(asked.get().limit()).isEqualTo(0.5);
  }

  @Test
  void function_0x10_reads_the_clock_and_changes_nothing() {
    face.refresh(CAPTURE);
    // 2026-06-21T09:41:07Z was a Sunday
    assertThat(((Answer.Vendor) face.writeMultiple(0x8000, new int[] {0})).bytes())
        .containsExactly(7, 0x07, 0x41, 0x09, 0x07, 0x21, 0x06, 0x26);
    assertThat(asked.get()).isEqualTo(Setpoints.FREE);
  }

  @Test
  void the_broadcast_stops_starts_and_limits() {
    assertThat(face.hearsBroadcast(0x88)).isTrue();
    face.broadcast(0x88, 1, 0x0142, 0x0066);
    assertThat(asked.get().running()).isFalse();
    face.broadcast(0x88, 1, 0x0142, 0x0055);
    assertThat(asked.get().running()).isTrue();
    face.broadcast(0x88, 1, 0x0141, 0x01F4);
    assertThat(asked.get().limit()).isEqualTo(0.5);
  }
}
