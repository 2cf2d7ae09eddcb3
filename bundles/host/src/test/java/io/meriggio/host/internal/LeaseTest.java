// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command.Fallback;
import io.meriggio.device.CommandResult;
import io.meriggio.device.CommandResult.Failed;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Reason;
import io.meriggio.device.Unit;
import io.meriggio.device.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** "Control is a lease: it ends, falls back and is told." */
class LeaseTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final FakeDriver driver = new FakeDriver();

  @Test
  void aCommandThatEndsGivesTheDeviceBackToItself() {
    Rig rig = Rig.polled(driver);
    rig.submit("active_power_limit", Value.of(50.0), MINUTE, Fallback.RELEASE);

    rig.run(Duration.ofMillis(59_999));
    assertThat(driver.count("release")).isZero();
    rig.run(Duration.ofMillis(1));
    assertThat(driver.count("release")).isEqualTo(1);
    rig.run(Duration.ofMinutes(10));
    assertThat(driver.count("release")).isEqualTo(1);
  }

  @Test
  void aCommandWithoutFallBackLeavesTheDeviceAsItIs() {
    Rig rig = Rig.polled(driver);
    rig.submit("active_power_limit", Value.of(50.0), MINUTE, Fallback.NONE);

    rig.run(Duration.ofMinutes(10));

    assertThat(driver.count("release")).isZero();
  }

  @Test
  void aDeviceThatForgetsIsFedWhileTheCommandHolds() {
    driver.keepAlive = Optional.of(Duration.ofSeconds(20));
    Rig rig = Rig.polled(driver);
    rig.submit("active_power_limit", Value.of(50.0), MINUTE, Fallback.RELEASE);

    rig.run(Duration.ofMinutes(10));

    assertThat(driver.count("execute c1")).as("at 0, 20 and 40 s").isEqualTo(3);
  }

  @Test
  void aCommandWithoutATermIsLeftToTheDevicesOwnRule() {
    driver.keepAlive = Optional.of(Duration.ofSeconds(20));
    Rig rig = Rig.polled(driver);
    rig.submit("active_power_limit", Value.of(50.0), Duration.ZERO, Fallback.RELEASE);

    rig.run(Duration.ofMinutes(10));

    assertThat(driver.count("execute")).isEqualTo(1);
    assertThat(driver.count("release")).isZero();
  }

  @Test
  void aNewerCommandOnTheSamePointTakesItsPlace() {
    driver.keepAlive = Optional.of(Duration.ofSeconds(20));
    Rig rig = Rig.polled(driver);
    rig.submit("active_power_limit", Value.of(50.0), MINUTE, Fallback.RELEASE);
    rig.run(Duration.ofSeconds(30));
    rig.submit("active_power_limit", Value.of(60.0), MINUTE, Fallback.RELEASE);

    rig.run(Duration.ofMillis(59_999));
    assertThat(driver.count("execute c1")).isEqualTo(2);
    assertThat(driver.count("execute c2")).isEqualTo(3);
    assertThat(driver.count("release")).as("the first one's end was not an end").isZero();
    rig.run(Duration.ofMillis(1));
    assertThat(driver.count("release")).isEqualTo(1);
  }

  @Test
  void aCommandThatIsReplacedBeforeItReadBackHasFailed() {
    driver.execute = command -> new Attempt.Accepted(() -> false, MINUTE);
    Rig rig = Rig.polled(driver);
    CompletableFuture<CommandResult> first = rig.submit("active_power_limit", Value.of(50.0));
    rig.run(Duration.ofSeconds(1));
    rig.submit("active_power_limit", Value.of(60.0));
    rig.run(Duration.ofSeconds(1));

    assertThat(first.getNow(null))
        .isInstanceOfSatisfying(
            Failed.class, f -> assertThat(f.reason()).isEqualTo(Reason.EXPIRED));
  }

  @Test
  void theOthersAreFedAgainAfterOneHasGivenTheDeviceBack() {
    Point setpoint =
        Point.number("reactive_power_percent", Unit.PERCENT, PollClass.NORMAL)
            .commandable(new Point.Commandable(-100, 100, 0, List.of(), 0, 5));
    driver.points = List.of(FakeDriver.POWER, FakeDriver.LIMIT, setpoint);
    Rig rig = Rig.polled(driver);
    rig.submit("active_power_limit", Value.of(50.0), MINUTE, Fallback.RELEASE);
    rig.submit("reactive_power_percent", Value.of(10.0), MINUTE.multipliedBy(5), Fallback.RELEASE);

    rig.run(Duration.ofMinutes(2));

    assertThat(driver.calls().stream().filter(call -> !call.startsWith("poll")))
        .containsExactly(
            "open grid", "identify", "execute c1", "execute c2", "release", "execute c2");
  }

  @Test
  void aFallBackThatFailsIsTriedAgain() {
    driver.release =
        () -> {
          throw new DeviceException(Reason.TIMEOUT, "unit 32: no answer in 1 s");
        };
    Rig rig = Rig.polled(driver);
    rig.submit("active_power_limit", Value.of(50.0), MINUTE, Fallback.RELEASE);
    rig.run(MINUTE.plusSeconds(4));
    assertThat(driver.count("release")).as("at 60, 61 and 63 s").isEqualTo(3);
    driver.release = () -> {};

    rig.run(Duration.ofMinutes(10));

    assertThat(driver.count("release")).as("and at 67 s").isEqualTo(4);
  }

  @Test
  void aCommandThatGotNoAnswerMayHaveBeenTakenAndEndsLikeAllOthers() {
    driver.execute =
        command -> {
          throw new DeviceException(Reason.TIMEOUT, "unit 32: no answer in 1 s");
        };
    Rig rig = Rig.polled(driver);
    CompletableFuture<CommandResult> result =
        rig.submit("active_power_limit", Value.of(50.0), MINUTE, Fallback.RELEASE);

    rig.run(Duration.ofMinutes(2));

    assertThat(result.getNow(null))
        .hasToString(new Failed(Reason.TIMEOUT, "unit 32: no answer in 1 s").toString());
    assertThat(driver.count("release")).isEqualTo(1);
  }

  @Test
  void aDeviceThatStopsIsGivenBackBeforeItIsClosedAndItsLineAfterThat() {
    Rig rig = Rig.polled(driver);
    rig.submit("active_power_limit", Value.of(50.0), MINUTE, Fallback.RELEASE);
    rig.hand.settle();
    FakeLines.FakeLine line = rig.lines.open("met");
    driver.release = () -> driver.say("line closed: " + line.closed);

    rig.host.close(Duration.ofSeconds(1), Duration.ofSeconds(1));

    assertThat(driver.calls()).endsWith("release", "line closed: false", "close");
    assertThat(line.closed).isTrue();
  }

  @Test
  void nothingIsWrittenToADeviceThatWasOnlyWatched() {
    Rig rig = Rig.polled(driver);
    rig.run(MINUTE);

    rig.host.close(Duration.ofSeconds(1), Duration.ofSeconds(1));

    assertThat(driver.count("release")).isZero();
    assertThat(driver.count("close")).isEqualTo(1);
  }
}
