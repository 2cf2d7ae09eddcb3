// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.Capability;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Fault;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Unit;
import io.meriggio.device.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServedDeviceTest {

  private final FakeDriver driver = new FakeDriver();

  @Test
  void aConfiguredDeviceIsIdentifiedPolledAndShown() {
    Rig rig = Rig.polled(driver);

    assertThat(driver.calls())
        .containsExactly("open grid", "identify", "poll [FAST, NORMAL, SLOW, ONCE]");
    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.ONLINE);
    assertThat(rig.snapshot("grid").reason()).isEqualTo(Reason.NONE);
    Reading power = rig.reading("grid", "grid_power");
    assertThat(power).isEqualTo(Reading.good(FakeDriver.POWER, Value.of(50.0), VirtualTime.NOON));
    assertThat(rig.device("grid").info().model()).contains("M1");
    assertThat(rig.device("grid").info().serialNumber()).contains("SN1");
    assertThat(rig.device("grid").info().capabilities()).containsExactly(Capability.GRID_METER);
    assertThat(driver.opened.get(0).unit()).as("the family's default").isEqualTo(32);
    assertThat(rig.host.devices().firstPollsEnded()).isTrue();
  }

  @Test
  void eachPollClassKeepsItsOwnRhythm() {
    Rig rig = Rig.polled(driver);
    driver.calls.clear();

    rig.run(Duration.ofSeconds(60));

    assertThat(driver.count("poll")).isEqualTo(60);
    assertThat(driver.count("poll [FAST, NORMAL]")).isEqualTo(5);
    assertThat(driver.count("poll [FAST, NORMAL, SLOW]")).isEqualTo(1);
    assertThat(driver.calls()).noneMatch(call -> call.contains("ONCE"));
  }

  @Test
  void aPollThatTakesTooLongIsNotMadeUpFor() {
    Rig rig = Rig.polled(driver);
    driver.poll =
        (cycle, context) -> {
          FakeDriver.measure(cycle, context);
          rig.virtual.advance(Duration.ofMillis(3500));
        };
    driver.calls.clear();

    rig.run(Duration.ofSeconds(1));
    driver.poll = FakeDriver::measure;
    rig.run(Duration.ofMillis(499));
    assertThat(driver.count("poll")).as("the beats at 2, 3 and 4 s are left out").isEqualTo(1);

    rig.run(Duration.ofMillis(1));
    assertThat(driver.count("poll")).as("the beat at 5 s").isEqualTo(2);
  }

  @Test
  void oneLostPollIsNoStateButTwoInARowAre() {
    Rig rig = Rig.polled(driver);
    driver.poll = silence();

    rig.run(Duration.ofSeconds(1));
    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.ONLINE);
    rig.run(Duration.ofSeconds(1));
    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.OFFLINE);
    assertThat(rig.snapshot("grid").reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(rig.snapshot("grid").detail().english()).contains("no answer in 1 s");
  }

  @Test
  void aDeviceThatIsOfflineIsTriedAfter1_2_4AndAtMost60Seconds() {
    driver.identify = () -> timeout();
    Rig rig = Rig.polled(driver);
    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.OFFLINE);
    assertThat(rig.host.devices().firstPollsEnded()).as("badly, but ended").isTrue();

    rig.run(Duration.ofSeconds(1 + 2 + 4 + 8 + 16 + 32));
    assertThat(driver.count("identify")).isEqualTo(7);
    rig.run(Duration.ofSeconds(600));
    assertThat(driver.count("identify")).isEqualTo(17);
  }

  @Test
  void aDeviceThatComesBackIsIdentifiedAgainAndAllIsReadAgain() {
    Rig rig = Rig.polled(driver);
    driver.poll = silence();
    rig.run(Duration.ofSeconds(3));
    driver.calls.clear();
    driver.poll = FakeDriver::measure;

    rig.run(Duration.ofSeconds(4));

    assertThat(driver.calls()).startsWith("identify", "poll [FAST, NORMAL, SLOW, ONCE]");
    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.ONLINE);
  }

  @Test
  void aDeviceIsTriedAtOnceWhenItsLineComesBack() {
    driver.identify = () -> lineDown();
    Rig rig = Rig.polled(driver);
    rig.lines.open("met").state = io.meriggio.device.LineInfo.State.DOWN;
    rig.run(Duration.ofSeconds(30));
    assertThat(rig.snapshot("grid").reason()).isEqualTo(Reason.LINE_DOWN);
    driver.identify = () -> {};
    rig.run(Duration.ofSeconds(1));
    boolean before = rig.snapshot("grid").state() == DeviceState.ONLINE;

    rig.lines.open("met").state = io.meriggio.device.LineInfo.State.UP;
    rig.run(Duration.ofSeconds(1));

    assertThat(before).isFalse();
    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.ONLINE);
  }

  @Test
  void aReadingAgesWhileItsDeviceIsSilentAndKeepsItsTime() {
    Rig rig = Rig.polled(driver);
    driver.poll = silence();

    rig.run(Duration.ofMillis(2250));
    assertThat(rig.reading("grid", "grid_power").quality()).isEqualTo(Quality.GOOD);
    rig.run(Duration.ofMillis(1));
    assertThat(rig.reading("grid", "grid_power"))
        .isEqualTo(
            Reading.uncertain(FakeDriver.POWER, Value.of(50.0), Reason.STALE, VirtualTime.NOON));
    rig.run(Duration.ofSeconds(3));
    assertThat(rig.reading("grid", "grid_power"))
        .isEqualTo(Reading.bad(FakeDriver.POWER, Reason.STALE, VirtualTime.NOON));
    assertThat(rig.reading("grid", "frequency").quality())
        .as("in periods of its own class")
        .isEqualTo(Quality.GOOD);
  }

  @Test
  void aBlockThatFailsTakesOnlyItsOwnValues() {
    Rig rig = Rig.polled(driver);
    driver.poll =
        (cycle, context) -> {
          FakeDriver.measure(cycle, context);
          throw DeviceException.modbus(2, "unit 32, 0x2044: illegal data address");
        };

    rig.run(Duration.ofSeconds(10));

    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.ONLINE);
    assertThat(rig.snapshot("grid").detail().english()).contains("MODBUS_2", "0x2044");
  }

  @Test
  void aDriverThatThrowsIsAFaultOfThatDeviceAloneAndIsOpenedAgain() {
    Rig rig = Rig.polled(driver);
    driver.poll =
        (cycle, context) -> {
          throw new NoClassDefFoundError("io/meriggio/drivers/gone/Codec");
        };
    rig.run(Duration.ofSeconds(1));

    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.FAULT);
    assertThat(rig.snapshot("grid").detail().english())
        .contains("NoClassDefFoundError", "gone/Codec");
    driver.poll = FakeDriver::measure;
    rig.run(Duration.ofSeconds(2));
    assertThat(driver.count("open")).isEqualTo(2);
    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.ONLINE);
  }

  @Test
  void somethingElseAtTheAddressIsRefused() {
    driver.identify =
        () -> {
          throw new DeviceException(Reason.WRONG_FAMILY, "an inverter answers at address 32");
        };
    Rig rig = Rig.polled(driver);

    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.REFUSED);
    assertThat(rig.snapshot("grid").reason()).isEqualTo(Reason.WRONG_FAMILY);
    assertThat(rig.snapshot("grid").detail().english())
        .isEqualTo("an inverter answers at address 32");
    rig.run(Duration.ofSeconds(59));
    assertThat(driver.count("identify")).isEqualTo(1);
  }

  private static FakeDriver.Poll silence() {
    return (cycle, context) -> timeout();
  }

  private static void timeout() throws DeviceException {
    throw new DeviceException(Reason.TIMEOUT, "unit 32: no answer in 1 s");
  }

  private static void lineDown() throws DeviceException {
    throw new DeviceException(Reason.LINE_DOWN, "192.0.2.7:502: connection refused");
  }

  @Test
  void readingsThatAreTakenOnceAreUnknownBehindADeviceThatStaysSilent() {
    Rig rig = Rig.polled(driver);
    rig.run(Duration.ofHours(1));
    assertThat(rig.reading("grid", "serial_number").value())
        .isEqualTo(Optional.of(Value.of("SN1")));
    driver.poll = silence();

    rig.run(Duration.ofSeconds(10));

    Reading serial = rig.reading("grid", "serial_number");
    assertThat(serial.quality()).isEqualTo(Quality.BAD);
    assertThat(serial.reason()).isEqualTo(Reason.OFFLINE);
    assertThat(serial.at()).isEqualTo(VirtualTime.NOON);
  }

  @Test
  void pointsThatAppearLaterAreTakenAndTheViewsCheckedAgain() {
    driver.points = List.of(FakeDriver.FREQUENCY);
    Rig rig = Rig.polled(driver);
    assertThat(rig.device("grid").info().capabilities()).isEmpty();

    driver.points = List.of(FakeDriver.FREQUENCY, FakeDriver.POWER);
    rig.run(Duration.ofSeconds(11));

    assertThat(rig.device("grid").info().capabilities()).containsExactly(Capability.GRID_METER);
    assertThat(rig.reading("grid", "grid_power").quality()).isEqualTo(Quality.GOOD);
  }

  @Test
  void aDeviceThatReportsAFaultIsInFaultAndItsReadingsGoOn() {
    Point fault =
        new Point("fault", Unit.NONE, Point.Kind.FAULTS, PollClass.FAST, Optional.empty(), 2);
    driver.points = List.of(FakeDriver.POWER, fault);
    List<Fault> active = new ArrayList<>(List.of(new Fault("ID005", "PV insulation low")));
    driver.poll =
        (cycle, context) -> {
          Instant now = context.clock().instant();
          context.sink().accept(Reading.good(FakeDriver.POWER, Value.of(7.0), now));
          context.sink().accept(Reading.good(fault, new Value.Faults(active), now));
        };
    Rig rig = Rig.polled(driver);
    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.FAULT);
    assertThat(rig.snapshot("grid").detail().english()).isEqualTo("ID005 PV insulation low");
    assertThat(rig.reading("grid", "grid_power").quality()).isEqualTo(Quality.GOOD);

    active.clear();
    rig.run(Duration.ofSeconds(1));
    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.ONLINE);
  }

  @Test
  void beforeADeviceHasAnsweredItIsKnownWhatItsFamilyMayHave() {
    driver.identify = () -> timeout();
    Rig rig = Rig.polled(driver);

    assertThat(rig.device("grid").info().capabilities()).isEmpty();
    assertThat(rig.reading("grid", "grid_power").reason()).isEqualTo(Reason.NEVER_READ);
  }

  @Test
  void aRunningDeviceThatTurnsOutToBeAnotherIsRefusedAtOnce() {
    Rig rig = Rig.polled(driver);
    driver.poll =
        (cycle, context) -> {
          throw new DeviceException(Reason.WRONG_FAMILY, "an inverter answers at address 32");
        };

    rig.run(Duration.ofSeconds(1));

    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.REFUSED);
  }

  @Test
  void aUnitThatTheLineKeepsBackIsAskedAgainSoonAndKeepsItsReason() {
    Rig rig = Rig.polled(driver);
    driver.poll = silence();
    rig.run(Duration.ofSeconds(2));
    driver.identify =
        () -> {
          throw new DeviceException(Reason.OFFLINE, "unit 32 is backed off");
        };
    rig.run(Duration.ofSeconds(10));
    driver.calls.clear();

    rig.run(Duration.ofSeconds(10));

    assertThat(driver.count("identify"))
        .as("every second: it costs the line nothing")
        .isEqualTo(10);
    assertThat(rig.snapshot("grid").reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(rig.snapshot("grid").detail().english()).contains("no answer in 1 s");
  }

  @Test
  void theSilenceOfAUnitBehindAGatewayIsATimeout() {
    driver.identify =
        () -> {
          throw DeviceException.modbus(0x0B, "unit 32: gateway target failed to respond");
        };
    Rig rig = Rig.polled(driver);

    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.OFFLINE);
    assertThat(rig.snapshot("grid").reason()).isEqualTo(Reason.TIMEOUT);
  }
}
