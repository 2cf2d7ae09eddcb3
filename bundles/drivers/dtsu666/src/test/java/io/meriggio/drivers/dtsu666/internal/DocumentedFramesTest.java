// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.dtsu666.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Value;
import io.meriggio.modbus.Field;
import io.meriggio.modbus.Profile;
import io.meriggio.modbus.RegisterRow;
import io.meriggio.testkit.Frame;
import io.meriggio.testkit.FrameReplay;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every frame that OTHER-DEVICES section 1 prints, byte for byte. */
class DocumentedFramesTest {

  private static final Profile CLASSIC = Dtsu666Driver.MAP.profile("DTSU666");

  private static FrameReplay meter() {
    return FrameReplay.resource(DocumentedFramesTest.class, "zcs-meter.frames");
  }

  @ParameterizedTest
  @CsvSource({
    "32, 0x0006, 2, 20 03 00 06 00 02 22 BB",
    "32, 0x002C, 3, 20 03 00 2C 00 03 C2 B3",
    "32, 0x2000, 34, 20 03 20 00 00 22 C8 A2",
    "32, 0x2012, 8, 20 03 20 12 00 08 E9 78",
    "32, 0x202A, 8, 20 03 20 2A 00 08 68 B5",
    "32, 0x2044, 2, 20 03 20 44 00 02 89 6F",
    "32, 0x101E, 12, 20 03 10 1E 00 0C 27 B8",
    "32, 0x150A, 30, 20 03 15 0A 00 1E E7 7D",
    "1, 0x2000, 16, 01 03 20 00 00 10 4F C6",
    "1, 0x4000, 2, 01 03 40 00 00 02 D1 CB",
    "1, 0x000C, 2, 01 03 00 0C 00 02 04 08",
    "1, 0x151E, 6, 01 03 15 1E 00 06 A1 C2"
  })
  void requests_are_encoded_as_printed(int unit, String address, int count, String frame) {
    assertThat(Frame.read(unit, 0x03, Integer.decode(address), count)).isEqualTo(frame);
  }

  @ParameterizedTest
  @CsvSource({
    "0x0006, 40, 01 10 00 06 00 01 02 00 28 A6 28, 01 10 00 06 00 01 E1 C8",
    "0x002E, 32, 01 10 00 2E 00 01 02 00 20 A1 C6, 01 10 00 2E 00 01 61 C0"
  })
  void writes_that_the_driver_never_sends_are_encoded_as_printed(
      String address, int value, String frame, String answer) {
    String encoded = Frame.write(1, 0x10, Integer.decode(address), new int[] {value});
    assertThat(encoded).isEqualTo(frame);
    assertThat(Frame.checked(answer)).startsWith(HexFormat.of().parseHex("0110"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01 03 04 00 00 13 88 F7 65",
        "01 10 00 00 00 03 06 00 02 13 88 00 0A 9B E9",
        "01 10 00 00 00 03 80 08"
      })
  void the_frames_of_the_chint_manual_bear_their_crc(String frame) {
    assertThat(Frame.text(Frame.checked(frame))).isEqualTo(frame);
  }

  @Test
  void the_ratio_frame_gives_40_and_1() throws Exception {
    int[] registers = new int[2];
    meter().read(Turn.SLOW_POLL, 32, 3, 6, 2, registers, 0);
    assertThat(value("ct_ratio", registers, 0)).isEqualTo(40);
    assertThat(value("vt_ratio", registers, 1)).isEqualTo(1.0);
  }

  @Test
  void the_settings_frame_gives_the_baud_rate_and_the_address() throws Exception {
    int[] registers = new int[3];
    meter().read(Turn.SLOW_POLL, 32, 3, 0x2C, 3, registers, 0);
    assertThat(reading("baud_rate", registers, 1).value()).contains(Value.of("9600"));
    assertThat(value("modbus_address", registers, 2)).isEqualTo(32);
  }

  /** −1512.0 raw is −151.2 W secondary, against the arrow: export is positive here. */
  @Test
  void the_power_frame_gives_minus_151_2_W_secondary_turned_to_export() throws Exception {
    int[] registers = new int[8];
    meter().read(Turn.FAST_POLL, 32, 3, 0x2012, 8, registers, 0);
    assertThat(value("grid_power", registers, 0)).isEqualTo(151.2);
    assertThat(value("grid_power_l1", registers, 2)).isEqualTo(50.4);
    CtRatio secondary = new CtRatio(40, 1, Optional.of(false));
    assertThat(151.2 * secondary.factor("grid_power")).isEqualTo(6048);
  }

  @Test
  void the_frequency_frame_gives_50_Hz() throws Exception {
    int[] registers = new int[2];
    meter().read(Turn.FAST_POLL, 32, 3, 0x2044, 2, registers, 0);
    assertThat(value("frequency", registers, 0)).isEqualTo(50.0);
  }

  @Test
  void the_exception_frame_is_exception_2() {
    assertThatThrownBy(() -> meter().read(Turn.SLOW_POLL, 32, 3, 0x150A, 30, new int[30], 0))
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.modbusException()).isEqualTo(2));
  }

  private static double value(String id, int[] registers, int index) {
    return ((Value.Numeric) reading(id, registers, index).value().orElseThrow()).number();
  }

  private static Reading reading(String id, int[] registers, int index) {
    Field field = CLASSIC.field(id).orElseThrow();
    assertThat(field.row().access() == RegisterRow.Access.WO).isFalse();
    Reading reading = field.read(registers, index, Instant.EPOCH);
    assertThat(reading.quality()).isEqualTo(Quality.GOOD);
    return reading;
  }
}
