// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.simulator.SkySettings;
import io.meriggio.simulator.internal.physics.Plant;
import io.meriggio.simulator.internal.physics.PlantSpec;
import io.meriggio.simulator.internal.physics.StorageControl;
import io.meriggio.simulator.internal.physics.StorageSpec;
import io.meriggio.simulator.state.Battery;
import io.meriggio.simulator.state.Energy;
import io.meriggio.simulator.state.Grid;
import io.meriggio.simulator.state.Phases;
import io.meriggio.simulator.state.PlantState;
import io.meriggio.simulator.state.PvString;
import io.meriggio.simulator.state.Status;
import io.meriggio.simulator.state.Storage;
import io.meriggio.simulator.state.StorageMode;
import io.meriggio.simulator.state.Switches;
import io.meriggio.simulator.state.Units;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Registers of the storage families against the printed examples and public captures of
 * golden-readings.csv. These families count charging as positive.
 */
class StorageFacesTest {

  private static final Energy NONE = new Energy(0, 0);

  private final StorageControl control =
      new Plant(
              new SkySettings(43.5, 11.5, 172, 12, 0, false, 0, 5),
              new PlantSpec(
                  3,
                  1,
                  List.of(),
                  List.of(new StorageSpec(10_000, 9000, 10_000, 5000, 400, 0.5, 3, 5)),
                  List.of(),
                  List.of(),
                  List.of()),
              Clock.systemUTC())
          .storage(0);

  private static PlantState of(Storage storage, Grid grid) {
    PlantState plain = States.of(grid);
    return new PlantState(
        plain.at(),
        12,
        Phases.ZERO,
        plain.inverter(),
        grid,
        new Units(List.of(), List.of(storage), List.of(), List.of(), Switches.NONE, 20));
  }

  private static Storage storage(
      Status status,
      double acPower,
      Battery battery,
      List<PvString> strings,
      Energy pv,
      Set<Integer> trips) {
    return new Storage(
        status,
        StorageMode.SELF_CONSUMPTION,
        false,
        strings,
        new Phases(acPower, 0, 0),
        0,
        battery,
        0,
        0,
        pv,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        37,
        21,
        0,
        0,
        trips,
        false);
  }

  private static Battery battery(double power, double soc, double voltage) {
    return new Battery(power, soc, voltage, 24, 99, 137, 10_000, 5000, 5000);
  }

  private static Grid grid(double power, double volts, double frequency) {
    return States.grid(
        new Phases(power, 0, 0), Phases.ZERO, new Phases(volts, 0, 0), Phases.ZERO, frequency);
  }

  private static String words(Face face, int function, int address, int count) {
    return States.hex(face.read(function, address, count));
  }

  @Test
  void a_g3_hybrids_words_are_the_documents() {
    HydG3Face face = new HydG3Face(1, 0, 3, 1, 10_000, false, ZoneOffset.UTC, control);
    PvString string = new PvString(231.0, 4.43);
    face.refresh(
        of(
            storage(
                Status.FAULT,
                0.73 * 236.6,
                battery(-5620, 50, 36.4),
                List.of(string, new PvString(0, 0)),
                new Energy(2390, 2300),
                Set.of(2)),
            grid(-50, 236.6, 50.03)));
    // state 4, ID002
    assertThat(words(face, 3, 0x0404, 2)).isEqualTo("0004 0002");
    assertThat(words(face, 3, 0x0484, 1)).isEqualTo("138B");
    assertThat(words(face, 3, 0x0488, 1)).isEqualTo("FFFB");
    assertThat(words(face, 3, 0x048D, 2)).isEqualTo("093E 0049");
    assertThat(words(face, 3, 0x0584, 3)).isEqualTo("0906 01BB 0066");
    assertThat(words(face, 3, 0x0604, 1)).isEqualTo("016C");
    assertThat(words(face, 3, 0x0606, 1)).isEqualTo("0232");
    assertThat(words(face, 3, 0x0684, 4)).isEqualTo("0000 00EF 0000 0017");
  }

