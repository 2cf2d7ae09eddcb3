// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.simulator.MeterProfile;
import io.meriggio.simulator.MeterSettings;
import io.meriggio.simulator.state.Phases;
import io.meriggio.simulator.state.PlantState;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * The meter's registers against public scans and captures (golden-readings.csv; its source is named
 * beside each) and the frames that OTHER-DEVICES.md section 1 prints.
 */
class MeterFaceTest {

  private static final Phases NO_REACTIVE = Phases.ZERO;

  /** korneliuszm/nd45_dtsu666_converter, scan_COM8_20260724_212812: 3.02 kW fed in, ratio 200. */
  private static final PlantState SCAN =
      States.of(
          States.grid(
              new Phases(3020, 0, 0),
              NO_REACTIVE,
              new Phases(227.2, 226.1, 225.8),
              new Phases(7.0, 8.6, 7.8),
              50.013,
              7000,
              5800));

  private static MeterFace meter(MeterProfile profile, int ratio) {
    return new MeterFace(new MeterSettings(profile, 32, ratio, false, false, 0), () -> {});
  }

  private static String read(Face face, int address, int count) {
    return States.hex(face.read(0x03, address, count));
  }

  @Test
  void the_oem_block_holds_the_words_of_the_public_scan() {
    MeterFace face = meter(MeterProfile.DTSU666_OEM, 200);
    face.refresh(SCAN);
    assertThat(read(face, 0x1510, 6)).isEqualTo("4363 3333 4362 199A 4361 CCCD");
    assertThat(read(face, 0x1516, 6)).isEqualTo("40E0 0000 4109 999A 40F9 999A");
    assertThat(read(face, 0x151C, 2)).isEqualTo("C041 47AE");
    assertThat(read(face, 0x154E, 2)).isEqualTo("4248 0D50");
    assertThat(read(face, 0x181E, 2)).isEqualTo("40E0 0000");
    assertThat(read(face, 0x1828, 2)).isEqualTo("40B9 999A");
  }

  @Test
  void the_classic_block_holds_the_secondary_side_in_the_words_of_the_public_scan() {
    MeterFace face = meter(MeterProfile.DTSU666, 200);
    face.refresh(
        States.of(
            States.grid(
                new Phases(3020, 0, 0),
                NO_REACTIVE,
                new Phases(227.6, 226, 226),
                new Phases(7.0, 0, 0),
                50.012)));
    assertThat(read(face, 0x0000, 1)).isEqualTo("0067");
    assertThat(read(face, 0x2006, 2)).isEqualTo("450E 4000");
    assertThat(read(face, 0x200C, 2)).isEqualTo("420C 0000");
    assertThat(read(face, 0x2012, 2)).isEqualTo("C317 0000");
    assertThat(read(face, 0x2044, 2)).isEqualTo("459C 499A");
  }

  /**
   * A plant that feeds in what another phase draws leaves less than a picowatt in floating point.
   */
  @Test
  void flows_that_cancel_out_are_nothing_and_not_a_negative_nothing() {
    MeterFace face = meter(MeterProfile.DTSU666, 1);
    face.refresh(
        States.of(
            States.grid(
                new Phases(9e-13, 0, 0),
                NO_REACTIVE,
                new Phases(230, 230, 230),
                new Phases(0, 0, 0),
                50)));
    assertThat(read(face, 0x2012, 4)).isEqualTo("0000 0000 0000 0000");
  }

