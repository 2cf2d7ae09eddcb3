// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.controller.internal.charging.ChargePointImage;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Fault;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Unit;
import io.meriggio.device.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The points of the vocabulary's charge point, as charging sees them. */
class ChargePointViewTest {
  private static final Instant NOON = Instant.parse("2026-06-01T10:00:00Z");
  private static final Moment NOW = new Moment(NOON, Duration.ofHours(1));

  private final RecordedDevice box = new RecordedDevice("box").word("charger_status", "B", NOON);
  private final ChargePointView view = new ChargePointView();

  /** IEC 61851: A no car; B, C, D a car; E, F out of order. */
  @ParameterizedTest
  @CsvSource({
    "A, UNPLUGGED, false",
    "B, PLUGGED, false",
    "C, PLUGGED, false",
    "D, PLUGGED, false",
    "E, UNKNOWN, true",
    "F, UNKNOWN, true",
    "UNKNOWN, UNKNOWN, false"
  })
  void thePilotTellsOfTheCar(String status, ChargePointImage.Plug plug, boolean faulty) {
    box.word("charger_status", status, NOON);

    assertThat(look().plug()).isEqualTo(plug);
    assertThat(look().fault().isPresent()).isEqualTo(faulty);
  }

  @Test
  void aFaultIsToldWithItsCodeAndText() {
    Point faults =
        new Point("fault", Unit.NONE, Point.Kind.FAULTS, PollClass.FAST, Optional.empty(), 2);
    box.shows(
        Reading.good(
            faults,
            new Value.Faults(List.of(new Fault("3", "Mains too low"), new Fault("9", "Contactor"))),
            NOON));
    assertThat(look().fault()).contains("3 Mains too low; 9 Contactor");

    box.shows(Reading.good(faults, new Value.Faults(List.of()), NOON));
    assertThat(look().fault()).isEmpty();
  }

  @Test
  void whatCanNotBeDrivenIsAFaultTooAndItsOwnComesFirst() {
    assertThat(view.look(box, Optional.of("TIMEOUT: no answer"), NOW).fault())
        .contains("TIMEOUT: no answer");

    box.word("charger_status", "F", NOON);
    assertThat(view.look(box, Optional.of("TIMEOUT: no answer"), NOW).fault()).contains("status F");
  }

  @Test
  void onlyADeviceThatAnswersAndShowsItsPilotIsOnline() {
    assertThat(look().online()).isTrue();

    box.state = DeviceState.OFFLINE;
    assertThat(look().online()).isFalse();

    box.state = DeviceState.ONLINE;
    box.shows(Reading.bad(Point.text("charger_status", PollClass.FAST), Reason.NEVER_READ, NOON));
    assertThat(look().online()).isFalse();
  }

  @Test
  void phasesInUseComeBeforeWiredOnesAndZeroIsNone() {
    assertThat(look().phases()).isEqualTo(1);
    box.number("charger_phases", 3, NOON);
    assertThat(look().phases()).isEqualTo(3);
    box.number("phases_in_use", 0, NOON);
    assertThat(look().phases()).isEqualTo(3);
    box.number("phases_in_use", 1, NOON);
    assertThat(look().phases()).isEqualTo(1);
  }

  @Test
  void theLeastOfDisplayRatingAndCableIsTheMostAndNoCableLimitsNothing() {
    assertThat(look().maxCurrent()).isEqualTo(16);
    box.number("charger_rated_current", 32, NOON);
    assertThat(look().maxCurrent()).isEqualTo(32);
    box.number("cable_current", 20, NOON);
    assertThat(look().maxCurrent()).isEqualTo(20);
    box.number("charger_display_current", 13, NOON);
    assertThat(look().maxCurrent()).isEqualTo(13);
    box.number("cable_current", 0, NOON);
    box.number("charger_display_current", 0, NOON);
    assertThat(look().maxCurrent()).isEqualTo(32);
  }

  @Test
  void theVoltageIsTheMeanOfThePhasesInUseAndAPhaseWithoutMakesItUnknown() {
    box.number("charger_phases", 3, NOON)
        .number("voltage_l1", 228, NOON)
        .number("voltage_l2", 230, NOON);
    assertThat(look().voltage()).isEmpty();
    box.number("voltage_l3", 235, NOON);
    assertThat(look().voltage().orElseThrow()).isCloseTo(231, within(1e-9));
    box.number("voltage_l3", 0, NOON);
    assertThat(look().voltage()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"NOT_REQUIRED, true", "REQUIRED, false", "GRANTED, true", "REJECTED, false"})
  void aCardIsAskedForOrNot(String word, boolean authorised) {
    box.word("authorisation_state", word, NOON);

    assertThat(look().authorised()).isEqualTo(authorised);
  }

  @Test
  void aPointWithoutTheQuestionAsksForNoCard() {
    assertThat(look().authorised()).isTrue();
    assertThat(look().card()).isEmpty();
  }

  @Test
  void aCardCountsOnlyWhileItIsGranted() {
    box.word("rfid_last_uid", "04A2", NOON).word("authorisation_state", "REQUIRED", NOON);
    assertThat(look().card()).isEmpty();
    box.word("authorisation_state", "GRANTED", NOON);
    assertThat(look().card()).contains("04A2");
    box.word("rfid_last_uid", "", NOON);
    assertThat(look().card()).isEmpty();
  }

  @Test
  void powerByPhaseIsKnownForAllPhasesOrForNone() {
    box.number("charger_power_l1", 2000, NOON).number("charger_power_l2", 2100, NOON);
    assertThat(look().phasePower()).isEmpty();
    box.number("charger_power_l3", 2200, NOON);
    assertThat(look().phasePower()).containsExactly(2000.0, 2100.0, 2200.0);
  }

  @Test
  void powerAndMeterAreThoseOfTheDevice() {
    box.number("charger_power", 3680, NOON.minusSeconds(3)).number("charger_energy_total", 5, NOON);

    assertThat(look().power().orElseThrow().value()).isEqualTo(3680);
    assertThat(look().power().orElseThrow().age(NOW)).isEqualTo(Duration.ofSeconds(3));
    assertThat(look().meter()).contains(5.0);
    assertThat(look().canSwitchPhases()).isFalse();
  }

  private ChargePointImage look() {
    return view.look(box, Optional.empty(), NOW);
  }
}
