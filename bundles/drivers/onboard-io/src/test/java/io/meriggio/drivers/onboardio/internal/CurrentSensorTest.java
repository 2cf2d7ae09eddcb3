// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Signs and constants as the manual and the vocabulary have them: export +, withdrawal −; with PV
 * off and loads on, exchange reads negative; a three-phase site's sensor counts three times.
 */
class CurrentSensorTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // raw, constant, inverted, grid_power
    "-1500, 1, false, -1500", // loads on, PV off: drawn
    "1500, 1, true, -1500", // the same with the sensor mounted the wrong way round
    "800, 1, false, 800", // fed
    "-500, 3, false, -1500",
    "500, 3, true, -1500",
    "0, 3, true, 0"
  })
  void theExchangeIsTheSensorTimesItsConstant(
      double raw, int constant, boolean inverted, double expected) {
    Reading power = new CurrentSensor(constant, inverted).exchange(ct1(raw));

    Value value = Value.of(expected);
    assertThat(power)
        .isEqualTo(
            constant == 1
                ? Reading.good(OnboardPoints.GRID, value, NOON)
                : Reading.uncertain(OnboardPoints.GRID, value, Reason.ESTIMATED, NOON));
  }

  @ParameterizedTest
  @CsvSource({
    // raw, constant, inverted, pv_power
    "2300, 1, false, 2300",
    "-2300, 1, true, 2300",
    "1100, 3, false, 3300",
    "-6, 1, false, 0", // an inverter at night
    "-100, 3, false, 0",
    "100, 1, true, 0"
  })
  void theProductionIsNeverNegative(double raw, int constant, boolean inverted, double expected) {
    Reading power = new CurrentSensor(constant, inverted).production(ct2(raw));

    Value value = Value.of(expected);
    assertThat(power)
        .isEqualTo(
            constant == 1
                ? Reading.good(OnboardPoints.PV, value, NOON)
                : Reading.uncertain(OnboardPoints.PV, value, Reason.ESTIMATED, NOON));
  }

  @ParameterizedTest
  @CsvSource({"-2300, 1, false", "2300, 3, true", "-101, 1, false"})
  void aProductionSensorMountedTheWrongWayRoundMeansUnknownAndNotZero(
      double raw, int constant, boolean inverted) {
    Reading power = new CurrentSensor(constant, inverted).production(ct2(raw));

    assertThat(power).isEqualTo(Reading.bad(OnboardPoints.PV, Reason.OUT_OF_RANGE, NOON));
  }

  @Test
  void anUnknownSensorMakesAnUnknownPowerForTheSameReason() {
    Reading missing = Reading.bad(OnboardPoints.CT_1, Reason.NOT_PRESENT, NOON);

    assertThat(new CurrentSensor(3, true).exchange(missing))
        .isEqualTo(Reading.bad(OnboardPoints.GRID, Reason.NOT_PRESENT, NOON));
    assertThat(new CurrentSensor(1, false).production(missing))
        .isEqualTo(Reading.bad(OnboardPoints.PV, Reason.NOT_PRESENT, NOON));
  }

  @Test
  void aDoubtfulSensorMakesADoubtfulPower() {
    Reading doubtful =
        Reading.uncertain(OnboardPoints.CT_1, Value.of(10), Reason.UNCONFIRMED, NOON);

    assertThat(new CurrentSensor(1, false).exchange(doubtful))
        .isEqualTo(Reading.uncertain(OnboardPoints.GRID, Value.of(10), Reason.UNCONFIRMED, NOON));
  }

  private static Reading ct1(double watt) {
    return Reading.good(OnboardPoints.CT_1, Value.of(watt), NOON);
  }

  private static Reading ct2(double watt) {
    return Reading.good(OnboardPoints.CT_2, Value.of(watt), NOON);
  }
}
