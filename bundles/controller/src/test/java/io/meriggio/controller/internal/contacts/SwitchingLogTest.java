// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import static io.meriggio.controller.LogicVariable.BATTERY_SOC;
import static io.meriggio.controller.LogicVariable.CHARGER_POWER;
import static io.meriggio.controller.LogicVariable.GRID_POWER;
import static io.meriggio.controller.LogicVariable.PV_POWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.Actor;
import io.meriggio.controller.Logic;
import io.meriggio.controller.OutputStatus;
import io.meriggio.controller.OverrideMode;
import io.meriggio.controller.SgReady;
import io.meriggio.controller.Switching;
import io.meriggio.controller.UserRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SwitchingLogTest {
  private static final Actor OWNER = Actor.of(UserRole.OWNER, "anna");
  private static final Instant START = Instant.parse("2026-06-01T08:00:00Z");
  private static final Logic HP = Logic.of("hp", 3, PV_POWER, 2000, 1000);

  @Test
  void anAutomaticSwitchingTellsValueThresholdAndRule() {
    Bench bench = Bench.with(HP).set(PV_POWER, 2500);
    bench.runTo(300);
    bench.set(PV_POWER, 900).runTo(1200);

    assertThat(bench.switchings()).hasSize(2);
    Switching closing = bench.switchings().get(0);
    assertThat(closing.at()).isEqualTo(START.plusSeconds(60));
    assertThat(closing.output()).isEqualTo(3);
    assertThat(closing.closed()).isTrue();
    assertThat(closing.reason()).isEqualTo("hp");
    assertThat(closing.logic()).contains("hp");
    assertThat(closing.variable()).contains(PV_POWER);
    assertThat(closing.value()).contains(2500.0);
    assertThat(closing.threshold()).contains(2000.0);
    assertThat(closing.user()).isEmpty();
    Switching opening = bench.switchings().get(1);
    assertThat(opening.at()).isEqualTo(START.plusSeconds(960));
    assertThat(opening.closed()).isFalse();
    assertThat(opening.reason()).isEqualTo("THRESHOLD");
    assertThat(opening.logic()).contains("hp");
    assertThat(opening.value()).contains(900.0);
    assertThat(opening.threshold()).contains(1000.0);
    assertThat(opening.user()).isEmpty();
  }

  @Test
  void anOpeningIsToldOfTheLogicThatHeldTheContactThoughAnotherSaysMore() {
    Bench bench = Bench.with(HP, Logic.of("a", 3, BATTERY_SOC, 70, 50)).set(PV_POWER, 2500);
    bench.runTo(300);
    bench.set(PV_POWER, 900).runTo(1200);

    assertThat(bench.last().output(3).reason()).isEqualTo("DATA_LOST");
    Switching opening = bench.switchings().get(1);
    assertThat(opening.logic()).contains("hp");
    assertThat(opening.reason()).isEqualTo("THRESHOLD");
    assertThat(opening.value()).contains(900.0);
  }

  @Test
  void aPersonsSwitchingTellsWhoAndNoRule() {
    Bench bench = Bench.with(HP).set(PV_POWER, 0);
    bench.runTo(20);
    bench.contacts().desk().override(OWNER, 3, OverrideMode.ON, OptionalInt.of(1));
    bench.runTo(200);

    Switching closing = bench.switchings().get(0);
    assertThat(closing.reason()).isEqualTo("MANUAL");
    assertThat(closing.user()).contains("anna");
    assertThat(closing.logic()).isEmpty();
    assertThat(closing.threshold()).isEmpty();
    assertThat(closing.sentence().text(Locale.ENGLISH)).contains("anna");
    Switching opening = bench.switchings().get(1);
    assertThat(opening.user()).as("the time was over").isEmpty();
    assertThat(opening.at()).isEqualTo(START.plusSeconds(85));
  }

  @Test
  void takingAnOrderBackIsAPersonsSwitching() {
    Bench bench = Bench.with(HP).set(PV_POWER, 0);
    bench.contacts().desk().override(OWNER, 3, OverrideMode.ON, OptionalInt.empty());
    bench.runTo(20);
    bench.contacts().desk().override(OWNER, 3, OverrideMode.AUTO, OptionalInt.empty());
    bench.runTo(30);

    assertThat(bench.switchings()).extracting(Switching::user).containsOnly(Optional.of("anna"));
    assertThat(bench.switchings()).hasSize(2);
  }

  @Test
  void deactivatingRemovingAndSelfTestsAreAPersonsToo() {
    Bench bench = Bench.with(HP, Logic.of("b", 4, PV_POWER, 2000, 1000)).set(PV_POWER, 2500);
    bench.runTo(100);
    bench.contacts().desk().deactivate(OWNER, "hp");
    bench.contacts().desk().remove(OWNER, "b");
    bench.contacts().desk().selfTest(OWNER, 1, 5);
    bench.runTo(200);

    List<Switching> after = bench.switchings().subList(2, bench.switchings().size());
    assertThat(after)
        .extracting(s -> s.output() + " " + s.reason() + " " + s.user().orElse("automatic"))
        .containsExactly(
            "1 SELF_TEST anna", "3 INACTIVE anna", "4 INACTIVE anna", "1 INACTIVE automatic");
  }

  @Test
  void whoAskedForSomethingThatChangedNothingIsForgotten() {
    Bench bench = Bench.with(HP).set(PV_POWER, 0);
    bench.runTo(10);
    bench.contacts().desk().override(OWNER, 3, OverrideMode.AUTO, OptionalInt.empty());
    bench.set(PV_POWER, 2500).runTo(200);

    assertThat(bench.switchings()).hasSize(1);
    assertThat(bench.switchings().get(0).user()).isEmpty();
  }

  @Test
  void activatingIsAPersonsButTheClosingThatFollowsIsNot() {
    Bench bench = Bench.with(HP.active(false)).set(PV_POWER, 2500);
    bench.runTo(10);
    bench.contacts().desk().activate(OWNER, "hp");
    bench.runTo(200);

    assertThat(bench.switchings().get(0).user()).isEmpty();
  }

  @Test
  void anInvertedLogicTellsTheThresholdThatDecided() {
    Bench bench =
        Bench.with(Logic.of("shed", 4, CHARGER_POWER, 5000, 3000).inverted())
            .set(CHARGER_POWER, 100);
    bench.runTo(20);
    bench.set(CHARGER_POWER, 6000).runTo(200);
    bench.set(CHARGER_POWER, 2000).runTo(1200);

    assertThat(bench.switchings())
        .extracting(s -> s.closed() + " " + s.value().get() + " " + s.threshold().get())
        .containsExactly("true 100.0 5000.0", "false 6000.0 5000.0", "true 2000.0 3000.0");
  }

  @Test
  void aPairTellsTheExchangeAndTheThresholdOfItsState() {
    Bench bench =
        new Bench(
            "2026-06-01T10:00",
            ContactsSettings.of(Bench.ROME),
            List.of(SgReady.of("hp", 3, 4).withoutBattery()));
    bench.set(GRID_POWER, 3500).runTo(100);
    bench.set(GRID_POWER, 6000).runTo(200);
    bench.set(GRID_POWER, -6000).runTo(300);

    assertThat(bench.switchings())
        .extracting(s -> s.output() + " " + s.closed() + " " + s.threshold().get())
        .containsExactly("4 true 3000.0", "3 true 5000.0", "4 false -5000.0");
    assertThat(bench.last().output(3).sentence().text(Locale.ENGLISH))
        .contains("locks", "-6000 W", "-5000 W");
  }

  @Test
  void switchingsAndHoursAreCountedOverRestarts() {
    Bench bench = Bench.with(HP).set(PV_POWER, 2500);
    bench.runTo(3660);
    OutputStatus before = bench.last().output(3);
    bench.restart();
    bench.runTo(7400);
    OutputStatus after = bench.last().output(3);

    assertThat(before.switchings()).isEqualTo(1);
    assertThat(before.closedTime()).isEqualTo(Duration.ofHours(1));
    assertThat(before.hours()).isEqualTo(1.0);
    // Away from 3665 s to 3675 s; closed again 60 s later, and so until the last step at 7400 s.
    assertThat(after.switchings()).isEqualTo(2);
    assertThat(after.closedTime()).isEqualTo(Duration.ofSeconds(3600 + 7400 - 3735));
    assertThat(bench.last().output(4).switchings()).isZero();
    assertThat(bench.last().output(4).closedTime()).isZero();
  }

  @Test
  void outputThreeIsRelayTwoAndOutputFourRelayOne() {
    Bench bench = Bench.with(HP).set(PV_POWER, 2500);
    bench.runTo(60);

    OutputStatus three = bench.last().output(3);
    assertThat(three.closed()).isTrue();
    assertThat(three.output().relay()).contains(2);
    assertThat(three.output().terminals()).isEqualTo("16-17-18");
    assertThat(three.name()).isEqualTo("relay 2");
    OutputStatus four = bench.last().output(4);
    assertThat(four.closed()).isFalse();
    assertThat(four.output().relay()).contains(1);
    assertThat(four.output().terminals()).isEqualTo("13-14-15");
    assertThat(bench.last().outputs()).extracting(OutputStatus::number).containsExactly(1, 2, 3, 4);
  }

  @Test
  void reasonsCarryTheirFiguresAndTheRestOfTheirTime() {
    Bench bench = Bench.with(HP).set(PV_POWER, 1499.96);
    bench.runTo(0);
    assertThat(bench.last().output(3).sentence().text(Locale.ENGLISH))
        .isEqualTo("hp: 1500 W is below 2000 W.");
    assertThat(bench.last().output(3).remaining()).isEmpty();

    bench.set(PV_POWER, 2500.5).runTo(25);
    assertThat(bench.last().output(3).sentence().text(Locale.ENGLISH))
        .startsWith("hp: 2500.5 W reaches 2000 W");
    assertThat(bench.last().output(3).remaining()).contains(Duration.ofSeconds(40));

    bench.runTo(165);
    assertThat(bench.last().output(3).sentence().text(Locale.ENGLISH))
        .isEqualTo("hp: 2500.5 W; closed until a check finds 1000 W or less.");
    assertThat(bench.last().output(3).remaining()).contains(Duration.ofSeconds(800));
    assertThat(bench.last().logics().get(0).closing()).isTrue();
    assertThat(bench.last().logics().get(0).remaining()).contains(Duration.ofSeconds(800));
  }

  @Test
  void ordersAndSelfTestsTellTheRestOfTheirTime() {
    Bench bench = Bench.with(HP).set(PV_POWER, 0);
    bench.contacts().desk().override(OWNER, 3, OverrideMode.OFF, OptionalInt.of(10));
    bench.contacts().desk().selfTest(OWNER, 4, 45);
    bench.runTo(20);

    assertThat(bench.last().output(3).remaining()).contains(Duration.ofSeconds(580));
    assertThat(bench.last().output(3).override()).isEqualTo(OverrideMode.OFF);
    assertThat(bench.last().output(4).remaining()).contains(Duration.ofSeconds(25));
    assertThat(bench.last().output(4).override()).isEqualTo(OverrideMode.AUTO);
  }
}
