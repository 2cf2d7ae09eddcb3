// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.CommandResult;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DeviceState;
import io.meriggio.device.DriverDescription.LinkKind;
import io.meriggio.device.NoLink;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Devices that need no line: {@code onboard-io}. */
class WithoutLineTest {

  private final FakeDriver driver = new FakeDriver();
  private final Rig rig = new Rig();

  WithoutLineTest() {
    driver.family = "onboard-io";
    driver.links = Set.of(LinkKind.NONE);
  }

  @Test
  void aDeviceThatNeedsNoLineIsServedWithoutOne() {
    serve();

    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.ONLINE);
    assertThat(driver.opened.get(0).link()).isEqualTo(new NoLink());
    CompletableFuture<CommandResult> answer = rig.submit("active_power_limit", Value.of(50.0));
    rig.hand.settle();
    assertThat(answer).isCompletedWithValue(new CommandResult.Accepted());
  }

  @Test
  void itGoesOnWhenLinesComeAndGo() {
    serve();

    rig.line("met", "host", "192.0.2.7");
    rig.host.lineDeleted("io.meriggio.line~met");
    rig.hand.settle();

    assertThat(driver.count("open")).isEqualTo(1);
    assertThat(driver.count("close")).isZero();
  }

  @Test
  void itIsOpenedAnewWhenItIsGivenALine() {
    driver.links = Set.of(LinkKind.NONE, LinkKind.MODBUS);
    serve();
    rig.line("met", "host", "192.0.2.7");

    rig.device("grid", "family", "onboard-io", "line", "met");
    rig.hand.settle();

    assertThat(driver.count("close")).isEqualTo(1);
    assertThat(driver.opened.get(1).link()).isNotEqualTo(new NoLink());
  }

  @Test
  void aLineThatTheFamilyCanNotUseIsRefused() {
    rig.line("met", "host", "192.0.2.7");
    rig.driver(driver);
    rig.device("grid", "family", "onboard-io", "line", "met");
    rig.hand.settle();

    assertThat(rig.snapshot("grid").reason()).isEqualTo(Reason.BAD_CONFIGURATION);
    assertThat(rig.snapshot("grid").detail().english())
        .contains("line: found 'met', allowed: none");
  }

  @Test
  void itIsTriedAgainWhenWhatItReachesHasGone() {
    serve();
    driver.poll =
        (cycle, context) -> {
          throw new DeviceException(Reason.LINE_DOWN, "gpiochip0 has gone");
        };
    rig.run(Duration.ofSeconds(2));
    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.OFFLINE);

    driver.poll = FakeDriver::measure;
    rig.run(Duration.ofSeconds(10));

    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.ONLINE);
  }

  @Test
  void itLeavesWithItsDriver() {
    serve();

    rig.host.driverLeaves(driver);
    rig.hand.settle();

    assertThat(driver.count("close")).isEqualTo(1);
    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.DRIVER_ABSENT);
  }

  private void serve() {
    rig.driver(driver);
    rig.device("grid", "family", "onboard-io");
    rig.hand.settle();
  }
}
