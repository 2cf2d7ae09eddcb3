// SPDX-License-Identifier: Apache-2.0
package io.meriggio.cci.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Unit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Offsets and "not implemented" values are those of the public SunSpec model definitions. */
class SunSpecChainTest {
  private final Site site = new Site();

  @Test
  void theChainIsThatOfTheMapOfPsc100() {
    int[] image = site.chain().image();
    Map<Integer, Integer> models = new LinkedHashMap<>();
    int at = 2;
    while (image[at] != 0xFFFF) {
      models.put(image[at], 40_000 + at);
      at += 2 + image[at + 1];
    }
    assertThat(image[0]).isEqualTo(0x5375);
    assertThat(image[1]).isEqualTo(0x6E53);
    assertThat(models)
        .isEqualTo(
            Map.of(1, 0x9C42, 103, 0x9C86, 120, 0x9CBA, 121, 0x9CD6, 122, 0x9CF6, 123, 0x9D24));
    assertThat(image).hasSize(at + 2);
    assertThat(image[at + 1]).isZero();
  }

  @Test
  void figuresOfThePlantStandWhereTheModelsHaveThem() {
    int[] image = site.atNoon().chain().image();
    assertThat(text(image, 4, 16)).isEqualTo("Meriggio");
    assertThat(text(image, 20, 16)).isEqualTo("Sunny Field");
    assertThat(text(image, 44, 8)).isEqualTo("0.1.0");
    assertThat(text(image, 52, 16)).isEqualTo("PSC-0001");
    assertThat(scaled(image, 84, 85)).isCloseTo(187_500, within(50.0));
    assertThat(scaled(image, 90, 91)).isCloseTo(-12_000, within(50.0));
    assertThat(scaled(image, 92, 93)).isCloseTo(99.8, within(1e-9));
    assertThat(scaled(image, 86, 87)).isCloseTo(50.01, within(1e-9));
    assertThat(scaled(image, 77, 83)).isCloseTo(801.5, within(1e-9));
    assertThat((image[94] * 65_536L + image[95]) * 1000).isEqualTo(123_456_000);
    assertThat(image[96]).isEqualTo(3);
    assertThat(image[108]).as("4 = MPPT").isEqualTo(4);
    assertThat(image[124]).as("4 = PV").isEqualTo(4);
    assertThat(scaled(image, 125, 126)).isEqualTo(250_000);
    assertThat(scaled(image, 152, 172)).isEqualTo(250_000);
    assertThat(image[184]).as("connected, available, operating").isEqualTo(7);
    assertThat(image[186]).isEqualTo(1);
    assertThat(scaled(image, 213, 214)).isEqualTo(210_000);
  }

  @Test
  void whatIsUnknownIsNotImplementedAndNeverZero() {
    site.controlled = false;
    int[] image = site.chain().image();
    // A, AphA…C, voltages, Hz, St, PVConn, ECPConn, WRtg, WMax, WAval, Conn, WMaxLimPct, Ena
    for (int unsigned :
        new int[] {
          72, 73, 74, 75, 77, 78, 79, 80, 81, 82, 86, 108, 184, 186, 125, 152, 213, 232, 233, 237
        }) {
      assertThat(image[unsigned]).as("register " + unsigned).isEqualTo(0xFFFF);
    }
    // W, VA, VAr, PF, TmpCab, VARtg_SF, OutPFSet, VArWMaxPct
    for (int signed : new int[] {84, 88, 90, 92, 103, 128, 238, 243}) {
      assertThat(image[signed]).as("register " + signed).isEqualTo(0x8000);
    }
  }

  @Test
  void aBadReadingIsUnknownEvenAfterAGoodOne() {
    site.atNoon();
    Point power = Point.number("ac_power", Unit.WATT, PollClass.FAST);
    site.readings.put("ac_power", Reading.bad(power, Reason.TIMEOUT, Site.NOW));
    int[] image = site.chain().image();
    assertThat(image[84]).isEqualTo(0x8000);
    assertThat(image[108]).isEqualTo(0xFFFF);
    assertThat(image[184]).isEqualTo(0xFFFF);
  }

  @Test
  void everyRegisterHasSixteenBitsWhateverTheFigures() {
    for (double watts : new double[] {-1e12, -32_768, 0, 0.4, 32_767, 65_535, 1e9, 1e15}) {
      for (String point :
          new String[] {"ac_power", "rated_power", "frequency", "energy_pv_total", "current_l1"}) {
        site.atNoon().shows(point, watts);
        assertThat(Arrays.stream(site.chain().image()).boxed())
            .allMatch(register -> register >= 0 && register <= 0xFFFF);
      }
    }
  }

  @Test
  void withoutPlantPowerControlNothingIsWritten() {
    site.controlled = false;
    assertThatThrownBy(() -> site.chain().write(40_233, new int[] {5000}))
        .isInstanceOfSatisfying(
            ModbusException.class,
            e -> assertThat(e.code()).isEqualTo(ModbusException.Code.SERVER_DEVICE_FAILURE));
  }

  private static double scaled(int[] image, int value, int factor) {
    return (short) image[value] * Math.pow(10, (short) image[factor]);
  }

  private static String text(int[] image, int from, int count) {
    StringBuilder text = new StringBuilder();
    for (int k = from; k < from + count; k++) {
      text.append((char) (image[k] >> 8)).append((char) (image[k] & 0xFF));
    }
    return text.toString().replace("\0", "");
  }
}