  @Test
  void a_single_phase_hybrids_words_are_the_captures() {
    HydG3Face face = new HydG3Face(1, 0, 1, 1, 6000, false, ZoneOffset.UTC, control);
    face.refresh(
        of(
            storage(Status.RUNNING, 2560, battery(0, 50, 400), List.of(), NONE, Set.of()),
            grid(-50, 241.7, 49.98)));
    assertThat(words(face, 3, 0x0404, 2)).isEqualTo("0002 0000");
    assertThat(words(face, 3, 0x0418, 1)).isEqualTo("0025");
    assertThat(words(face, 3, 0x041A, 1)).isEqualTo("0015");
    assertThat(words(face, 3, 0x0484, 2)).isEqualTo("1386 0100");
    assertThat(words(face, 3, 0x0488, 1)).isEqualTo("FFFB");
    assertThat(words(face, 3, 0x048D, 1)).isEqualTo("0971");
    // M2 = single-phase -HP, INVERTERS.md section 3
    byte[] serial = new byte[6];
    String hex = words(face, 3, 0x0445, 3).replace(" ", "");
    for (int i = 0; i < 6; i++) {
      serial[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
    }
    assertThat(new String(serial, StandardCharsets.US_ASCII)).isEqualTo("ZM2ES1");
  }

  @Test
  void two_packs_share_power_and_show_the_sum_in_coarse_steps() {
    HydG3Face face = new HydG3Face(1, 0, 3, 2, 10_000, false, ZoneOffset.UTC, control);
    face.refresh(
        of(
            storage(Status.RUNNING, 0, battery(3000, 47, 400), List.of(), NONE, Set.of()),
            grid(0, 230, 50)));
    // −1.50 kW each, −3.0 kW together, 47 %, two packs
    assertThat(words(face, 3, 0x0606, 1)).isEqualTo("FF6A");
    assertThat(words(face, 3, 0x060D, 1)).isEqualTo("FF6A");
    assertThat(words(face, 3, 0x0667, 2)).isEqualTo("FFE2 002F");
    assertThat(words(face, 3, 0x066A, 1)).isEqualTo("0002");
  }

  @Test
  void an_old_hybrids_words_are_the_captures() {
    OldStorageFace face = new OldStorageFace(1, 0, true, 6000, false, control);
    face.refresh(
        of(
            storage(
                Status.RUNNING,
                0.06 * 230,
                battery(0, 18, 51.2),
                List.of(new PvString(0, 0), new PvString(0, 0)),
                NONE,
                Set.of()),
            grid(-2330, 230, 50)));
    assertThat(words(face, 3, 0x0212, 1)).isEqualTo("FF17");
    assertThat(words(face, 3, 0x0210, 1)).isEqualTo("0012");
    assertThat(words(face, 3, 0x020D, 1)).isEqualTo("0000");
    assertThat(words(face, 3, 0x0207, 1)).isEqualTo("0006");
    assertThat(words(face, 4, 0x2001, 2)).isEqualTo("5A4D 3145");
  }

  @Test
  void a_3000sp_has_hundredths_of_a_volt() {
    OldStorageFace face = new OldStorageFace(1, 0, false, 3000, false, control);
    face.refresh(
        of(
            storage(Status.RUNNING, -1000, battery(-980, 60, 49.8), List.of(), NONE, Set.of()),
            grid(0, 230, 50)));
    assertThat(words(face, 3, 0x020E, 1)).isEqualTo("1374");
    // charging: state 2, +0.98 kW, −1.00 kW to the AC side
    assertThat(words(face, 3, 0x0200, 1)).isEqualTo("0002");
    assertThat(words(face, 3, 0x020D, 1)).isEqualTo("0062");
    assertThat(words(face, 3, 0x0214, 1)).isEqualTo("FF9C");
  }

  @Test
  void a_mask_hides_what_the_machine_has_not() {
    HydG3Face face = new HydG3Face(1, 0, 3, 1, 10_000, false, ZoneOffset.UTC, control);
    face.refresh(
        of(
            storage(Status.RUNNING, 0, battery(0, 50, 400), List.of(), NONE, Set.of()),
            grid(0, 230, 50)));
    // 0x0604-0x060A are bits 4 to 10 of the last word
    assertThat(words(face, 3, 0x0603, 1)).isEqualTo("07F0");
    assertThat(face.read(3, 0x0700, 4)).isEqualTo(Answer.ILLEGAL_ADDRESS);
  }
}
