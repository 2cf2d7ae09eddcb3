// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.Attempt;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.testkit.ScriptedLink.Request;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the inverter answers and does is INVERTERS, section 5.3. */
class PassiveStorageTest {

  private static final int PASSIVE = 3;

  @Test
  void older_firmware_is_steered_by_vendor_functions_with_a_heartbeat() throws Exception {
    PassiveInverter inverter = PassiveInverter.older();
    PassiveStorage storage = inverter.storage();
    assertThat(storage.carryOut(forced(-2000))).isInstanceOf(Attempt.Done.class);
    assertThat(storage.carryOut(setpoint(1500))).isInstanceOf(Attempt.Done.class);
    assertThat(inverter.orders).containsExactly("charge 2000", "discharge 1500");
    assertThat(inverter.heartbeats).isEqualTo(1);
    assertThat(storage.keepAlive()).contains(Duration.ofSeconds(5));
    assertThat(inverter.link.requests()).noneMatch(request -> request.function() == 0x10);
  }

  @Test
  void newer_firmware_is_steered_by_registers() throws Exception {
    PassiveInverter inverter = PassiveInverter.newer(PASSIVE);
    PassiveStorage storage = inverter.storage();
    storage.carryOut(forced(-2000));
    assertThat(inverter.register(0x1214)).isEqualTo(2000);
    assertThat(inverter.register(0x1211)).isEqualTo(0x5555);
    storage.carryOut(setpoint(700));
    assertThat(inverter.register(0x1213)).isEqualTo(700);
    assertThat(inverter.orders).isEmpty();
  }

