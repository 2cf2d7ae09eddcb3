// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.configuration.ControllerConfiguration;
import io.meriggio.controller.Actor;
import io.meriggio.controller.ChargePointState;
import io.meriggio.controller.ChargePointStatus;
import io.meriggio.controller.ChargeReason;
import io.meriggio.controller.ChargingSession;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.StrategyKind;
import io.meriggio.controller.StrategySetting;
import io.meriggio.controller.UserRole;
import io.meriggio.device.CommandResult;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.memory.records.Keeper;
import io.meriggio.testkit.HeapMemory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Charging with a device that obeys, fails or falls silent; times of the semantics, 1.6 and 1.8.
 */
class ChargingPartTest {
  private static final Actor OWNER = Actor.of(UserRole.OWNER, "anna");
  private static final Actor USER = Actor.of(UserRole.USER, "carla");

  private final SmallPlant plant = new SmallPlant();
  private final HeapMemory memory = new HeapMemory();
  private ChargingPart part = part();

  /** S01: 6000 W - 500 W = 5500 W, 23 A. */
  @Test
  void fastTakesWhatTheHouseLeavesOfTheContract() {
    run(60);

    assertThat(plant.ordered()).isEqualTo(23);
    assertThat(shown().state()).isEqualTo(ChargePointState.CHARGING);
    assertThat(plant.box.commands.get(0).values())
        .containsEntry("charge_command", Value.of("START"));
  }

  /** S07: a contract that is lowered lowers the car at the next cycle, and the session goes on. */
  @Test
  void aContractIsLoweredThroughTheSite() {
    run(60);
    assertThat(part.setContractedPower(3000, USER).status()).isEqualTo(403);
    assertThat(part.setContractedPower(50, OWNER).status()).isEqualTo(422);
    assertThat(plant.contract).isEqualTo(6000);

    assertThat(part.setContractedPower(3000, OWNER)).isEqualTo(Outcome.done());
    run(5);

    assertThat(plant.ordered()).isEqualTo(10);
    assertThat(sessions()).hasSize(1);
    assertThat(sessions().get(0).end()).isEmpty();
  }

  /** S27: 15 s as it was, then 6 A, after 60 s a pause; back a minute after the meter is. */
  @Test
  void aSilentMeterMeansSixAmperesThenAPauseThenBack() {
    run(60);
    plant.meterAnswers = false;

    run(15);
    assertThat(plant.ordered()).isEqualTo(23);
    run(5);
    assertThat(plant.ordered()).isEqualTo(6);
    run(40);
    assertThat(plant.ordered()).isEqualTo(6);
    run(5);
    assertThat(plant.ordered()).isZero();
    assertThat(shown().reason()).isEqualTo(ChargeReason.DATA_LOST);

    plant.meterAnswers = true;
    run(55);
    assertThat(plant.ordered()).isZero();
    run(30);
    assertThat(plant.ordered()).isPositive();
  }

  /** 23 A are 5290 W, with the house 5790 W, of which the sun gives 3000 W. */
  @Test
  void aSessionKnowsWhatTheSunGave() {
    plant.sun = 3000;
    plant.contract = 2990;
    run(600);

    ChargingSession session = sessions().get(0);
    assertThat(plant.ordered()).isEqualTo(23);
    assertThat(session.solarEnergy().orElseThrow() / session.energy())
        .isCloseTo(3000.0 / 5790, within(0.001));
  }

  @Test
  void aSilentChargePointIsOfflineAfterFifteenSecondsAndResumesItsSession() {
    run(60);
    final double before = shown().sessionEnergy();
    plant.boxAnswers = false;
    run(10);
    assertThat(shown().state()).isEqualTo(ChargePointState.CHARGING);
    run(10);
    assertThat(shown().state()).isEqualTo(ChargePointState.OFFLINE);
    int sent = plant.box.commands.size();
    run(30);
    assertThat(plant.box.commands).as("nothing is sent to the silent").hasSize(sent);

    plant.boxAnswers = true;
    run(10);

    assertThat(shown().state()).isEqualTo(ChargePointState.CHARGING);
    assertThat(shown().sessionEnergy()).isGreaterThan(before);
    assertThat(sessions()).hasSize(1);
  }

