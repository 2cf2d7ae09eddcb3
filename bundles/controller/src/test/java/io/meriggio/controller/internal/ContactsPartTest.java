// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.configuration.ControllerConfiguration;
import io.meriggio.controller.Actor;
import io.meriggio.controller.Logic;
import io.meriggio.controller.LogicVariable;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.OutputStatus;
import io.meriggio.controller.OverrideMode;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.UserRole;
import io.meriggio.device.CommandResult;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.memory.records.Keeper;
import io.meriggio.testkit.HeapMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Relays that obey, by the rules of the semantics, 2.1: PV at most 2000 W, at least 1000 W. */
class ContactsPartTest {
  private static final Actor OWNER = Actor.of(UserRole.OWNER, "anna");
  private static final Actor USER = Actor.of(UserRole.USER, "carla");
  private static final Logic BY_SUN = Logic.of("boiler", 3, LogicVariable.PV_POWER, 2000, 1000);

  private final SmallPlant plant = new SmallPlant();
  private final HeapMemory memory = new HeapMemory();
  private ContactsPart part = part();

  ContactsPartTest() {
    for (int output = 1; output <= 4; output++) {
      plant.terminals().flag("output_" + output, false, Instant.EPOCH);
    }
  }

  @Test
  void anOutputThatNobodyUsesIsLeftAlone() {
    plant.sun = 5000;
    run(120);

    assertThat(plant.terminals().commands).isEmpty();
  }

  /** C01: closes a minute after the maximum is reached. */
  @Test
  void aLogicClosesItsOutputAndNoOther() {
    assertThat(part.put(OWNER, BY_SUN)).isEqualTo(Outcome.done());
    run(30);
    plant.sun = 2000;
    run(60);
    assertThat(plant.terminals().last().values()).isEqualTo(Map.of("output_3", Value.of(false)));
    run(10);

    assertThat(plant.terminals().last().values()).isEqualTo(Map.of("output_3", Value.of(true)));
    assertThat(output().closed()).isTrue();
    assertThat(output().switchings()).isEqualTo(1);
    assertThat(part.trouble()).isEmpty();
    assertThat(part.switchings(OptionalInt.of(3), Instant.EPOCH, Instant.MAX)).hasSize(1);
  }

  @Test
  void theStopOpensTheOutputAndGivesItBack() {
    closed();
    part.stop();

    assertThat(plant.terminals().last().values()).isEqualTo(Map.of("output_3", Value.of(false)));
    assertThat(plant.terminals().last().validFor()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void afterARestartTheLogicIsThereAndTheOutputOpen() {
    closed();
    part = part();

    assertThat(part.logics()).hasSize(1);
    assertThat(part.logics().get(0).logic()).isEqualTo(BY_SUN);
    assertThat(output().closed()).isFalse();
  }

  @Test
  void whoMayNotChangesNothing() {
    assertThat(part.put(USER, BY_SUN).status()).isEqualTo(403);
    assertThat(part.override(USER, 3, OverrideMode.ON, OptionalInt.of(5)).status()).isEqualTo(403);
    assertThat(part.put(Actor.anonymous(), BY_SUN).status()).isEqualTo(401);
    assertThat(part.logics()).isEmpty();
    assertThat(memory.commits()).isZero();
  }

  @Test
  void aPersonSwitchesForAWhile() {
    run(5);
    assertThat(part.override(OWNER, 2, OverrideMode.ON, OptionalInt.of(1)))
        .isEqualTo(Outcome.done());
    run(5);
    assertThat(plant.terminals().last().values()).isEqualTo(Map.of("output_2", Value.of(true)));
    run(65);

    assertThat(plant.terminals().last().values()).isEqualTo(Map.of("output_2", Value.of(false)));
  }

  @Test
  void aFailingModuleIsAskedAgain() {
    plant.terminals().answer = new CommandResult.Failed(Reason.TIMEOUT, "no answer");
    part.put(OWNER, BY_SUN);
    run(60);

    assertThat(plant.terminals().commands).hasSizeBetween(2, 6);
    assertThat(part.trouble()).map(Sentence::key).contains("alarm.command");
  }

  private void closed() {
    part.put(OWNER, BY_SUN);
    plant.sun = 2500;
    run(70);
    assertThat(output().closed()).isTrue();
  }

  private OutputStatus output() {
    return part.outputs().get(2);
  }

  private ContactsPart part() {
    Keeper keeper = new Keeper(memory);
    return new ContactsPart(
        () -> SiteSettings.contacts(ControllerConfiguration.unconfigured(), plant.description()),
        keeper,
        () -> plant.now,
        new DecisionJournal(keeper),
        new AlarmBook(keeper));
  }

  private void run(int seconds) {
    for (int i = 0; i < seconds; i += 5) {
      part.step(plant.after(5));
    }
  }
}