  @Test
  void a_command_set_that_is_missing_gives_way_to_the_other_which_is_kept() throws Exception {
    PassiveInverter inverter = PassiveInverter.newer(PASSIVE);
    inverter.link.refuse(request -> request.writes() && request.function() == 0x10, 2);
    PassiveStorage storage = inverter.storage();
    assertThat(storage.carryOut(forced(-500))).isInstanceOf(Attempt.Done.class);
    inverter.clock.advance(Duration.ofSeconds(5));
    inverter.link.newRequests();
    storage.carryOut(forced(-500));
    assertThat(inverter.orders).containsExactly("charge 500", "charge 500");
    assertThat(inverter.heartbeats).isEqualTo(2);
    assertThat(inverter.link.newRequests()).noneMatch(request -> request.function() == 0x10);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"vendor, 0x42", "standard, 0x10"})
  void the_site_can_name_the_command_set(String set, String function) throws Exception {
    PassiveInverter inverter = PassiveInverter.newer(PASSIVE);
    inverter.storage("commandSet", set).carryOut(forced(100));
    assertThat(inverter.link.requests())
        .filteredOn(Request::writes)
        .first()
        .extracting(Request::function)
        .isEqualTo(Integer.decode(function));
  }

  @Test
  void an_inverter_out_of_passive_mode_is_left_alone_and_the_mend_is_told() throws Exception {
    PassiveInverter inverter = PassiveInverter.newer(0);
    Attempt attempt = inverter.storage().carryOut(forced(1000));
    assertNotPassive(attempt);
    assertThat(inverter.link.requests()).noneMatch(Request::writes);
  }

  @Test
  void result_1_of_older_firmware_tells_the_mend() throws Exception {
    PassiveInverter inverter = PassiveInverter.older();
    inverter.result = 1;
    PassiveStorage storage = inverter.storage("allowPassiveMode", "true");
    assertNotPassive(storage.carryOut(forced(1000)));
    assertThat(inverter.readings).isEmpty();
  }

  private static void assertNotPassive(Attempt attempt) {
    assertThat(attempt)
        .isInstanceOfSatisfying(
            Attempt.Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(Reason.NOT_IN_PASSIVE_MODE);
              assertThat(rejected.detail().english())
                  .contains("display", "allowPassiveMode = true");
            });
  }

  @Test
  void the_gateway_switches_to_passive_mode_once_and_back_where_it_may() throws Exception {
    PassiveInverter inverter = PassiveInverter.newer(0);
    PassiveStorage storage = inverter.storage("allowPassiveMode", "true");
    storage.carryOut(forced(1000));
    storage.carryOut(forced(900));
    assertThat(inverter.register(0x1200)).isEqualTo(PASSIVE);
    storage.release();
    assertThat(inverter.register(0x1215)).isZero();
    assertThat(inverter.register(0x1200)).isZero();
    assertThat(inverter.link.requests())
        .filteredOn(request -> request.address() == 0x1200 && request.writes())
        .hasSize(2);
    assertThat(inverter.readings.get("battery_power_setpoint").quality()).isEqualTo(Quality.BAD);
    inverter.link.newRequests();
    inverter.clock.advance(Duration.ofMinutes(1));
    storage.keep();
    storage.release();
    assertThat(inverter.link.newRequests()).isEmpty();
  }

  @Test
  void a_timed_mode_of_the_owner_comes_back_after_control() throws Exception {
    PassiveInverter inverter = PassiveInverter.newer(2);
    PassiveStorage storage = inverter.storage("allowPassiveMode", "true");
    storage.carryOut(forced(1000));
    Attempt own = storage.carryOut(mode("SELF_CONSUMPTION"));
    assertThat(inverter.register(0x1200)).isZero();
    assertThat(confirmed(own)).isTrue();
    storage.release();
    assertThat(inverter.register(0x1200)).isEqualTo(2);
  }

  @Test
  void a_mode_that_a_person_has_chosen_meanwhile_is_not_put_back() throws Exception {
    PassiveInverter inverter = PassiveInverter.newer(0);
    PassiveStorage storage = inverter.storage("allowPassiveMode", "true");
    storage.carryOut(forced(1000));
    inverter.link.set(1, 0x1200, 2);
    inverter.link.newRequests();
    storage.release();
    assertThat(inverter.register(0x1200)).isEqualTo(2);
    assertThat(inverter.link.newRequests()).noneMatch(Request::writes);
  }

  @Test
  void an_order_that_comes_too_early_after_the_switch_is_repeated() throws Exception {
    PassiveInverter inverter = PassiveInverter.newer(0);
    inverter.result = 1;
    PassiveStorage storage = inverter.storage("allowPassiveMode", "true", "commandSet", "vendor");
    Attempt attempt = storage.carryOut(forced(1000));
    assertThatThrownBy(() -> confirmed(attempt))
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.NOT_IN_PASSIVE_MODE));
    inverter.result = 0;
    assertThat(confirmed(attempt)).isTrue();
    assertThat(inverter.orders)
        .containsExactly("discharge 1000", "discharge 1000", "discharge 1000");
    assertThat(inverter.heartbeats).isEqualTo(1);
  }

  @ParameterizedTest(name = "result {0}")
  @CsvSource({"2", "3"})
  void what_passes_is_tried_again_and_confirmed(int result) throws Exception {
    PassiveInverter inverter = PassiveInverter.older();
    inverter.result = result;
    Attempt attempt = inverter.storage().carryOut(forced(1000));
    assertThatThrownBy(() -> confirmed(attempt)).isInstanceOf(DeviceException.class);
    inverter.result = 0;
    assertThat(confirmed(attempt)).isTrue();
  }

  @Test
  void an_attempt_that_another_order_has_overtaken_sends_nothing_more() throws Exception {
    PassiveInverter inverter = PassiveInverter.older();
    PassiveStorage storage = inverter.storage();
    inverter.result = 3;
    Attempt first = storage.carryOut(forced(1000));
    inverter.result = 0;
    storage.carryOut(forced(-300));
    assertThat(confirmed(first)).isFalse();
    assertThat(inverter.orders).containsExactly("discharge 1000", "charge 300");
  }

  @Test
  void a_value_that_the_inverter_refuses_changes_nothing() throws Exception {
    PassiveInverter inverter = PassiveInverter.older();
    PassiveStorage storage = inverter.storage();
    storage.carryOut(forced(500));
    inverter.result = 4;
    assertThat(storage.carryOut(forced(2900)))
        .isInstanceOfSatisfying(
            Attempt.Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(Reason.OUT_OF_RANGE);
              assertThat(rejected.detail().english()).contains("2900 W", "ready to charge");
            });
    assertThat(inverter.readings.get("battery_power_setpoint").value()).contains(Value.of(500));
  }

  @Test
  void a_pause_is_0_watts_and_standby_only_where_0_watts_are_refused() throws Exception {
    PassiveInverter inverter = PassiveInverter.older();
    PassiveStorage storage = inverter.storage();
    storage.carryOut(mode("FORCED"));
    assertThat(inverter.orders).containsExactly("discharge 0");
    inverter.result = 4;
    storage.carryOut(forced(0));
    assertThat(inverter.orders).containsExactly("discharge 0", "discharge 0", "standby 21845");
  }

  @Test
  void a_set_point_counts_only_when_forced() throws Exception {
    PassiveInverter inverter = PassiveInverter.older();
    PassiveStorage storage = inverter.storage();
    Attempt alone = storage.carryOut(setpoint(500));
    Attempt contradiction =
        storage.carryOut(
            Map.of(
                "storage_mode", Value.of("NO_DISCHARGE"), "battery_power_setpoint", Value.of(500)));
    for (Attempt attempt : new Attempt[] {alone, contradiction}) {
      assertThat(attempt)
          .isInstanceOfSatisfying(
              Attempt.Rejected.class,
              rejected -> assertThat(rejected.detail().english()).contains("FORCED"));
    }
    assertThat(inverter.link.requests()).isEmpty();
  }

  @Test
  void the_mode_repeated_alone_keeps_the_set_point() throws Exception {
    PassiveInverter inverter = PassiveInverter.older();
    PassiveStorage storage = inverter.storage();
    storage.carryOut(forced(-700));
    inverter.clock.advance(Duration.ofSeconds(5));
    storage.carryOut(mode("FORCED"));
    assertThat(inverter.orders).containsExactly("charge 700", "charge 700");
    assertThat(inverter.heartbeats).isEqualTo(2);
  }

  @Test
  void without_discharge_the_battery_takes_the_surplus_alone() throws Exception {
    PassiveInverter inverter = PassiveInverter.older();
    PassiveStorage storage = inverter.storage();
    storage.carryOut(mode("NO_DISCHARGE"));
    // export 200 W while charging 500 W: 700 W to spare, less 50 W of margin
    storage.measured(Optional.of(200.0), Optional.of(-500.0));
    inverter.clock.advance(Duration.ofSeconds(5));
    storage.keep();
    // withdrawal 300 W while charging 100 W
    storage.measured(Optional.of(-300.0), Optional.of(-100.0));
    inverter.clock.advance(Duration.ofSeconds(5));
    storage.keep();
    storage.measured(Optional.of(9000.0), Optional.of(0.0));
    inverter.clock.advance(Duration.ofSeconds(5));
    storage.keep();
    inverter.clock.advance(Duration.ofSeconds(30));
    storage.keep();
    assertThat(inverter.orders)
        .containsExactly("discharge 0", "charge 650", "discharge 0", "charge 3000", "discharge 0");
  }

  @Test
  void polls_keep_a_command_alive_that_nobody_repeats() throws Exception {
    PassiveInverter inverter = PassiveInverter.older();
    PassiveStorage storage = inverter.storage();
    storage.carryOut(forced(800));
    for (int second = 0; second < 60; second++) {
      inverter.clock.advance(Duration.ofSeconds(1));
      storage.keep();
    }
    assertThat(inverter.heartbeats).isBetween(12, 20);
    assertThat(inverter.orders).hasSizeGreaterThan(12).allMatch("discharge 800"::equals);
  }

  @Test
  void passive_mode_set_on_the_display_stays_and_hears_heartbeats_after_release() throws Exception {
    PassiveInverter inverter = PassiveInverter.newer(PASSIVE);
    PassiveStorage storage = inverter.storage("commandSet", "vendor");
    storage.carryOut(forced(800));
    storage.release();
    inverter.clock.advance(Duration.ofSeconds(10));
    storage.keep();
    assertThat(inverter.orders).containsExactly("discharge 800", "auto 21845", "auto 21845");
    assertThat(inverter.heartbeats).isEqualTo(2);
    assertThat(inverter.register(0x1200)).isEqualTo(PASSIVE);
    assertThat(storage.shown(workMode("PASSIVE")).value()).contains(Value.of("SELF_CONSUMPTION"));
  }

  @Test
  void an_inverter_that_was_never_steered_is_not_released() throws Exception {
    PassiveInverter inverter = PassiveInverter.newer(PASSIVE);
    PassiveStorage storage = inverter.storage();
    storage.release();
    storage.keep();
    assertThat(inverter.link.requests()).isEmpty();
    assertThat(storage.keepAlive()).isEmpty();
  }

  @Test
  void an_inverter_that_says_busy_at_release_is_asked_again() throws Exception {
    PassiveInverter inverter = PassiveInverter.older();
    PassiveStorage storage = inverter.storage();
    storage.carryOut(forced(800));
    inverter.result = 3;
    assertThatThrownBy(storage::release).isInstanceOf(DeviceException.class);
    inverter.result = 0;
    storage.release();
    assertThat(inverter.orders).containsExactly("discharge 800", "auto 21845", "auto 21845");
  }

  @Test
  void an_order_without_an_answer_is_released_too() throws Exception {
    PassiveInverter inverter = PassiveInverter.older();
    PassiveStorage storage = inverter.storage("commandSet", "vendor");
    inverter.link.silent(request -> request.function() == 0x42);
    assertThatThrownBy(() -> storage.carryOut(forced(800))).isInstanceOf(DeviceException.class);
    inverter.link.healthy();
    storage.release();
    assertThat(inverter.orders).containsExactly("auto 21845");
  }

  @Test
  void a_lost_heartbeat_is_made_good_before_the_command_is_confirmed() throws Exception {
    PassiveInverter inverter = PassiveInverter.older();
    PassiveStorage storage = inverter.storage();
    inverter.link.silent(request -> request.function() == 0x49);
    Attempt attempt = storage.carryOut(forced(800));
    assertThatThrownBy(() -> confirmed(attempt)).isInstanceOf(DeviceException.class);
    inverter.link.healthy();
    inverter.link.refuse(request -> request.function() == 0x10, 1);
    assertThat(confirmed(attempt)).isTrue();
    assertThat(inverter.heartbeats).isEqualTo(1);
  }

  @Test
  void a_timed_mode_is_not_ended_unless_the_site_allows_it() throws Exception {
    PassiveInverter inverter = PassiveInverter.newer(2);
    assertThat(inverter.storage().carryOut(mode("SELF_CONSUMPTION")))
        .isInstanceOfSatisfying(
            Attempt.Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(Reason.NOT_ALLOWED);
              assertThat(rejected.detail().english()).contains("timed", "allowPassiveMode");
            });
    assertThat(inverter.link.requests()).noneMatch(Request::writes);
  }

  @Test
  void self_consumption_that_reigns_already_is_confirmed_without_a_write() throws Exception {
    PassiveInverter inverter = PassiveInverter.newer(0);
    assertThat(confirmed(inverter.storage().carryOut(mode("SELF_CONSUMPTION")))).isTrue();
    assertThat(inverter.link.requests()).noneMatch(Request::writes);
  }

  @Test
  void somebody_who_ends_passive_mode_on_the_display_takes_the_inverter_back() throws Exception {
    PassiveInverter inverter = PassiveInverter.newer(PASSIVE);
    PassiveStorage storage = inverter.storage();
    storage.carryOut(forced(800));
    inverter.link.set(1, 0x1200, 0);
    inverter.link.newRequests();
    for (int round = 0; round < 3; round++) {
      inverter.clock.advance(Duration.ofSeconds(10));
      storage.keep();
    }
    assertThat(inverter.link.newRequests()).noneMatch(Request::writes).hasSize(1);
    assertThat(inverter.readings.get("battery_power_setpoint").reason())
        .isEqualTo(Reason.NOT_PRESENT);
  }

  @ParameterizedTest(name = "{0} is shown as {1}")
  @CsvSource({"AUTO, SELF_CONSUMPTION", "TIME_OF_USE, OTHER", "TIMED, OTHER", "PASSIVE, OTHER"})
  void work_modes_are_shown_in_the_words_of_the_vocabulary(String workMode, String shown) {
    PassiveStorage storage = PassiveInverter.newer(0).storage();
    assertThat(storage.shown(workMode(workMode)).value()).contains(Value.of(shown));
  }

  @Test
  void while_it_is_steered_passive_is_shown_as_what_was_ordered() throws Exception {
    PassiveInverter inverter = PassiveInverter.newer(PASSIVE);
    PassiveStorage storage = inverter.storage();
    storage.carryOut(forced(800));
    assertThat(storage.shown(workMode("PASSIVE")).value()).contains(Value.of("FORCED"));
    assertThat(storage.shown(workMode("TIMED")).value()).contains(Value.of("OTHER"));
    assertThat(inverter.readings.get("storage_mode").value()).contains(Value.of("FORCED"));
    assertThat(inverter.readings.get("battery_power_setpoint").value()).contains(Value.of(800));
  }

  private static Reading workMode(String word) {
    return Reading.good(
        PassivePoints.STORAGE_MODE,
        Value.of(word),
        java.time.Instant.parse("2024-06-01T12:00:00Z"));
  }

  private static boolean confirmed(Attempt attempt) throws Exception {
    return ((Attempt.Accepted) attempt).confirmation().confirmed();
  }

  private static Map<String, Value> forced(int watts) {
    return Map.of("storage_mode", Value.of("FORCED"), "battery_power_setpoint", Value.of(watts));
  }

  private static Map<String, Value> setpoint(int watts) {
    return Map.of("battery_power_setpoint", Value.of(watts));
  }

  private static Map<String, Value> mode(String word) {
    return Map.of("storage_mode", Value.of(word));
  }
}