  @Test
  void the_single_phase_meter_holds_the_words_of_the_public_capture() {
    MeterFace face = meter(MeterProfile.DDSU666, 1);
    // community.home-assistant.io topic 743202: feed-in of 296 W, 201.3 var
    face.refresh(
        States.of(
            States.grid(
                new Phases(bits(0x3E978D50) * 1000, 0, 0),
                new Phases(bits(0x3E4E2196) * 1000, 0, 0),
                new Phases(bits(0x4375E666), 0, 0),
                Phases.ZERO,
                bits(0x4247E148),
                bits(0x4418BEB8) * 1000,
                bits(0x43A85EB8) * 1000)));
    assertThat(read(face, 0x2000, 2)).isEqualTo("4375 E666");
    assertThat(read(face, 0x2004, 2)).isEqualTo("BE97 8D50");
    assertThat(read(face, 0x2006, 2)).isEqualTo("3E4E 2196");
    assertThat(read(face, 0x200E, 2)).isEqualTo("4247 E148");
    assertThat(read(face, 0x4000, 2)).isEqualTo("4418 BEB8");
    assertThat(read(face, 0x400A, 2)).isEqualTo("43A8 5EB8");
    // the capture has BF5374BC, -0.826: fed-in power beside drawn reactive power is negative
    int factor = Integer.parseUnsignedInt(read(face, 0x200A, 2).replace(" ", ""), 16);
    assertThat(Float.intBitsToFloat(factor)).isBetween(-0.83f, -0.82f);
  }

  private static double bits(int bits) {
    return Float.intBitsToFloat(bits);
  }

  @Test
  void the_printed_answer_means_6048_watts_fed_in_at_ratio_40() {
    MeterFace face = meter(MeterProfile.DTSU666, 40);
    Phases volts = new Phases(230, 230, 230);
    face.refresh(States.of(States.grid(Phases.even(6048), NO_REACTIVE, volts, Phases.ZERO, 50.0)));
    assertThat(read(face, 0x2012, 8)).isEqualTo("C4BD 0000 C3FC 0000 C3FC 0000 C3FC 0000");
    assertThat(read(face, 0x2044, 2)).isEqualTo("459C 4000");
    assertThat(read(face, 0x0006, 2)).isEqualTo("0028 000A");
    assertThat(read(face, 0x002C, 3)).isEqualTo("0003 0003 0020");
  }

  @Test
  void every_profile_puts_power_and_energies_where_and_as_its_map_says() {
    Phases volts = new Phases(230, 230, 230);
    PlantState state =
        States.of(
            States.grid(Phases.even(-3000), NO_REACTIVE, volts, Phases.ZERO, 50, 8_000_000, 4e6));
    check(MeterProfile.DTSU666, state, 0x2012, 3000 / 0.1 / 40, 0x101E, 8000 / 40.0, 0x1028, 100);
    check(MeterProfile.DTSU666_OEM, state, 0x151C, 3, 0x181E, 8000, 0x1828, 4000);
    check(MeterProfile.DTSU666_2016, state, 0x2012, 750, 0x401E, 200, 0x4028, 100);
    check(MeterProfile.DTSU666_H, state, 0x2012, 3000, 0x401E, 8000, 0x4028, 4000);
    check(MeterProfile.DTSU666_H, state, 0x2012, 3000, 0x4026, 8000, 0x4030, 4000);
    check(MeterProfile.DTSU666_H_HUAWEI, state, 0x084E, 3, 0x0876, 8000, 0x087E, 4000);
    check(MeterProfile.DDSU666, state, 0x2004, 3, 0x4000, 8000, 0x400A, 4000);
  }

  private static void check(
      MeterProfile profile,
      PlantState state,
      int powerAt,
      double power,
      int importAt,
      double imported,
      int exportAt,
      double exported) {
    MeterFace face = meter(profile, 40);
    face.refresh(state);
    assertThat(real(face, powerAt)).as(profile.title()).isEqualTo((float) power);
    assertThat(real(face, importAt)).as(profile.title()).isEqualTo((float) imported);
    assertThat(real(face, exportAt)).as(profile.title()).isEqualTo((float) exported);
  }

  private static float real(Face face, int address) {
    return Float.intBitsToFloat(
        Integer.parseUnsignedInt(read(face, address, 2).replace(" ", ""), 16));
  }

