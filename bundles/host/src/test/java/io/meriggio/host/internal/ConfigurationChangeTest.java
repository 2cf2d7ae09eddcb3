// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.DeviceState;
import io.meriggio.device.LineInfo;
import io.meriggio.device.Reason;
import io.meriggio.modbus.line.LineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "A configuration change touches only what it names." */
class ConfigurationChangeTest {

  private final FakeDriver driver = new FakeDriver();

  /** Meter grid on line met, meter roof on line top. */
  private Rig twoLines() {
    Rig rig = Rig.polled(driver);
    rig.line("top", "host", "192.0.2.8");
    rig.device("roof", "line", "top");
    rig.hand.settle();
    driver.calls.clear();
    return rig;
  }

  @Test
  void anotherNameIsAnotherNameAndNothingElse() {
    Rig rig = twoLines();

    rig.device("grid", "line", "met", "name", "Contatore");
    rig.hand.settle();

    assertThat(rig.device("grid").info().name()).isEqualTo("Contatore");
    assertThat(driver.calls()).isEmpty();
    assertThat(rig.lines.made).hasSize(2);
  }

  @Test
  void anEqualConfigurationChangesNothing() {
    Rig rig = twoLines();

    rig.device("grid", "line", "met");
    rig.line("met", "host", "192.0.2.7");
    rig.hand.settle();

    assertThat(driver.calls()).isEmpty();
    assertThat(rig.lines.made).hasSize(2);
  }

  @Test
  void anotherPeriodIsKeptWithoutOpeningAnew() {
    Rig rig = twoLines();

    rig.device("grid", "line", "met", "pollMillis", 200);
    rig.device("roof", "line", "top", "pollMillis", 60_000);
    rig.run(Duration.ofSeconds(1));

    assertThat(driver.count("open")).isZero();
    assertThat(driver.count("poll")).as("grid every 200 ms, roof once").isBetween(5L, 6L);
  }

  @Test
  void anotherAddressOpensThatDeviceAnewAndForgetsItsValues() {
    Rig rig = twoLines();

    rig.device("grid", "line", "met", "unit", 3);

    assertThat(rig.reading("grid", "grid_power").reason()).isEqualTo(Reason.NEVER_READ);
    assertThat(rig.reading("roof", "grid_power").reason()).isEqualTo(Reason.NONE);
    rig.hand.settle();
    assertThat(driver.calls())
        .containsExactly("close", "open grid", "identify", "poll [FAST, NORMAL, SLOW, ONCE]");
    assertThat(driver.opened.get(2).unit()).isEqualTo(3);
    assertThat(rig.lines.made).as("the line stays").hasSize(2);
  }