  @Test
  void aStrategyIsKeptOverARestart() {
    plant.plugged = false;
    run(10);
    StrategySetting plan = StrategySetting.kilometres(StrategyKind.KM_REPEATED, 40, 150);
    assertThat(part.setStrategy("box", plan, OWNER)).isEqualTo(Outcome.done());

    part = part();
    run(10);

    assertThat(shown().strategy()).isEqualTo(plan);
  }

  /** S30: the energy of the session is the meter's, also what flowed while nobody looked. */
  @Test
  void aSessionIsOneOverARestartWithTheEnergyOfTheMeter() {
    final double counter = plant.energy();
    run(600);
    part = part();
    plant.after(30);
    run(60);

    assertThat(sessions()).hasSize(1);
    assertThat(sessions().get(0).end()).isEmpty();
    assertThat(shown().sessionEnergy()).isCloseTo(plant.energy() - counter, within(35.0));
    assertThat(shown().strategyLocked()).isTrue();
  }

  @Test
  void aSessionStandsInTheJournalOnceAndIsClosedByTheUnplugging() {
    run(300);
    plant.plugged = false;
    run(10);

    assertThat(sessions()).hasSize(1);
    ChargingSession session = sessions().get(0);
    assertThat(session.why()).contains("UNPLUGGED");
    assertThat(session.energy()).isCloseTo(plant.energy() - 100_000, within(35.0));
    assertThat(plant.ordered()).isZero();
  }

  @Test
  void aRefusedCommandIsSeenAndTheLoadCountsAsTheHouses() {
    run(60);
    plant.box.answer = new CommandResult.Rejected(Reason.REFERENCE_MAP, "the map is not confirmed");
    plant.house = 2500;
    run(10);

    assertThat(shown().command().orElse("")).contains("REFERENCE_MAP", "the map is not confirmed");
    assertThat(shown().state()).isEqualTo(ChargePointState.FAULT);
  }

  @Test
  void aDeviceThatFailsIsGivenAMinute() {
    run(60);
    plant.box.answer = new CommandResult.Failed(Reason.TIMEOUT, "no answer");
    plant.house = 2500;
    run(30);
    assertThat(shown().command().orElse("")).contains("TIMEOUT");
    assertThat(shown().state()).isNotEqualTo(ChargePointState.FAULT);

    run(60);

    assertThat(shown().state()).isEqualTo(ChargePointState.FAULT);
  }

  @Test
  void aRemoteStopIsSentOnceAndAStartBringsTheCarBack() {
    run(60);
    assertThat(part.stop("box", USER).status()).isEqualTo(403);
    assertThat(part.stop("attic", OWNER).status()).isEqualTo(404);
    assertThat(part.stop("box", OWNER)).isEqualTo(Outcome.done());
    run(100);
    assertThat(
            plant.box.commands.stream()
                .filter(c -> Value.of("STOP").equals(c.values().get("charge_command"))))
        .hasSize(1);
    assertThat(shown().reason()).isEqualTo(ChargeReason.USER_STOP);
    assertThat(shown().strategyLocked()).isFalse();

    assertThat(part.start("box", OWNER)).isEqualTo(Outcome.done());
    run(90);

    assertThat(shown().state()).isEqualTo(ChargePointState.CHARGING);
    assertThat(sessions()).hasSize(2);
  }

  @Test
  void theStopOfTheGatewayGivesTheChargePointBack() {
    run(60);
    part.stop();

    assertThat(plant.box.last().validFor()).isEqualTo(Duration.ofSeconds(1));
  }

  private ChargingPart part() {
    Keeper keeper = new Keeper(memory);
    return new ChargingPart(
        () -> SiteSettings.charging(ControllerConfiguration.unconfigured(), plant.description()),
        keeper,
        () -> plant.now,
        watts -> {
          plant.contract = watts;
          return Outcome.done();
        },
        cycle -> Optional.empty(),
        new DecisionJournal(keeper),
        new AlarmBook(keeper));
  }

  /** Cycles of five seconds. */
  private void run(int seconds) {
    for (int i = 0; i < seconds; i += 5) {
      part.step(plant.after(5));
    }
  }

  private ChargePointStatus shown() {
    return part.chargePoints().get(0);
  }

  private List<ChargingSession> sessions() {
    return part.sessions("box", Optional.empty(), 10).sessions();
  }
}