  @Test
  void a_primary_side_meter_leaves_the_ratio_out() {
    MeterFace face =
        new MeterFace(new MeterSettings(MeterProfile.DTSU666, 32, 40, true, false, 0), () -> {});
    Phases volts = new Phases(230, 230, 230);
    face.refresh(States.of(States.grid(Phases.even(6048), NO_REACTIVE, volts, Phases.ZERO, 50)));
    assertThat(real(face, 0x2012)).isEqualTo(-60480f);
    assertThat(read(face, 0x0006, 1)).isEqualTo("0028");
  }

  @Test
  void the_2016_layout_has_address_and_baud_rate_the_other_way_round() {
    MeterFace face = meter(MeterProfile.DTSU666_2016, 40);
    face.refresh(SCAN);
    assertThat(read(face, 0x002D, 2)).isEqualTo("0020 0003");
  }

  @Test
  void only_function_3_reads() {
    MeterFace face = meter(MeterProfile.DTSU666, 40);
    face.refresh(SCAN);
    assertThat(face.read(0x04, 0x2000, 2)).isEqualTo(Answer.ILLEGAL_FUNCTION);
    assertThat(face.writeSingle(0x0006, 41)).isEqualTo(Answer.ILLEGAL_FUNCTION);
  }

  @Test
  void an_unmapped_address_is_refused_or_answered_with_a_pattern_as_set() {
    MeterFace strict = meter(MeterProfile.DTSU666, 40);
    strict.refresh(SCAN);
    assertThat(strict.read(0x03, 0x151C, 2)).isEqualTo(Answer.ILLEGAL_ADDRESS);
    assertThat(strict.read(0x03, 0x2040, 34)).isEqualTo(Answer.ILLEGAL_ADDRESS);
    MeterFace babbling =
        new MeterFace(new MeterSettings(MeterProfile.DTSU666, 32, 40, false, true, 0), () -> {});
    babbling.refresh(SCAN);
    assertThat(read(babbling, 0x151C, 3)).isEqualTo("0001 0203 0405");
  }

  @Test
  void an_odd_address_gives_the_high_word_of_the_next_value() {
    MeterFace face = meter(MeterProfile.DTSU666, 200);
    face.refresh(SCAN);
    assertThat(read(face, 0x2011, 1)).isEqualTo("C317");
  }

  @Test
  void words_come_in_the_order_that_register_0x000c_says() {
    String[] orders = {"C317 0000", "0000 C317", "17C3 0000", "0000 17C3"};
    for (int order = 0; order < 4; order++) {
      MeterFace face = meter(MeterProfile.DTSU666, 200);
      assertThat(face.writeMultiple(0x000C, new int[] {order})).isEqualTo(Answer.DONE);
      face.refresh(SCAN);
      assertThat(read(face, 0x2012, 2)).isEqualTo(orders[order]);
    }
  }

  @Test
  void writes_change_ratio_address_and_counters_and_nothing_else() {
    AtomicBoolean cleared = new AtomicBoolean();
    MeterFace face =
        new MeterFace(
            new MeterSettings(MeterProfile.DTSU666, 1, 1, false, false, 0),
            () -> cleared.set(true));
    assertThat(face.writeMultiple(0x0006, new int[] {40})).isEqualTo(Answer.DONE);
    assertThat(face.writeMultiple(0x0006, new int[] {0})).isEqualTo(Answer.ILLEGAL_VALUE);
    assertThat(face.writeMultiple(0x002E, new int[] {32})).isEqualTo(Answer.DONE);
    assertThat(face.unit()).isEqualTo(32);
    assertThat(face.writeMultiple(0x0002, new int[] {1})).isEqualTo(Answer.DONE);
    assertThat(cleared).isTrue();
    assertThat(face.writeMultiple(0x2012, new int[] {1})).isEqualTo(Answer.ILLEGAL_ADDRESS);
    face.refresh(SCAN);
    assertThat(read(face, 0x0006, 1)).isEqualTo("0028");
  }
}