  @Test
  void aChangeOfALineOpensThatLineAndItsDevicesAnew() {
    Rig rig = twoLines();
    FakeLines.FakeLine old = rig.lines.open("met");

    rig.line("met", "host", "192.0.2.9", "timeoutMillis", 500);
    rig.hand.settle();

    assertThat(old.closed).isTrue();
    FakeLines.FakeLine now = rig.lines.open("met");
    assertThat(now.settings.path())
        .isEqualTo(new LineSettings.Tcp("192.0.2.9", 502, LineSettings.TcpFraming.MODBUS_TCP));
    assertThat(now.settings.timeout()).isEqualTo(Duration.ofMillis(500));
    assertThat(driver.calls()).startsWith("close", "open grid").doesNotContain("open roof");
    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.ONLINE);
    assertThat(rig.lines.made).hasSize(3);
  }

  @Test
  void aBadConfigurationOfARunningDeviceIsToldAndWhatRanGoesOn() {
    Rig rig = twoLines();

    rig.device("grid", "line", "met", "unit", 300);
    rig.run(Duration.ofSeconds(1));

    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.ONLINE);
    assertThat(rig.snapshot("grid").detail().english()).contains("unit", "300", "247");
    assertThat(driver.count("open")).isZero();

    rig.device("grid", "line", "met");
    assertThat(rig.snapshot("grid").detail().english()).isEmpty();
  }

  @Test
  void aBadSettingOfARunningDeviceIsToldAndWhatRanGoesOn() {
    Rig rig = twoLines();

    rig.device("grid", "line", "met", "settings.invertSign", "perhaps");
    rig.run(Duration.ofSeconds(1));

    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.ONLINE);
    assertThat(rig.snapshot("grid").detail().english())
        .contains("settings.invertSign: found 'perhaps', allowed: true or false");
    assertThat(driver.count("open")).isZero();
  }

  @Test
  void aBadConfigurationOfANewDeviceIsRefusedWithTheReason() {
    Rig rig = Rig.polled(driver);

    rig.device("roof", "line", "met", "unit", 0);

    assertThat(rig.snapshot("roof").state()).isEqualTo(DeviceState.REFUSED);
    assertThat(rig.snapshot("roof").reason()).isEqualTo(Reason.BAD_CONFIGURATION);
    assertThat(rig.snapshot("roof").detail().english())
        .contains("io.meriggio.device~roof", "unit", "0");
    assertThat(rig.device("roof").info().family()).isEqualTo("meter");
    assertThat(rig.host.devices().firstPollsEnded()).as("badly").isTrue();

    rig.device("roof", "line", "met", "unit", 5);
    rig.hand.settle();
    assertThat(rig.snapshot("roof").state()).isEqualTo(DeviceState.ONLINE);
  }

  @Test
  void aDeviceWithoutItsLineIsRefusedAndStartsWhenTheLineComes() {
    Rig rig = Rig.polled(driver);
    rig.device("roof", "line", "topp");

    assertThat(rig.snapshot("roof").state()).isEqualTo(DeviceState.REFUSED);
    assertThat(rig.snapshot("roof").reason()).isEqualTo(Reason.LINE_DOWN);
    assertThat(rig.snapshot("roof").detail().english())
        .isEqualTo("no line topp is configured; there are: met");

    rig.line("topp", "host", "192.0.2.8");
    rig.hand.settle();
    assertThat(rig.snapshot("roof").state()).isEqualTo(DeviceState.ONLINE);
  }

  @Test
  void aLineThatGoesTakesOnlyItsOwnDevicesDown() {
    Rig rig = twoLines();
    FakeLines.FakeLine met = rig.lines.open("met");

    rig.host.lineDeleted("io.meriggio.line~met");
    rig.hand.settle();

    assertThat(met.closed).isTrue();
    assertThat(rig.snapshot("grid").reason()).isEqualTo(Reason.LINE_DOWN);
    assertThat(rig.snapshot("grid").all())
        .allSatisfy(reading -> assertThat(reading.value()).isEmpty());
    assertThat(rig.snapshot("roof").state()).isEqualTo(DeviceState.ONLINE);
    assertThat(driver.calls()).containsExactly("close");
  }

  @Test
  void aDeviceThatIsNoLongerConfiguredIsGone() {
    Rig rig = twoLines();

    rig.host.deviceDeleted("io.meriggio.device~grid");

    assertThat(rig.host.devices().device("grid")).isEmpty();
    assertThat(rig.host.devices().devices()).hasSize(1);
    assertThat(driver.calls()).containsExactly("close");
    assertThat(rig.lines.open("met").closed).isFalse();
  }

  @Test
  void aBadConfigurationOfARunningLineIsToldAndTheLineGoesOn() {
    Rig rig = twoLines();

    rig.line("met", "host", "192.0.2.7", "port", 70_000);
    rig.run(Duration.ofSeconds(1));

    assertThat(rig.lineInfo("met").state()).isEqualTo(LineInfo.State.UP);
    assertThat(rig.lineInfo("met").detail().english()).contains("port", "70000", "65535");
    assertThat(rig.lineInfo("met").address()).isEqualTo("192.0.2.7:502");
    assertThat(driver.count("open")).isZero();

    rig.line("met", "host", "192.0.2.7");
    assertThat(rig.lineInfo("met").detail().english()).isEmpty();
  }

  @Test
  void aSerialLineIsShownAsPeopleWriteIt() {
    Rig rig = new Rig();
    rig.line("rs", "transport", "serial", "serialPort", "/dev/ttyUSB0", "parity", "even");

    assertThat(rig.lineInfo("rs").address()).isEqualTo("/dev/ttyUSB0 9600 8E1");
    assertThat(rig.lineInfo("rs").transport()).isEqualTo("serial");
  }

  @Test
  void aMapOfTheSiteReachesTheDriver(@TempDir Path maps) throws IOException {
    Files.writeString(maps.resolve("mine.csv"), "address,name\n");
    Rig rig = new Rig(maps);
    rig.line("met", "host", "192.0.2.7");
    rig.driver(driver);
    rig.device("grid", "line", "met", "map", "mine.csv");
    rig.hand.settle();

    assertThat(driver.opened.get(0).map())
        .hasValueSatisfying(map -> assertThat(map.csv()).isEqualTo("address,name\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yours.csv", "..", "sub", "link.csv"})
  void aMapThatIsNotThereIsRefusedWithWhatIsThere(String name, @TempDir Path data)
      throws IOException {
    Path maps = Files.createDirectories(data.resolve("maps").resolve("sub")).getParent();
    Files.writeString(maps.resolve("mine.csv"), "address,name\n");
    Files.writeString(data.resolve("secret.csv"), "secret");
    Files.createSymbolicLink(maps.resolve("link.csv"), data.resolve("secret.csv"));
    Rig rig = new Rig(maps);
    rig.line("met", "host", "192.0.2.7");
    rig.driver(driver);
    rig.device("grid", "line", "met", "map", name);
    rig.hand.settle();

    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.REFUSED);
    assertThat(driver.calls()).isEmpty();
    if (!name.startsWith(".")) {
      assertThat(rig.snapshot("grid").reason()).isEqualTo(Reason.BAD_MAP);
      assertThat(rig.snapshot("grid").detail().english()).contains(name, "mine.csv");
    }
  }

  @Test
  void aFaultyMapThatMerelyLiesThereLeavesTheBuiltInOneServing(@TempDir Path maps)
      throws IOException {
    Files.writeString(maps.resolve("meter.csv"), "rubbish");
    driver.open = () -> {};
    FakeDriver picky = new FakeDriver();
    picky.identify =
        () -> {
          if (picky.opened.get(picky.opened.size() - 1).map().isPresent()) {
            throw new io.meriggio.device.DeviceException(
                Reason.BAD_MAP, "meter.csv line 1, column 1: found 'rubbish'");
          }
        };
    Rig rig = new Rig(maps);
    rig.line("met", "host", "192.0.2.7");
    rig.driver(picky);
    rig.device("grid", "line", "met");
    rig.hand.settle();

    assertThat(rig.snapshot("grid").state()).isEqualTo(DeviceState.ONLINE);
    assertThat(rig.snapshot("grid").detail().english())
        .contains("meter.csv", "line 1, column 1", "built-in");
  }
}
