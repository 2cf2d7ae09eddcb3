// SPDX-License-Identifier: Apache-2.0
package io.meriggio.cci.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.cci.internal.ModbusException.Code;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.PlantSetPoints;
import io.meriggio.controller.PlantSetPoints.Active;
import io.meriggio.controller.PlantSetPoints.PowerFactor;
import io.meriggio.controller.PlantSetPoints.ReactivePower;
import io.meriggio.controller.PlantSetPoints.Running;
import io.meriggio.controller.Sentence;
import io.meriggio.device.Unit;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Model 123; addresses are those of the map of PSC 100. */
class ControlsTest {
  private static final int CONN = 0x9D28;
  private static final int LIMIT = 0x9D29;
  private static final int LIMIT_ENABLE = 0x9D2D;
  private static final int FACTOR = 0x9D2E;
  private static final int FACTOR_ENABLE = 0x9D32;
  private static final int REACTIVE = 0x9D33;

  private final Site site = new Site().atNoon();
  private final SunSpecChain chain = site.chain();

  private void write(int address, int... values) throws ModbusException {
    chain.write(address, values);
  }

  private int read(int address) {
    return chain.image()[address - 40_000];
  }

  @Test
  void aLimitCountsWhenItIsEnabled() throws ModbusException {
    write(LIMIT, 3050);
    assertThat(site.lastAsked()).isEqualTo(PlantSetPoints.NONE);
    write(LIMIT_ENABLE, 1);
    assertThat(site.lastAsked().active()).contains(new Active(30.5, Unit.PERCENT, Duration.ZERO));
    assertThat(site.actors).allMatch(actor -> actor.name().equals("cci"));
    assertThat(read(LIMIT)).isEqualTo(3050);
    assertThat(read(LIMIT_ENABLE)).isEqualTo(1);
    write(LIMIT_ENABLE, 0);
    assertThat(site.lastAsked()).isEqualTo(PlantSetPoints.NONE);
  }

  @Test
  void valueTimersAndEnableMayComeTogetherAndTheReversionTimeEndsTheLimit() throws ModbusException {
    write(LIMIT, 5000, 0, 120, 0, 1);
    assertThat(site.lastAsked().active())
        .contains(new Active(50, Unit.PERCENT, Duration.ofSeconds(120)));
  }

  @Test
  void powerFactorAndReactivePowerAreSignedAndExcludeEachOther() throws ModbusException {
    write(FACTOR, 0x10000 - 950, 0, 0, 0, 1);
    assertThat(site.lastAsked().reactive()).contains(new PowerFactor(-0.95, Duration.ZERO));
    assertRefused(Code.ILLEGAL_DATA_VALUE, REACTIVE, 1000, 0x8000, 0x8000, 0, 60, 0, 1, 1);
    write(FACTOR_ENABLE, 0);
    write(REACTIVE, 0x10000 - 1000, 0x8000, 0x8000, 0, 60, 0, 1, 1);
    assertThat(site.lastAsked().reactive())
        .contains(new ReactivePower(-10, Unit.PERCENT, Duration.ofSeconds(60)));
  }

  @Test
  void disconnectStopsAndConnectStartsButNothingIsAskedBeforeItIsWritten() throws ModbusException {
    write(LIMIT_ENABLE, 1);
    assertThat(site.lastAsked().running()).isEmpty();
    write(CONN, 0);
    assertThat(site.lastAsked().running()).contains(new Running(false, Duration.ZERO));
    write(CONN, 1);
    assertThat(site.lastAsked().running()).contains(new Running(true, Duration.ZERO));
  }

  @Test
  void everyAcceptedWriteIsASignOfLife() throws ModbusException {
    write(LIMIT, 5000, 0, 0, 0, 1);
    write(LIMIT, 5000, 0, 0, 0, 1);
    assertThat(site.asked).hasSize(2);
  }

  @Test
  void whatHasEndedIsShownAsNotEnabledOnceACycleHasSeenTheWrite() throws ModbusException {
    write(LIMIT, 5000, 0, 30, 0, 1);
    site.inForce = Optional.of(PlantSetPoints.NONE);
    site.cycleAt = Site.NOW.minusSeconds(1);
    assertThat(read(LIMIT_ENABLE)).as("a cycle before the write").isEqualTo(1);
    site.cycleAt = Site.NOW.plusSeconds(31);
    assertThat(read(LIMIT_ENABLE)).isZero();
  }

  @Test
  void afterARestartWhatIsInForceIsShownAndKeptByTheNextWrite() throws ModbusException {
    site.inForce = Optional.of(PlantSetPoints.limit(40));
    assertThat(read(LIMIT)).isEqualTo(4000);
    assertThat(read(LIMIT_ENABLE)).isEqualTo(1);
    write(FACTOR, 950, 0, 0, 0, 1);
    assertThat(site.lastAsked().active()).isEqualTo(PlantSetPoints.limit(40).active());
  }

  @ParameterizedTest
  @CsvSource({
    "40228,123", // the model's id
    "40251,0", // a scale factor
    "40250,1 0", // enable and, beyond it, a scale factor
    "40072,1", // a measurement
    "40066,2", // the address of model 1
    "39999,1",
    "40256,1"
  })
  void nothingButTheControlsCanBeWritten(int address, String values) {
    assertRefused(Code.ILLEGAL_DATA_ADDRESS, address, numbers(values));
    assertThat(site.asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "40237,2", // WMaxLim_Ena
    "40232,2", // Conn
    "40231,60", // Conn_RvrtTms: no start by itself
    "40230,5", // Conn_WinTms: no random window
    "40236,10", // WMaxLimPct_RmpTms: the ramp is the site's
    "40244,100", // VArMaxPct: not known here
    "40249,2 1" // VArPct of VArMax
  })
  void aValueThatCantBeFollowedIsRefused(int address, String values) {
    assertRefused(Code.ILLEGAL_DATA_VALUE, address, numbers(values));
    assertThat(site.asked).isEmpty();
  }

  @Test
  void aRefusalOfPlantPowerControlIsAnExceptionAndChangesNothing() {
    site.refusal =
        Optional.of(Outcome.invalid("active", Sentence.of("power.plant.bad-value", "a", "b")));
    assertRefused(Code.ILLEGAL_DATA_VALUE, LIMIT, 20_000, 0, 0, 0, 1);
    assertThat(read(LIMIT)).isEqualTo(10_000);
  }

  private void assertRefused(Code code, int address, int... values) {
    assertThatThrownBy(() -> chain.write(address, values))
        .isInstanceOfSatisfying(ModbusException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static int[] numbers(String values) {
    return Arrays.stream(values.split(" ")).mapToInt(Integer::parseInt).toArray();
  }
}
