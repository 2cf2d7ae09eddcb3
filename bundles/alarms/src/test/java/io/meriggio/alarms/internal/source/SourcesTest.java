// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.alarms.AlarmSource;
import io.meriggio.alarms.Severity;
import io.meriggio.alarms.Trouble;
import io.meriggio.alarms.internal.book.Look;
import io.meriggio.alarms.internal.book.Moment;
import io.meriggio.controller.Alarm;
import io.meriggio.controller.Figure;
import io.meriggio.controller.Plant;
import io.meriggio.controller.PlantDescription;
import io.meriggio.controller.PlantNow;
import io.meriggio.controller.Sentence;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.device.Unit;
import io.meriggio.history.History;
import io.meriggio.history.HistoryAnswer;
import io.meriggio.history.HistoryHealth;
import io.meriggio.history.HistoryQuery;
import io.meriggio.history.RecordedPoint;
import io.meriggio.memory.MemoryException;
import io.meriggio.testkit.HeapMemory;
import io.meriggio.update.Pack;
import io.meriggio.update.PackRefused;
import io.meriggio.update.Packs;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Plant, controller, packs, memory and what others say. */
class SourcesTest {
  private static final Instant AT = Instant.parse("2026-06-01T10:00:00Z");

  @Test
  void moreThanTheContractAllowsIsAnAlarmAndAnUnknownExchangeIsNone() {
    assertThat(plant(6000.5, 400, List.of()).troubles())
        .singleElement()
        .satisfies(
            trouble -> {
              assertThat(trouble.key()).isEqualTo("plant/CONTRACT_EXCEEDED");
              assertThat(trouble.text())
                  .isEqualTo(
                      new Text(
                          "The plant draws 6001 W from the grid, the contract allows 6000 W.",
                          "L’impianto preleva dalla rete 6001 W, il contratto ne consente 6000.",
                          "Die Anlage bezieht 6001 W aus dem Netz, der Vertrag erlaubt 6000 W."));
            });
    assertThat(plant(6000, 400, List.of()).troubles()).isEmpty();
    Look unknown = plant(Double.NaN, Double.NaN, List.of());
    assertThat(unknown.troubles()).isEmpty();
    assertThat(unknown.unknown()).accepts("plant/CONTRACT_EXCEEDED", "plant/INCONSISTENT");
  }

  @Test
  void aBalanceThatCannotBeSaysItsLikelyCause() {
    Sentence hint = Sentence.of("hint.inconsistent.reversed", "grid", "2000");
    Look look = plant(0, -1, List.of(Sentence.of("hint.eco-without-pv"), hint));

    assertThat(look.troubles())
        .singleElement()
        .satisfies(
            trouble -> {
              assertThat(trouble.key()).isEqualTo("plant/INCONSISTENT");
              assertThat(trouble.text().english())
                  .startsWith("The house seems to deliver power: the exchange sensor of grid");
            });
    assertThat(plant(0, -1, List.of()).troubles()).hasSize(1);
  }

  @Test
  void withoutAPlantNothingOfItIsJudged() {
    Look look = new PlantSource(Optional::empty).look();

    assertThat(look.troubles()).isEmpty();
    assertThat(look.unknown()).accepts("plant/CONTRACT_EXCEEDED").rejects("roof/OFFLINE");
  }

  @Test
  void theControllersAlarmsKeepTheirWordsAndAContactThatWasOpenedHasItsOwn() {
    Sentence opened = Sentence.of("contacts.alarm.OPEN", "heat pump", "300 s");
    Sentence held = Sentence.of("contacts.alarm.HOLD", "boiler", "300 s");
    List<Alarm> alarms =
        List.of(
            new Alarm("hp", "DATA_LOST", opened, AT),
            new Alarm("boiler", "DATA_LOST", held, AT),
            new Alarm("wb1", "OFFLINE", held, AT));
    List<Trouble> troubles =
        new ControllerSource(() -> Optional.of(() -> alarms)).look().troubles();

    assertThat(troubles)
        .extracting(Trouble::key)
        .containsExactly("hp/CONTACT_FORCED_OPEN", "boiler/DATA_LOST", "wb1/OFFLINE");
    assertThat(troubles.get(0).text().english()).endsWith("its contact was opened.");
    assertThat(troubles.get(0).severity()).isEqualTo(Severity.ERROR);
    assertThat(troubles.get(2).patience()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void aPackThatCannotBeUsedIsAFailedUpdate() {
    List<Pack> packs =
        List.of(
            pack("hyd", Pack.State.ACTIVE, ""),
            pack("string", Pack.State.FAILED, "needs device 2.0"));
    Look look = new PackSource(() -> Optional.of(new FixedPacks(packs))).look();

    assertThat(look.troubles())
        .singleElement()
        .satisfies(
            trouble -> {
              assertThat(trouble.key()).isEqualTo("string/UPDATE_FAILED");
              assertThat(trouble.text().english())
                  .isEqualTo("The driver pack string 1.0 can’t be used: needs device 2.0");
            });
    assertThat(new PackSource(Optional::empty).look().unknown()).accepts("string/UPDATE_FAILED");
  }

  @Test
  void aMemoryThatKeepsNothingIsAnAlarm() {
    HeapMemory memory = new HeapMemory();
    assertThat(new MemorySource(memory).look().troubles()).isEmpty();
    memory.refuse(Optional.of(MemoryException.Reason.FULL));

    assertThat(new MemorySource(memory).look().troubles())
        .extracting(Trouble::key)
        .containsExactly("memory/NOT_KEPT");
  }

  @Test
  void aHistoryThatRecordsNothingIsAnAlarmAndOneThatWaitsForTheClockIsNot() {
    Map<HistoryHealth.State, List<String>> keys = new LinkedHashMap<>();
    for (HistoryHealth.State state : HistoryHealth.State.values()) {
      HistoryHealth health = new HistoryHealth(state, Text.plain("why"), 0, 0);
      Look look = new HistorySource(() -> Optional.of(new FixedHistory(health))).look();
      keys.put(state, look.troubles().stream().map(Trouble::key).toList());
    }
    assertThat(keys)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                HistoryHealth.State.RECORDING, List.of(),
                HistoryHealth.State.WAITING_FOR_CLOCK, List.of(),
                HistoryHealth.State.AFRESH, List.of("history/SET_ASIDE"),
                HistoryHealth.State.PAUSED, List.of("history/NOT_KEPT"),
                HistoryHealth.State.OFF, List.of("history/NOT_KEPT")));
    assertThat(new HistorySource(Optional::empty).look().unknown()).accepts("history/NOT_KEPT");
  }

