// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import static io.meriggio.controller.LogicVariable.GRID_POWER;
import static io.meriggio.controller.LogicVariable.PV_POWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.Actor;
import io.meriggio.controller.Logic;
import io.meriggio.controller.LogicMode;
import io.meriggio.controller.LogicStatus;
import io.meriggio.controller.LogicStatus.Activation;
import io.meriggio.controller.OutputStatus;
import io.meriggio.controller.OverrideMode;
import io.meriggio.controller.SgReady;
import io.meriggio.controller.Switching;
import io.meriggio.controller.UserRole;
import io.meriggio.controller.internal.contacts.ContactsSettings.OutputSettings;
import io.meriggio.controller.internal.contacts.ContactsState.DayUse;
import io.meriggio.controller.internal.cycle.Sample;
import io.meriggio.device.SwitchedOutput;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContactsStateTest {
  private static final Actor OWNER = Actor.of(UserRole.OWNER, "anna");
  private static final Logic A = Logic.of("a", 3, PV_POWER, 2000, 1000);
  private static final Logic B = Logic.of("b", 4, PV_POWER, 2000, 1000);

  private static ContactsSettings mode(LogicMode mode) {
    return new ContactsSettings(Bench.ROME, mode, false, Map.of());
  }

  private static List<Activation> activations(Contacts contacts) {
    return contacts.logics().stream().map(LogicStatus::activation).toList();
  }

  @Test
  void everyOutputIsOpenBeforeTheFirstStepAndWhenTheGatewayStops() {
    Bench bench = Bench.with(A).set(PV_POWER, 2500);
    assertThat(bench.contacts().outputs())
        .allSatisfy(output -> assertThat(output.state()).isEqualTo("OPEN"))
        .extracting(OutputStatus::reason)
        .containsOnly("STARTED");
    bench.contacts().desk().override(OWNER, 1, OverrideMode.ON, OptionalInt.empty());
    bench.runTo(60);
    bench.contacts().desk().selfTest(OWNER, 2, 60);
    bench.runTo(65);
    assertThat(bench.last().outputs()).extracting(OutputStatus::closed).contains(true, true, true);

    ContactsStep stopped = bench.contacts().stop(bench.now());

    assertThat(stopped.outputs()).extracting(OutputStatus::closed).containsOnly(false);
    assertThat(stopped.outputs()).extracting(OutputStatus::reason).containsOnly("STARTED");
    assertThat(stopped.switchings()).extracting(Switching::output).containsExactly(1, 2, 3);
    assertThat(stopped.output(3).closedTime()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void whatIsStoredComesBackAsItWas() {
    ContactsState stored =
        new ContactsState(
            List.of(A, B),
            List.of(SgReady.of("hp", 1, 2)),
            Set.of("b", "hp"),
            List.of(
                new ContactsState.StoredOutput(
                    1,
                    OverrideMode.OFF,
                    "anna",
                    Optional.of(Duration.ofMinutes(3)),
                    7,
                    Duration.ofHours(9)),
                untouched(2),
                untouched(3),
                untouched(4)),
            List.of(new DayUse("a", LocalDate.of(2026, 6, 1), 2, Duration.ofMinutes(5))));

    assertThat(new Contacts(mode(LogicMode.EXCLUSIVE), stored).state()).isEqualTo(stored);
  }

  private static ContactsState.StoredOutput untouched(int number) {
    return new ContactsState.StoredOutput(
        number, OverrideMode.AUTO, "", Optional.empty(), 0, Duration.ZERO);
  }

  @Test
  void ofSeveralActiveLogicsTheFirstByIdGoesOnWhenOnlyOneMay() {
    Contacts contacts = new Contacts(mode(LogicMode.EXCLUSIVE), ContactsState.of(List.of(B, A)));
    assertThat(activations(contacts)).containsExactly(Activation.ACTIVE, Activation.SUSPENDED);

    contacts.settings(mode(LogicMode.ALL));
    assertThat(activations(contacts)).containsExactly(Activation.ACTIVE, Activation.ACTIVE);

    contacts.settings(mode(LogicMode.EXCLUSIVE));
    assertThat(activations(contacts)).containsExactly(Activation.ACTIVE, Activation.SUSPENDED);
  }

  @Test
  void editingASuspendedLogicDoesNotActivateIt() {
    Contacts contacts = new Contacts(mode(LogicMode.EXCLUSIVE), ContactsState.of(List.of(A, B)));

    contacts.desk().put(OWNER, B.checkedEvery(30));
    assertThat(activations(contacts)).containsExactly(Activation.ACTIVE, Activation.SUSPENDED);

    contacts.desk().put(OWNER, B.active(false));
    assertThat(activations(contacts)).containsExactly(Activation.ACTIVE, Activation.INACTIVE);

    contacts.desk().put(OWNER, B);
    assertThat(activations(contacts)).containsExactly(Activation.SUSPENDED, Activation.ACTIVE);
  }

  @Test
  void theOthersStaySuspendedWhenTheActiveOneGoes() {
    Contacts contacts = new Contacts(mode(LogicMode.EXCLUSIVE), ContactsState.of(List.of(A, B)));

    contacts.desk().remove(OWNER, "a");

    assertThat(activations(contacts)).containsExactly(Activation.SUSPENDED);
    contacts.desk().activate(OWNER, "b");
    assertThat(activations(contacts)).containsExactly(Activation.ACTIVE);
  }

  @Test
  void otherSettingsHoldFromTheNextStep() {
    Bench bench = Bench.with(A).set(PV_POWER, 2500);
    bench.runTo(100);
    bench.set(PV_POWER, 0);
    bench
        .contacts()
        .settings(
            new ContactsSettings(
                Bench.ROME,
                LogicMode.ALL,
                false,
                Map.of(
                    SwitchedOutput.OUTPUT_3,
                    new OutputSettings("Boiler", Duration.ofMinutes(20), Duration.ZERO))));
    bench.runTo(1255);
    assertThat(bench.last().output(3).name()).isEqualTo("Boiler");
    assertThat(bench.last().output(3).closed()).isTrue();
    assertThat(bench.last().output(3).remaining()).contains(Duration.ofSeconds(5));
    bench.runTo(1260);

    assertThat(bench.last().output(3).closed()).isFalse();
  }

  @Test
  void anotherOutputForALogicOpensTheOldOneAndBeginsAnew() {
    Bench bench = Bench.with(A).set(PV_POWER, 2500);
    bench.runTo(100);
    bench.contacts().desk().put(OWNER, Logic.of("a", 4, PV_POWER, 2000, 1000));
    bench.runTo(160);

    assertThat(bench.transcript())
        .containsExactly(
            "0 3 OPEN THRESHOLD", "60 3 CLOSED a", "105 3 OPEN INACTIVE", "105 4 OPEN THRESHOLD");
    assertThat(bench.switchings().get(1).user()).contains("anna");
    bench.runTo(165);
    assertThat(bench.last().output(4).closed()).isTrue();
  }

  @Test
  void aPairThatIsEditedGoesOnInItsState() {
    Bench bench =
        new Bench("2026-06-01T10:00", mode(LogicMode.ALL), List.of(SgReady.of("hp", 3, 4)));
    bench.set(GRID_POWER, 3500).runTo(100);
    bench.contacts().desk().put(OWNER, SgReady.of("hp", 3, 4).switching(1000));
    bench.runTo(200);

    assertThat(bench.last().output(4).closed()).isTrue();
    assertThat(bench.switchings()).hasSize(1);
    bench.contacts().desk().deactivate(OWNER, "hp");
    bench.runTo(210);
    assertThat(bench.last().output(4).reason()).isEqualTo("INACTIVE");
  }

  @Test
  void aLogicThatHasNotBeenAskedYetIsListedAsItStands() {
    Contacts contacts = new Contacts(mode(LogicMode.ALL), ContactsState.of(List.of(A)));
    contacts.desk().put(OWNER, B.active(false));

    assertThat(contacts.logics())
        .extracting(status -> status.logic().id() + " " + status.reason())
        .containsExactly("a STARTED", "b INACTIVE");
  }

  @Test
  void aValueOlderThanAMinuteClosesNothingThoughNobodyCallsItMissing() {
    Bench bench = Bench.with(A).set(PV_POWER, 2500);
    bench.runTo(30);
    Sample old = new Sample(2500, bench.now());
    for (int i = 0; i < 50; i++) {
      ContactsStep step =
          bench
              .contacts()
              .step(
                  Variables.of(Map.of(PV_POWER, old)),
                  bench.now().plus(Duration.ofSeconds(5L * i)));
      assertThat(step.output(3).closed()).isFalse();
    }
  }

  @Test
  void stepsThatStandStillForLongerThanAMinuteProveNothing() {
    Bench bench = Bench.with(A).set(PV_POWER, 2500);
    bench.runTo(30);
    bench.step(600);
    bench.step(5);
    assertThat(bench.last().output(3).closed()).isFalse();
    bench.step(55);
    bench.step(5);
    assertThat(bench.last().output(3).closed()).isTrue();
  }
}
