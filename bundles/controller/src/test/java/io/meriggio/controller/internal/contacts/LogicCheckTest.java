// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.Actor;
import io.meriggio.controller.ContactLogic;
import io.meriggio.controller.Logic;
import io.meriggio.controller.LogicVariable;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.SgReady;
import io.meriggio.controller.UserRole;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogicCheckTest {
  private static final Actor OWNER = Actor.of(UserRole.OWNER, "anna");
  private static final Logic GOOD = Logic.of("hp", 3, LogicVariable.PV_POWER, 2000, 1000);

  private final Contacts contacts =
      new Contacts(ContactsSettings.of(Bench.ROME), ContactsState.empty());

  private void refused(ContactLogic logic, String field, String found, String allowed) {
    Outcome.Refused refused = (Outcome.Refused) contacts.desk().put(OWNER, logic);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.field()).contains(field);
    assertThat(refused.sentence().parameters()).containsExactly(field, found, allowed);
    assertThat(refused.sentence().text(Locale.ENGLISH)).contains(field, found, allowed);
    assertThat(contacts.logics()).isEmpty();
  }

  private void accepted(ContactLogic logic) {
    assertThat(contacts.desk().put(OWNER, logic)).isEqualTo(Outcome.done());
    assertThat(contacts.logics()).extracting(status -> status.logic()).containsExactly(logic);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HP", "h p", "hp_1", "è", "MANUAL"})
  void anIdIsOfLowerCaseLettersDigitsAndDashes(String id) {
    refused(Logic.of(id, 3, LogicVariable.PV_POWER, 2, 1), "id", "'" + id + "'", "a-z 0-9 -, 1…64");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, -1})
  void thereAreFourOutputs(int output) {
    refused(Logic.of("hp", output, LogicVariable.PV_POWER, 2, 1), "output", "" + output, "1…4");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void eachOfTheFourOutputsMayBeSwitched(int output) {
    accepted(Logic.of("hp-2", output, LogicVariable.PV_POWER, 2, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "BATTERY_SOC, 100.5, 50, maximum, 100.5 %, 0…100 %",
    "BATTERY_SOC, 50, -1, minimum, -1 %, 0…100 %",
    "PV_POWER, 2000, -1, minimum, -1 W, ≥ 0 W",
    "CHARGER_POWER, 2000, -0.5, minimum, -0.5 W, ≥ 0 W",
    "IN_FEED_POWER, 2000, -1, minimum, -1 W, ≥ 0 W",
    "PV_POWER, NaN, 1, maximum, NaN, ≥ 0 W",
    "GRID_POWER, Infinity, 1, maximum, Infinity, W",
    "GRID_POWER, 1, NaN, minimum, NaN, W",
    "PV_POWER, 2000, 2000, minimum, 2000 W, < 2000 W",
    "PV_POWER, 2000, 2000.5, minimum, 2000.5 W, < 2000 W",
    "GRID_POWER, -100, 100, minimum, 100 W, < -100 W",
  })
  void thresholdsStayInTheirRangeAndInTheirOrder(
      LogicVariable variable,
      double maximum,
      double minimum,
      String field,
      String found,
      String allowed) {
    refused(Logic.of("hp", 3, variable, maximum, minimum), field, found, allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "BATTERY_SOC, 100, 0",
    "PV_POWER, 0.1, 0",
    "GRID_POWER, -500, -3000",
    "IN_FEED_POWER, 9e6, 0"
  })
  void thresholdsAtTheEndsOfTheirRangeAreAllowed(
      LogicVariable variable, double maximum, double minimum) {
    accepted(Logic.of("hp", 3, variable, maximum, minimum));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 241, -15})
  void checksAreEvery1To240Minutes(int minutes) {
    refused(GOOD.checkedEvery(minutes), "checkMinutes", "" + minutes, "1…240");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 240})
  void theEndsOfTheCheckIntervalAreAllowed(int minutes) {
    accepted(GOOD.checkedEvery(minutes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"24:00", "9:00", "25:00", "12:60", "noon", "", "12:00:00"})
  void aWindowBeginsAtATimeOfTheDay(String from) {
    refused(GOOD.daily(from, "12:00"), "from", "'" + from + "'", "00:00…23:59");
  }

  @ParameterizedTest
  @ValueSource(strings = {"24:01", "24:30", "6:00", "-1:00", "12:60"})
  void aWindowEndsAtATimeOfTheDayOrAt2400(String to) {
    refused(GOOD.daily("12:00", to), "to", "'" + to + "'", "00:00…24:00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"02-30", "13-01", "00-10", "1-1", "31-12", "", "--01-01"})
  void anIntervalIsOfDaysOfTheYear(String day) {
    refused(GOOD.yearly(day, "12-31"), "yearFrom", "'" + day + "'", "MM-dd");
    refused(GOOD.yearly("01-01", day), "yearTo", "'" + day + "'", "MM-dd");
  }

  @Test
  void limitsOfTheDayAndTheLoadStayInTheirRange() {
    refused(GOOD.switching(-1), "switchedLoadPower", "-1 W", "≥ 0 W");
    refused(
        GOOD.atMostDaily(OptionalInt.of(1441), OptionalInt.empty()),
        "maxMinutesPerDay",
        "1441",
        "1…1440");
    refused(
        GOOD.atMostDaily(OptionalInt.empty(), OptionalInt.of(0)),
        "maxClosingsPerDay",
        "0",
        "1…288");
    accepted(GOOD.switching(0).atMostDaily(OptionalInt.of(1440), OptionalInt.of(288)));
  }

  @ParameterizedTest
  @CsvSource({
    "IN_FEED_POWER, 3000, 1000, 2500, true",
    "GRID_POWER, 3000, 1000, 2500, true",
    "GRID_POWER, 1000, -1000, 2001, true",
    "IN_FEED_POWER, 3000, 1000, 2000, false",
    "PV_POWER, 3000, 1000, 2500, false",
    "CHARGER_POWER, 3000, 1000, 2500, false",
  })
  void aLoadThatTakesItsOwnSurplusIsWarnedOf(
      LogicVariable variable, double maximum, double minimum, double load, boolean warned) {
    Outcome.Done done =
        (Outcome.Done)
            contacts
                .desk()
                .put(OWNER, Logic.of("hp", 3, variable, maximum, minimum).switching(load));

    assertThat(done.warnings()).hasSize(warned ? 1 : 0);
    assertThat(contacts.logics()).hasSize(1);
  }

  @Test
  void aWarningTellsTheFigures() {
    Outcome.Done done =
        (Outcome.Done)
            contacts
                .desk()
                .put(
                    OWNER,
                    Logic.of("hp", 3, LogicVariable.IN_FEED_POWER, 3000, 1000).switching(2500));

    assertThat(done.warnings().get(0).text(Locale.ENGLISH)).contains("hp", "2000 W", "2500 W");
  }

  @Test
  void theFiguresOfAPairStayInTheirRange() {
    refused(SgReady.of("hp", 0, 4), "firstOutput", "0", "1…4");
    refused(SgReady.of("hp", 3, 5), "secondOutput", "5", "1…4");
    refused(SgReady.of("hp", 3, 3), "secondOutput", "3", "1…4, ≠ 3");
    refused(pair(3000, 3000, 10, 5000, 15), "recommendedPower", "3000 W", "< 3000 W");
    refused(pair(-1, 3000, 10, 5000, 15), "recommendedPower", "-1 W", "≥ 0 W");
    refused(pair(3000, Double.NaN, 10, 5000, 15), "forcedPower", "NaN", "≥ 0 W");
    refused(pair(3000, 5000, 101, 5000, 15), "forcedSoc", "101 %", "0…100 %");
    refused(pair(3000, 5000, 10, -1, 15), "lockPower", "-1 W", "≥ 0 W");
    refused(pair(3000, 5000, 10, 5000, 241), "checkMinutes", "241", "1…240");
    refused(SgReady.of("hp", 3, 4).switching(-1), "switchedLoadPower", "-1 W", "≥ 0 W");
    accepted(SgReady.of("hp", 3, 4));
  }

  private static SgReady pair(
      double recommended, double forced, double soc, double lock, int check) {
    return new SgReady("hp", 3, 4, recommended, forced, Optional.of(soc), lock, 0, check, true);
  }

  @Test
  void aRefusedChangeLeavesTheLogicAsItWas() {
    accepted(GOOD);

    assertThat(contacts.desk().put(OWNER, GOOD.checkedEvery(0)).status()).isEqualTo(422);

    assertThat(contacts.state().logics()).isEqualTo(List.of(GOOD));
  }

  @Test
  void refusalsAreJudgedInTheirOrder() {
    Logic bad = GOOD.checkedEvery(0);
    Actor user = Actor.of(UserRole.USER, "bruno");

    assertThat(contacts.desk().put(Actor.anonymous(), bad).status()).isEqualTo(401);
    assertThat(contacts.desk().put(user, bad).status()).isEqualTo(403);
    for (Actor actor : List.of(Actor.anonymous(), user)) {
      int status = actor.role().isEmpty() ? 401 : 403;
      assertThat(contacts.desk().remove(actor, "none").status()).isEqualTo(status);
      assertThat(contacts.desk().activate(actor, "none").status()).isEqualTo(status);
      assertThat(contacts.desk().deactivate(actor, "none").status()).isEqualTo(status);
      assertThat(contacts.desk().activateAll(actor).status()).isEqualTo(status);
    }
    assertThat(contacts.desk().remove(OWNER, "none").status()).isEqualTo(404);
    assertThat(contacts.desk().activate(OWNER, "none").status()).isEqualTo(404);
    assertThat(contacts.desk().deactivate(OWNER, "none").status()).isEqualTo(404);
  }
}
