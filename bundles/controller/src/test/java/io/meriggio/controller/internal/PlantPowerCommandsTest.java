// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.internal.PlantPowerCommands.Submission;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.power.InverterOrder;
import io.meriggio.controller.internal.power.plant.Lever;
import io.meriggio.device.Command;
import io.meriggio.device.Command.Fallback;
import io.meriggio.device.CommandResult;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlantPowerCommandsTest {
  private static final Map<Lever, Double> HALF = Map.of(Lever.ACTIVE_PERCENT, 50.0);
  private static final Map<Lever, Double> NOTHING = Map.of();

  private final PlantPowerCommands commands = new PlantPowerCommands("run");
  private Moment now = new Moment(Instant.parse("2026-06-01T08:00:00Z"), Duration.ZERO);

  private List<Submission> told(Map<Lever, Double> order) {
    return commands.of(Map.of("psc", order), Map.of(), now);
  }

  private void wait(int seconds) {
    now = now.plus(Duration.ofSeconds(seconds));
  }

  @Test
  void anOrderIsALeaseOnItsPointThatGivesTheDeviceBackAtItsEnd() {
    Command command = told(HALF).get(0).command();
    assertThat(command.values()).isEqualTo(Map.of("active_power_limit", Value.of(50)));
    assertThat(command.validFor()).isEqualTo(Duration.ofSeconds(120));
    assertThat(command.fallback()).isEqualTo(Fallback.RELEASE);
    assertThat(command.origin().door()).isEqualTo("controller");
  }

  @Test
  void aCeilingOfTheExportLimitTakesOverWithoutASingleCommand() {
    told(HALF);
    wait(5);
    InverterOrder ceiling = new InverterOrder.Ceiling(30);
    assertThat(commands.of(Map.of("psc", NOTHING), Map.of("psc", ceiling), now)).isEmpty();
    assertThat(told(NOTHING)).as("it is not ours any more").isEmpty();
  }

  @Test
  void anInverterThatKeepsTheExportLimitItselfIsNotReleased() {
    told(HALF);
    wait(5);
    InverterOrder loop = new InverterOrder.OwnLoop(0);
    List<Submission> last = commands.of(Map.of("psc", NOTHING), Map.of("psc", loop), now);
    assertThat(last).hasSize(1);
    assertThat(last.get(0).command().values())
        .isEqualTo(Map.of("active_power_limit", Value.of(100)));
    assertThat(last.get(0).command().fallback()).isEqualTo(Fallback.NONE);
  }

  @Test
  void theSameOrderIsSentAgainOnlyToRenewTheLease() {
    assertThat(told(HALF)).hasSize(1);
    wait(55);
    assertThat(told(HALF)).isEmpty();
    wait(5);
    assertThat(told(HALF)).hasSize(1);
    wait(5);
    assertThat(told(HALF)).isEmpty();
  }

  @Test
  void aCutIsSentAtOnceASmallRaiseWithTheRenewalAndTheEndOfALimitAtOnce() {
    told(HALF);
    wait(5);
    assertThat(told(Map.of(Lever.ACTIVE_PERCENT, 49.9))).hasSize(1);
    wait(5);
    assertThat(told(Map.of(Lever.ACTIVE_PERCENT, 50.3))).isEmpty();
    wait(5);
    assertThat(told(Map.of(Lever.ACTIVE_PERCENT, 99.8))).hasSize(1);
    wait(5);
    assertThat(told(Map.of(Lever.ACTIVE_PERCENT, 100.0))).hasSize(1);
  }

  @Test
  void eachPointIsACommandOfItsOwnBecauseCabinetsTakeOneAtATime() {
    List<Submission> sent = told(Map.of(Lever.ACTIVE_PERCENT, 50.0, Lever.REACTIVE_PERCENT, 10.0));
    assertThat(sent).hasSize(2).allSatisfy(s -> assertThat(s.command().values()).hasSize(1));
    assertThat(sent).extracting(s -> s.command().id()).doesNotHaveDuplicates();
  }

  @Test
  void startAndStopStandWithoutAnEndAndAreNotRepeated() {
    Command stop = told(Map.of(Lever.RUNNING, 0.0)).get(0).command();
    assertThat(stop.values()).isEqualTo(Map.of("running", Value.of(false)));
    assertThat(stop.validFor()).isZero();
    assertThat(stop.fallback()).isEqualTo(Fallback.NONE);
    wait(3600);
    assertThat(told(Map.of(Lever.RUNNING, 0.0))).isEmpty();
    assertThat(told(NOTHING)).isEmpty();
  }

  @Test
  void powerFactorEndsBeforeReactivePowerBeginsAndTheDeviceIsKept() {
    told(Map.of(Lever.POWER_FACTOR, 0.95));
    List<Submission> sent = told(Map.of(Lever.REACTIVE_PERCENT, 10.0));
    assertThat(sent)
        .extracting(s -> s.command().values())
        .containsExactly(
            Map.of("power_factor_setpoint", Value.of(1)),
            Map.of("reactive_power_percent", Value.of(10)));
    assertThat(sent.get(0).command().fallback()).isEqualTo(Fallback.NONE);
  }

  @Test
  void withItsLastOrderTheDeviceIsGivenBackToItself() {
    told(HALF);
    Command last = told(NOTHING).get(0).command();
    assertThat(last.values()).isEqualTo(Map.of("active_power_limit", Value.of(100)));
    assertThat(last.fallback()).isEqualTo(Fallback.RELEASE);
    assertThat(last.validFor()).isPositive();
    assertThat(told(NOTHING)).isEmpty();
  }

  @Test
  void whatWasRefusedIsToldAndTriedAgainAfterTenSeconds() {
    String id = told(HALF).get(0).command().id();
    commands.ended("psc", id, new CommandResult.Rejected(Reason.REFERENCE_MAP, "not checked"));
    assertThat(commands.refused()).isEqualTo(Map.of("psc", "REFERENCE_MAP – not checked"));
    wait(5);
    assertThat(told(HALF)).isEmpty();
    wait(5);
    String again = told(HALF).get(0).command().id();
    assertThat(commands.refused()).containsKey("psc");
    commands.ended("psc", id, new CommandResult.Confirmed());
    assertThat(commands.refused()).as("an older command's answer says nothing").containsKey("psc");
    commands.ended("psc", again, new CommandResult.Confirmed());
    assertThat(commands.refused()).isEmpty();
  }

  @Test
  void aDeviceThatWasAwayIsToldAnew() {
    told(HALF);
    wait(5);
    assertThat(commands.of(Map.of(), Map.of(), now)).isEmpty();
    wait(5);
    assertThat(told(HALF)).hasSize(1);
  }
}
