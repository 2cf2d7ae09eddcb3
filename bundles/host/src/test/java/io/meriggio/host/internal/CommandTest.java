// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command.Fallback;
import io.meriggio.device.CommandResult;
import io.meriggio.device.CommandResult.Accepted;
import io.meriggio.device.CommandResult.Confirmed;
import io.meriggio.device.CommandResult.Failed;
import io.meriggio.device.CommandResult.Rejected;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTest {

  private static final String LIMIT = "active_power_limit";

  private final FakeDriver driver = new FakeDriver();

  @ParameterizedTest(name = "{0} = {1}: {2}, {3}")
  @CsvSource(
      delimiter = ';',
      value = {
        "grid_power; 5; NOT_WRITABLE; grid_power can only be read; commandable: active_power_limit",
        "charger_power; 5; NOT_WRITABLE; the device has no point charger_power",
        "active_power_limit; 100.5; OUT_OF_RANGE; found 100.5, allowed: 0.0 to 100.0 %",
        "active_power_limit; -0.5; OUT_OF_RANGE; found -0.5, allowed: 0.0 to 100.0 %",
        "active_power_limit; 10.3; OUT_OF_RANGE; found 10.3, allowed: multiples of 0.5 %",
      })
  void aCommandThatCanNotBeIsRejectedBeforeAnythingIsSent(
      String point, double value, Reason reason, String detail) {
    Rig rig = Rig.polled(driver);

    Rejected rejected = (Rejected) rig.submit(point, Value.of(value)).getNow(null);

    assertThat(rejected.reason()).isEqualTo(reason);
    assertThat(rejected.detail().english()).contains(detail.split(";")[0]);
    rig.run(Duration.ofSeconds(2));
    assertThat(driver.count("execute")).isZero();
  }

  @Test
  void wordsAndKindsAreChecked() {
    driver.points =
        List.of(
            FakeDriver.POWER,
            Point.text("charge_command", PollClass.NORMAL)
                .commandable(new Point.Commandable(0, 0, 0, List.of("START", "STOP"), 0, 5)));
    Rig rig = Rig.polled(driver);

    assertThat(rig.submit("charge_command", Value.of("GO")).getNow(null))
        .hasToString(
            new Rejected(Reason.OUT_OF_RANGE, "charge_command: found 'GO', allowed: START, STOP")
                .toString());
    assertThat(rig.submit("charge_command", Value.of(1.0)).getNow(null))
        .isInstanceOfSatisfying(
            Rejected.class, r -> assertThat(r.reason()).isEqualTo(Reason.OUT_OF_RANGE));
  }

  @Test
  void noCommandLeavesForALineThatIsReadOnly() {
    Rig rig = new Rig();
    rig.line("met", "host", "192.0.2.7", "readOnly", true);
    rig.driver(driver);
    rig.device("grid", "line", "met");
    rig.hand.settle();

    assertThat(rig.submit(LIMIT, Value.of(50.0)).getNow(null))
        .hasToString(
            new Rejected(Reason.READ_ONLY_LINE, "line met is set to readOnly: no write leaves it")
                .toString());
  }

  @Test
  void aCommandThatReadsBackIsConfirmed() {
    List<Boolean> readBack = new ArrayList<>(List.of(false, false, true));
    driver.execute =
        command -> new Attempt.Accepted(() -> readBack.remove(0), Duration.ofSeconds(5));
    Rig rig = Rig.polled(driver);

    CompletableFuture<CommandResult> result = rig.submit(LIMIT, Value.of(50.0));
    assertThat(result).isNotDone();
    rig.run(Duration.ofMillis(999));
    assertThat(result).as("two read-backs differed").isNotDone();
    rig.run(Duration.ofMillis(1));

    assertThat(result.getNow(null)).isEqualTo(new Confirmed());
  }

  @Test
  void aCommandThatNeverReadsBackFailsWhenItsTimeIsOver() {
    driver.execute = command -> new Attempt.Accepted(() -> false, Duration.ofSeconds(5));
    Rig rig = Rig.polled(driver);
    CompletableFuture<CommandResult> result = rig.submit(LIMIT, Value.of(50.0));

    rig.run(Duration.ofMillis(4999));
    assertThat(result).isNotDone();
    rig.run(Duration.ofMillis(1));

    assertThat(result.getNow(null))
        .hasToString(
            new Failed(Reason.MISMATCH, "the value read back still differs after 5.0 s")
                .toString());
  }

  @Test
  void aCommandWhoseReadBackFailsTellsWhy() {
    driver.execute =
        command ->
            new Attempt.Accepted(
                () -> {
                  throw new DeviceException(Reason.TIMEOUT, "unit 32: no answer in 1 s");
                },
                Duration.ofSeconds(1));
    Rig rig = Rig.polled(driver);
    CompletableFuture<CommandResult> result = rig.submit(LIMIT, Value.of(50.0));

    rig.run(Duration.ofSeconds(1));

    assertThat(result.getNow(null))
        .hasToString(
            new Failed(Reason.TIMEOUT, "not read back: unit 32: no answer in 1 s").toString());
  }

  @Test
  void aCommandThatCanNotBeReadBackIsAccepted() {
    Rig rig = Rig.polled(driver);

    CompletableFuture<CommandResult> result = rig.submit(LIMIT, Value.of(50.0));
    rig.hand.settle();

    assertThat(result.getNow(null)).isEqualTo(new Accepted());
  }

  @Test
  void whatTheDriverRejectsIsRejected() {
    driver.execute =
        command -> new Attempt.Rejected(Reason.REFERENCE_MAP, "the map has not been checked");
    Rig rig = Rig.polled(driver);

    CompletableFuture<CommandResult> result = rig.submit(LIMIT, Value.of(50.0));
    rig.hand.settle();

    assertThat(result.getNow(null))
        .hasToString(new Rejected(Reason.REFERENCE_MAP, "the map has not been checked").toString());
  }

  @Test
  void aModbusExceptionFailsWithItsNumber() {
    driver.execute =
        command -> {
          throw DeviceException.modbus(3, "unit 32: illegal data value");
        };
    Rig rig = Rig.polled(driver);

    CompletableFuture<CommandResult> result = rig.submit(LIMIT, Value.of(50.0));
    rig.hand.settle();

    assertThat(result.getNow(null))
        .hasToString(
            new Failed(Reason.MODBUS_EXCEPTION, "MODBUS_3: unit 32: illegal data value")
                .toString());
  }

  @Test
  void aDriverThatThrowsFailsTheCommandAndIsOpenedAgain() {
    driver.execute =
        command -> {
          throw new IllegalStateException("no codec");
        };
    Rig rig = Rig.polled(driver);

    CompletableFuture<CommandResult> result = rig.submit(LIMIT, Value.of(50.0));
    rig.run(Duration.ofSeconds(2));

    assertThat(result.getNow(null))
        .hasToString(
            new Failed(Reason.DEVICE_ERROR, "the driver failed: IllegalStateException: no codec")
                .toString());
    assertThat(driver.count("open")).isEqualTo(2);
  }

  @Test
  void aPointIsNotCommandedMoreOftenThanItBears() {
    driver.points =
        List.of(
            FakeDriver.POWER,
            Point.number(LIMIT, io.meriggio.device.Unit.PERCENT, PollClass.NORMAL)
                .commandable(new Point.Commandable(0, 100, 0, List.of(), 60, 5)));
    Rig rig = Rig.polled(driver);
    rig.submit(LIMIT, Value.of(50.0));
    rig.run(Duration.ofSeconds(10));

    assertThat(rig.submit(LIMIT, Value.of(60.0)).getNow(null))
        .hasToString(
            new Rejected(
                    Reason.RATE_LIMIT,
                    "active_power_limit takes a command every 60 s; the next in 50 s")
                .toString());
    rig.run(Duration.ofSeconds(50));
    assertThat(rig.submit(LIMIT, Value.of(60.0))).as("taken").isNotDone();
  }

  @Test
  void onlySixteenCommandsWait() {
    Rig rig = Rig.polled(driver);
    for (int i = 0; i < 16; i++) {
      assertThat(rig.submit(LIMIT, Value.of(50.0))).isNotDone();
    }

    assertThat(rig.submit(LIMIT, Value.of(50.0)).getNow(null))
        .hasToString(
            new Rejected(Reason.RATE_LIMIT, "16 commands already wait for the device").toString());
  }

  @Test
  void aCommandGoesBeforeAPollAndAFloodOfThemDoesNotBlindUs() {
    Rig rig = Rig.polled(driver);
    driver.calls.clear();
    rig.virtual.advance(Duration.ofSeconds(1));
    for (int i = 0; i < 6; i++) {
      rig.submit(LIMIT, Value.of(50.0));
    }

    rig.hand.settle();

    assertThat(driver.calls())
        .containsExactly(
            "execute c1",
            "execute c2",
            "execute c3",
            "execute c4",
            "poll [FAST]",
            "execute c5",
            "execute c6");
  }

  @Test
  void aPollMakesRoomForACommandAndIsMadeUpFor() {
    Rig rig = Rig.polled(driver);
    List<CompletableFuture<CommandResult>> results = new ArrayList<>();
    List<Boolean> yields = new ArrayList<>();
    driver.poll =
        (cycle, context) -> {
          yields.add(cycle.shouldYield());
          if (results.isEmpty()) {
            results.add(rig.submit(LIMIT, Value.of(50.0)));
          }
          yields.add(cycle.shouldYield());
          if (!cycle.shouldYield()) {
            FakeDriver.measure(cycle, context);
          }
        };
    driver.calls.clear();
    rig.virtual.advance(Duration.ofSeconds(1));

    rig.hand.settle();

    assertThat(yields).startsWith(false, true);
    assertThat(driver.calls()).containsExactly("poll [FAST]", "execute c1", "poll [FAST]");
  }

  @Test
  void aCommandThatWaitedLongerThanItHoldsIsNotSent() {
    Rig rig = Rig.polled(driver);
    CompletableFuture<CommandResult> result =
        rig.submit(LIMIT, Value.of(50.0), Duration.ofSeconds(2), Fallback.NONE);
    rig.virtual.advance(Duration.ofMillis(2001));

    rig.hand.settle();

    assertThat(result.getNow(null))
        .isInstanceOfSatisfying(
            Failed.class, f -> assertThat(f.reason()).isEqualTo(Reason.EXPIRED));
    assertThat(driver.count("execute")).isZero();
  }

  @Test
  void aCommandWaitsForADeviceThatStartsAndIsCheckedThen() {
    Rig rig = new Rig();
    rig.line("met", "host", "192.0.2.7");
    rig.driver(driver);
    rig.device("grid", "line", "met");
    CompletableFuture<CommandResult> good = rig.submit(LIMIT, Value.of(50.0));
    driver.points = List.of(FakeDriver.POWER);

    rig.hand.settle();

    assertThat(good.getNow(null))
        .as("this device turned out to have no such point")
        .isInstanceOfSatisfying(
            Rejected.class, r -> assertThat(r.reason()).isEqualTo(Reason.NOT_WRITABLE));
  }

  @Test
  void commandsForADeviceThatDoesNotAnswerFailAtOnce() {
    Rig rig = Rig.polled(driver);
    driver.poll =
        (cycle, context) -> {
          throw new DeviceException(Reason.TIMEOUT, "unit 32: no answer in 1 s");
        };
    rig.run(Duration.ofSeconds(3));

    assertThat(rig.submit(LIMIT, Value.of(50.0)).getNow(null))
        .hasToString(
            new Failed(Reason.TIMEOUT, "the device is OFFLINE: unit 32: no answer in 1 s")
                .toString());
    assertThat(Optional.of(driver.count("execute"))).contains(0L);
  }

  private static final Point MODE =
      Point.number("storage_power_setpoint", io.meriggio.device.Unit.WATT, PollClass.SLOW)
          .commandable(new Point.Commandable(0, 100, 0, List.of(), 0, 5));

  @Test
  void whatWasCommandedIsReadInTheNextPollOnce() {
    driver.points = List.of(FakeDriver.POWER, FakeDriver.FREQUENCY, FakeDriver.SERIAL, MODE);
    Rig rig = Rig.polled(driver);
    rig.run(Duration.ofMillis(2500));
    driver.calls.clear();

    rig.submit(MODE.id(), Value.of(50.0));
    rig.run(Duration.ofMillis(2000));

    assertThat(driver.calls())
        .containsExactly("execute c1", "poll [FAST, NORMAL, SLOW]", "poll [FAST]");
  }

  @Test
  void whatACommandMayHaveChangedIsReadWhenItIsConfirmedNotBefore() {
    List<Boolean> readBack = new ArrayList<>(List.of(false, false, false, true));
    driver.execute =
        command -> new Attempt.Accepted(() -> readBack.remove(0), Duration.ofSeconds(5));
    Rig rig = Rig.polled(driver);
    rig.run(Duration.ofMillis(200));
    driver.calls.clear();

    rig.submit(LIMIT, Value.of(50.0));
    rig.run(Duration.ofMillis(2900));

    assertThat(driver.calls())
        .containsExactly("execute c1", "poll [FAST]", "poll [FAST, NORMAL]", "poll [FAST]");
  }

  @Test
  void livePollsThatAreDueGoFirstWithoutWhatACommandChanged() {
    Rig rig = Rig.polled(driver);
    driver.calls.clear();
    rig.virtual.advance(Duration.ofSeconds(1));
    rig.submit(LIMIT, Value.of(50.0));
    rig.hand.settle();
    assertThat(driver.calls()).containsExactly("execute c1", "poll [FAST]");

    rig.run(Duration.ofSeconds(1));

    assertThat(driver.calls()).endsWith("poll [FAST, NORMAL]");
  }

  @Test
  void aRejectedCommandMakesNothingBeReadOutOfTurn() {
    driver.execute = command -> new Attempt.Rejected(Reason.NOT_ALLOWED, "standby");
    Rig rig = Rig.polled(driver);
    rig.run(Duration.ofMillis(500));
    driver.calls.clear();

    rig.submit(LIMIT, Value.of(50.0));
    rig.run(Duration.ofSeconds(2));

    assertThat(driver.calls()).containsExactly("execute c1", "poll [FAST]", "poll [FAST]");
  }

  @Test
  void theEndOfACommandIsSeenInTheNextPollToo() {
    driver.points = List.of(FakeDriver.POWER, FakeDriver.FREQUENCY, FakeDriver.SERIAL, MODE);
    Rig rig = Rig.polled(driver);
    rig.run(Duration.ofMillis(500));
    rig.submit(MODE.id(), Value.of(50.0), Duration.ofSeconds(3), Fallback.RELEASE);
    rig.run(Duration.ofMillis(2900));
    driver.calls.clear();

    rig.run(Duration.ofMillis(1000));

    assertThat(driver.calls()).containsExactly("release", "poll [FAST, NORMAL, SLOW]");
  }
}
