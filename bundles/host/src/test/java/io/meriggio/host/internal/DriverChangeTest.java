// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command.Fallback;
import io.meriggio.device.CommandResult;
import io.meriggio.device.CommandResult.Failed;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DriverChangeTest {

  private final FakeDriver driver = new FakeDriver();

  @Test
  void aDeviceOutlivesItsDriver() {
    Rig rig = Rig.polled(driver);
    Device device = rig.device("grid");
    rig.run(Duration.ofSeconds(1));

    rig.host.driverLeaves(driver);

    assertThat(driver.calls()).endsWith("close");
    assertThat(device.snapshot().state()).isEqualTo(DeviceState.DRIVER_ABSENT);
    assertThat(device.snapshot().reason()).isEqualTo(Reason.DRIVER_ABSENT);
    assertThat(device.snapshot().readings()).hasSize(5);
    assertThat(device.snapshot().all())
        .allSatisfy(
            reading -> {
              assertThat(reading.quality()).isEqualTo(Quality.BAD);
              assertThat(reading.reason()).isEqualTo(Reason.DRIVER_ABSENT);
              assertThat(reading.at()).isEqualTo(VirtualTime.NOON.plusSeconds(1));
            });
    assertThat(rig.lines.open("met").closed).as("the line stays open").isFalse();
    assertThat(rig.device("grid")).isSameAs(device);
  }

  @Test
  void aDriverThatComesBackServesWithTheOldConfigurationAndNoOldValue() {
    Rig rig = Rig.polled(driver);
    rig.host.driverLeaves(driver);
    FakeDriver newer = new FakeDriver();

    rig.driver(newer);
    Reading before = rig.reading("grid", "grid_power");
    rig.hand.settle();

    assertThat(before.reason()).isEqualTo(Reason.NEVER_READ);
    assertThat(before.value()).isEmpty();
    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.ONLINE);
    assertThat(newer.opened.get(0).unit()).isEqualTo(32);
    assertThat(driver.count("poll")).isEqualTo(1);
  }

  @Test
  void commandsThatWaitFailWhenTheDriverLeaves() {
    driver.execute = command -> new Attempt.Accepted(() -> false, Duration.ofMinutes(1));
    Rig rig = Rig.polled(driver);
    CompletableFuture<CommandResult> sent = rig.submit("active_power_limit", Value.of(50.0));
    rig.hand.settle();
    CompletableFuture<CommandResult> waiting = rig.submit("active_power_limit", Value.of(60.0));

    rig.host.driverLeaves(driver);

    Failed why = new Failed(Reason.DRIVER_ABSENT, HostTexts.text("driver.leaves"));
    assertThat(sent.getNow(null)).isEqualTo(why);
    assertThat(waiting.getNow(null)).isEqualTo(why);
    assertThat(rig.submit("active_power_limit", Value.of(70.0)).getNow(null))
        .isInstanceOfSatisfying(
            Failed.class, f -> assertThat(f.reason()).isEqualTo(Reason.DRIVER_ABSENT));
  }

  @Test
  void aDriverThatLeavesHasGivenItsDeviceBackWhileTheLineWasOpen() {
    Rig rig = Rig.polled(driver);
    rig.submit("active_power_limit", Value.of(50.0), Duration.ofMinutes(1), Fallback.RELEASE);
    rig.hand.settle();
    driver.release = () -> driver.say("line closed: " + rig.lines.open("met").closed);

    rig.host.driverLeaves(driver);

    assertThat(driver.calls()).endsWith("release", "line closed: false", "close");
  }

  @Test
  void whatADriverPushesAfterItHasLeftReachesNobody() {
    Rig rig = Rig.polled(driver);
    rig.host.driverLeaves(driver);

    Reading late = Reading.good(FakeDriver.POWER, Value.of(1.0), VirtualTime.NOON);
    driver.opened.get(0).sink().accept(late);

    assertThat(rig.reading("grid", "grid_power").reason()).isEqualTo(Reason.DRIVER_ABSENT);
  }

  @Test
  void aReadingMayBePushedAtAnyTime() {
    Rig rig = Rig.polled(driver);
    rig.virtual.advance(Duration.ofMillis(300));

    Reading pushed =
        Reading.good(FakeDriver.POWER, Value.of(-4.0), VirtualTime.NOON.plusMillis(300));
    driver.opened.get(0).sink().accept(pushed);

    assertThat(rig.reading("grid", "grid_power")).isEqualTo(pushed);
  }

  @Test
  void ofTwoDriversTheHigherRankingServesThenTheNewerBundle() {
    Rig rig = Rig.polled(driver);
    FakeDriver newerBundle = new FakeDriver();
    FakeDriver higherRanking = new FakeDriver();
    FakeDriver lower = new FakeDriver();

    rig.host.driverCame(newerBundle, Map.of("service.bundleid", 11L, "service.id", 101L));
    rig.hand.settle();
    assertThat(driver.calls()).endsWith("close");
    assertThat(newerBundle.count("poll")).isEqualTo(1);

    rig.host.driverCame(
        higherRanking, Map.of("service.bundleid", 5L, "service.id", 102L, "service.ranking", 10));
    rig.host.driverCame(lower, Map.of("service.bundleid", 99L, "service.id", 103L));
    rig.hand.settle();
    assertThat(newerBundle.calls()).endsWith("close");
    assertThat(higherRanking.count("poll")).isEqualTo(1);
    assertThat(lower.calls()).isEmpty();

    rig.host.driverLeaves(higherRanking);
    rig.hand.settle();
    assertThat(lower.count("poll")).as("the next one takes over").isEqualTo(1);
  }

  @Test
  void aDriverThatCanNotDescribeItselfIsLeftOut() {
    FakeDriver broken = new FakeDriver();
    broken.points = null;
    Rig rig = Rig.polled(driver);

    rig.host.driverCame(broken, Map.of("service.bundleid", 12L, "service.ranking", 100));
    rig.run(Duration.ofSeconds(1));

    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.ONLINE);
    assertThat(broken.calls()).isEmpty();
  }

  @Test
  void settingsAreKeptUncheckedWhileTheDriverIsAbsentAndCheckedWhenItComes() {
    Rig rig = new Rig();
    rig.line("met", "host", "192.0.2.7");
    rig.device("grid", "line", "met", "settings.invertSing", true);
    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.DRIVER_ABSENT);

    rig.driver(driver);
    rig.hand.settle();

    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.REFUSED);
    assertThat(rig.snapshot("grid").reason()).isEqualTo(Reason.BAD_CONFIGURATION);
    assertThat(rig.snapshot("grid").detail().english())
        .isEqualTo("settings.invertSing: unknown, allowed: settings.invertSign");
    assertThat(driver.calls()).isEmpty();
  }

  @Test
  void settingsReachTheDriverWithItsDefaultsFilledIn() {
    Rig rig = new Rig();
    rig.line("met", "host", "192.0.2.7");
    rig.driver(driver);
    rig.device("grid", "line", "met");
    rig.device("roof", "line", "met", "settings.invertSign", "true", "unit", 7);
    rig.hand.settle();

    assertThat(driver.opened.get(0).settings().flag("invertSign")).contains(false);
    assertThat(driver.opened.get(1).settings().flag("invertSign")).contains(true);
    assertThat(driver.opened.get(1).unit()).isEqualTo(7);
  }

  @Test
  void firstPollsWaitALittleForADriverThatIsStillComing() {
    Rig rig = new Rig();
    rig.line("met", "host", "192.0.2.7");
    rig.device("grid", "line", "met");
    assertThat(rig.host.devices().firstPollsEnded()).isFalse();

    rig.virtual.advance(Duration.ofSeconds(6));

    assertThat(rig.host.devices().firstPollsEnded()).as("badly").isTrue();
  }
}
