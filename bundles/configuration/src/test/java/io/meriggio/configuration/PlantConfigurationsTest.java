// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The face for plant controllers, and plant power control. */
class PlantConfigurationsTest {

  @Test
  void theFaceIsOffOnLoopbackAndReadOnlyUnlessTheSiteSaysOtherwise() {
    assertThat(CciConfiguration.check(Pids.CCI, Map.of()))
        .isEqualTo(
            new Checked.Valid<>(
                new CciConfiguration(
                    false, "127.0.0.1", 1502, 1, false, List.of(), 8, Duration.ofSeconds(120))));
  }

  @Test
  void clientsAreAddressesOrNetworks() {
    Map<String, Object> properties =
        Map.of("allowedClients", "192.0.2.7, 192.0.2.0/24,2001:db8::/32", "service.pid", "x");
    assertThat(CciConfiguration.check(Pids.CCI, properties))
        .isInstanceOfSatisfying(
            Checked.Valid.class,
            valid ->
                assertThat(((CciConfiguration) valid.value()).allowedClients())
                    .containsExactly("192.0.2.7", "192.0.2.0/24", "2001:db8::/32"));
  }

  @ParameterizedTest
  @CsvSource({
    "port,0",
    "port,65536",
    "unit,0",
    "unit,248",
    "writable,perhaps",
    "allowedClients,everybody",
    "allowedClients,192.0.2",
    "allowedClients,192.0.2.0/33",
    "connections,33",
    "idleSeconds,4",
    "hosts,127.0.0.1"
  })
  void aBadValueOfTheFaceIsRefusedByItsKey(String key, String value) {
    assertThat(CciConfiguration.check(Pids.CCI, Map.of(key, value)))
        .isInstanceOfSatisfying(
            Checked.Refused.class,
            refused -> assertThat(((Problem) refused.problems().get(0)).key()).isEqualTo(key));
  }

  @Test
  void plantPowerHasDefaultsThatHoldTheLastSetPoint() {
    assertThat(ControllerConfiguration.unconfigured().plantPower())
        .isEqualTo(
            new PlantPowerConfiguration(
                2,
                20,
                Duration.ofSeconds(15),
                Duration.ofSeconds(60),
                "HOLD",
                100,
                List.of(),
                Map.of()));
  }

  @Test
  void storagesAreLeftAloneAndNothingIsLimitedWhereTheSiteSaysNothing() {
    ControllerConfiguration said = ControllerConfiguration.unconfigured();
    assertThat(said.storageReserveSoc()).isZero();
    assertThat(said.storageCarProtection()).isEqualTo("OFF");
    assertThat(said.peakShaving()).isFalse();
    assertThat(said.storageMargin()).isEqualTo(100);
    assertThat(said.exportLimit()).isEmpty();
  }

  @Test
  void theSiteSaysHowStoragesAreSteeredAndWhatMayBeFedIn() {
    Map<String, Object> properties =
        Map.of(
            "storageReserveSoc",
            100,
            "storageCarProtection",
            "HOUSEHOLD",
            "peakShaving",
            "true",
            "storageMargin",
            0,
            "exportLimit",
            100_000_000);
    assertThat(ControllerConfiguration.check(Pids.CONTROLLER, properties))
        .isInstanceOfSatisfying(
            Checked.Valid.class,
            valid -> {
              ControllerConfiguration said = (ControllerConfiguration) valid.value();
              assertThat(said.storageReserveSoc()).isEqualTo(100);
              assertThat(said.storageCarProtection()).isEqualTo("HOUSEHOLD");
              assertThat(said.peakShaving()).isTrue();
              assertThat(said.storageMargin()).isZero();
              assertThat(said.exportLimit()).hasValue(100_000_000);
            });
  }

  @Test
  void anExportLimitOutsideItsRangeIsRefusedWithWhatIsAllowed() {
    assertThat(ControllerConfiguration.check(Pids.CONTROLLER, Map.of("exportLimit", -1)))
        .isInstanceOfSatisfying(
            Checked.Refused.class,
            refused ->
                assertThat(((Problem) refused.problems().get(0)).sentence())
                    .contains("exportLimit", "-1", "0", "100000000"));
  }

  @Test
  void scheduleAndRatedPowersAreLists() {
    Map<String, Object> properties =
        Map.of(
            "plantSchedule",
            new String[] {"09:00-17:00 P=60% Q=-10%", "22:00-06:00 PF=0.95", "00:00-00:00 P=5000W"},
            "plantRatedPowers",
            List.of("roof=6000", "barn=4600"));
    assertThat(ControllerConfiguration.check(Pids.CONTROLLER, properties))
        .isInstanceOfSatisfying(
            Checked.Valid.class,
            valid -> {
              PlantPowerConfiguration power =
                  ((ControllerConfiguration) valid.value()).plantPower();
              assertThat(power.schedule()).hasSize(3);
              assertThat(power.ratedPowers()).isEqualTo(Map.of("roof", 6000.0, "barn", 4600.0));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "storageReserveSoc,-1",
    "storageReserveSoc,101",
    "storageCarProtection,ALWAYS",
    "peakShaving,perhaps",
    "storageMargin,-1",
    "storageMargin,100001",
    "exportLimit,-1",
    "exportLimit,100000001",
    "exportLimit,none",
    "plantRampUp,0",
    "plantRampDown,1001",
    "plantConfirmSeconds,0",
    "plantControllerTimeout,-1",
    "plantOnControllerLoss,PANIC",
    "plantFallBack,101",
    "plantSchedule,09:00-17:00",
    "plantSchedule,09:00-24:00 P=60%",
    "plantSchedule,09:00-17:00 P=60",
    "plantSchedule,09:00-17:00 Q=1% PF=1",
    "plantRatedPowers,roof"
  })
  void aBadValueOfStorageOrPlantPowerIsRefusedByItsKey(String key, String value) {
    assertThat(ControllerConfiguration.check(Pids.CONTROLLER, Map.of(key, value)))
        .isInstanceOfSatisfying(
            Checked.Refused.class,
            refused -> assertThat(((Problem) refused.problems().get(0)).key()).isEqualTo(key));
  }
}