  @Test
  void whatASourceThatFailsHasSaidIsNotJudgedUntilItAnswersAgain() {
    List<Trouble> said = new ArrayList<>();
    said.add(Trouble.of("history", "NOT_KEPT", Severity.ERROR, Text.plain("disk full")));
    boolean[] fails = new boolean[1];
    AlarmSource history =
        () -> {
          if (fails[0]) {
            throw new IllegalStateException("broken");
          }
          return said;
        };
    Gathering gathering = new Gathering(new Moment(AT, Duration.ZERO));
    Moment later = new Moment(AT, Duration.ofHours(1));

    assertThat(gathering.look(List.of(), List.of(history), later).troubles()).hasSize(1);
    fails[0] = true;
    Look failing = gathering.look(List.of(), List.of(history), later);
    assertThat(failing.troubles()).isEmpty();
    assertThat(failing.unknown()).accepts("history/NOT_KEPT").rejects("roof/OFFLINE");
    fails[0] = false;
    said.clear();
    assertThat(gathering.look(List.of(), List.of(history), later).unknown())
        .rejects("history/NOT_KEPT");
  }

  @Test
  void inTheFirstMinutesNothingOfBeforeIsOver() {
    Gathering gathering = new Gathering(new Moment(AT, Duration.ofSeconds(7)));

    assertThat(look(gathering, 100).unknown()).accepts("roof/OFFLINE");
    assertThat(look(gathering, 200).unknown()).rejects("roof/OFFLINE");
  }

  private static Look look(Gathering gathering, int seconds) {
    return gathering.look(List.of(), List.of(), new Moment(AT, Duration.ofSeconds(seconds)));
  }

  private static Look plant(double withdrawal, double consumption, List<Sentence> hints) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("withdrawal_power", figure(withdrawal));
    figures.put(
        "consumption_power",
        consumption < 0
            ? Figure.uncertain(0, Unit.WATT, Reason.INCONSISTENT, AT)
            : figure(consumption));
    PlantNow now = new PlantNow(figures, OptionalInt.empty(), hints, AT);
    return new PlantSource(() -> Optional.of(new FixedPlant(now))).look();
  }

  private static Figure figure(double value) {
    return Double.isNaN(value)
        ? Figure.unknown(Unit.WATT, Reason.OFFLINE, AT)
        : Figure.good(value, Unit.WATT, AT);
  }

  private static Pack pack(String name, Pack.State state, String reason) {
    return new Pack(name, "1.0", state, List.of(), Optional.empty(), Text.plain(reason));
  }

  private record FixedPlant(PlantNow now) implements Plant {
    @Override
    public PlantDescription description() {
      return new PlantDescription(
          "Casa",
          OptionalInt.of(1),
          Optional.of(6000),
          ZoneId.of("Europe/Rome"),
          Optional.empty(),
          Optional.empty(),
          Optional.of("grid"),
          List.of(),
          List.of(),
          List.of(),
          OptionalInt.empty(),
          Sentence.of("hint.eco-without-pv"));
    }
  }

  private record FixedHistory(HistoryHealth health) implements History {
    @Override
    public List<RecordedPoint> points() {
      throw new UnsupportedOperationException("alarms ask for no points");
    }

    @Override
    public HistoryAnswer answer(HistoryQuery query) {
      throw new UnsupportedOperationException("alarms ask for no history");
    }
  }

  private record FixedPacks(List<Pack> packs) implements Packs {
    @Override
    public Pack install(InputStream kar, String origin) throws PackRefused {
      throw new UnsupportedOperationException("alarms install nothing");
    }

    @Override
    public void remove(String name) {
      throw new UnsupportedOperationException("alarms remove nothing");
    }

    @Override
    public Pack rollback(String name) {
      throw new UnsupportedOperationException("alarms roll nothing back");
    }
  }
}
