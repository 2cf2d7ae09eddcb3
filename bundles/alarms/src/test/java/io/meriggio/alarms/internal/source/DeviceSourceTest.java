// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.alarms.Trouble;
import io.meriggio.alarms.internal.book.Look;
import io.meriggio.alarms.internal.book.Moment;
import io.meriggio.device.Capability;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Fault;
import io.meriggio.device.LineInfo;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which device or line is blamed for what, and which is excused. */
class DeviceSourceTest {
  private final List<Device> devices = new ArrayList<>();
  private final List<LineInfo> lines = new ArrayList<>();
  private boolean night;
  private Duration running = Duration.ZERO;
  private final Sleep sleep =
      new Sleep(
          family -> family.equals("string"), () -> night, () -> new Moment(Instant.EPOCH, running));
  private final DeviceSource source = new DeviceSource(() -> devices, () -> lines, sleep);

  @Test
  void aDeviceThatDoesNotAnswerIsNamedWithWhatWasFound() {
    FakeDevice meter = meter().silent();
    meter.detail =
        new Text(
            "unit 32 asked again in 8 s",
            "unità 32 richiesta tra 8 s",
            "Adresse 32: nächster Versuch in 8 s");
    Trouble trouble = only(source.look());

    assertThat(trouble.key()).isEqualTo("meter/OFFLINE");
    assertThat(trouble.text())
        .isEqualTo(
            new Text(
                "The meter does not answer. (unit 32 asked again in 8 s)",
                "The meter non risponde. (unità 32 richiesta tra 8 s)",
                "The meter antwortet nicht. (Adresse 32: nächster Versuch in 8 s)"));
    assertThat(trouble.patience()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void eachFaultIsATroubleWithItsTextAndNeitherBeginsNorEndsWhileTheDeviceIsSilent() {
    FakeDevice meter =
        meter().faults(new Fault("ID001", "Grid overvoltage"), new Fault("ID002", "Grid loss"));
    assertThat(source.look().troubles())
        .extracting(Trouble::key)
        .containsExactly("meter/FAULT/ID001", "meter/FAULT/ID002");
    assertThat(source.look().troubles().get(0).text().english())
        .isEqualTo("The meter reports ID001: Grid overvoltage");
    assertThat(source.look().unknown()).rejects("meter/FAULT/ID003");
    meter.silent();

    assertThat(source.look().unknown()).accepts("meter/FAULT/ID001").rejects("meter/OFFLINE");
  }

  @Test
  void whatIsNotAcceptedOrHasNoDriverIsAnAlarmAndWhatStartsIsNot() {
    FakeDevice meter = meter();
    for (DeviceState state : DeviceState.values()) {
      meter.state = state;
      boolean fine = state == DeviceState.ONLINE || state == DeviceState.STARTING;
      assertThat(source.look().troubles()).as(state.name()).hasSize(fine ? 0 : 1);
    }
    meter.state = DeviceState.STARTING;
    assertThat(source.look().unknown()).accepts("meter/OFFLINE", "meter/FAULT/ID001");
  }

  @Test
  void behindALineThatIsDownTheLineIsBlamedAndNotTheDevice() {
    meter().silent();
    lines.add(line("line-of-meter", LineInfo.State.DOWN));
    Trouble trouble = only(source.look());

    assertThat(trouble.key()).isEqualTo("line-of-meter/LINE_DOWN");
    assertThat(trouble.text().english())
        .isEqualTo(
            "The line line-of-meter (192.0.2.7:502) is down; behind it: The meter. No route");
    assertThat(source.look().unknown()).accepts("meter/OFFLINE");
  }

  @Test
  void anInverterThatFellSilentWithoutSunSleepsUntilItIsSilentTooLong() {
    FakeDevice roof = roof().makes(30);
    source.look();
    roof.silent();
    lines.add(line("line-of-roof", LineInfo.State.DOWN));

    assertThat(source.look().troubles()).isEmpty();
    assertThat(source.look().unknown()).accepts("roof/OFFLINE", "line-of-roof/LINE_DOWN");
    running = running.plusHours(18);
    assertThat(source.look().troubles())
        .extracting(Trouble::key)
        .containsExactly("line-of-roof/LINE_DOWN");
  }

  @Test
  void anInverterThatFellSilentInFullSunDoesNotSleepUntilTheSunIsDown() {
    FakeDevice roof = roof().makes(3000);
    source.look();
    roof.silent();
    assertThat(source.look().troubles()).hasSize(1);
    night = true;

    assertThat(source.look().troubles()).isEmpty();
  }

  @Test
  void anInverterThatHasNotAnsweredSinceTheStartSleepsOnlyAtNight() {
    FakeDevice roof = roof().silent();
    roof.views = Set.of();
    night = true;
    assertThat(source.look().troubles()).isEmpty();
    night = false;

    assertThat(source.look().troubles()).hasSize(1);
  }

  @Test
  void anInverterWithABatteryNeverSleeps() {
    FakeDevice hybrid = roof().makes(0);
    hybrid.views = Set.of(Capability.PV_INVERTER, Capability.STORAGE);
    source.look();
    hybrid.silent();
    night = true;

    assertThat(source.look().troubles()).hasSize(1);
  }

  private FakeDevice meter() {
    FakeDevice meter = new FakeDevice("meter").faults();
    meter.views = Set.of(Capability.GRID_METER);
    devices.add(meter);
    return meter;
  }

  private FakeDevice roof() {
    FakeDevice roof = new FakeDevice("roof");
    devices.add(roof);
    return roof;
  }

  private static LineInfo line(String id, LineInfo.State state) {
    return new LineInfo(
        id,
        "modbus-tcp",
        "192.0.2.7:502",
        state,
        Reason.LINE_DOWN,
        Text.plain("No route"),
        false,
        0,
        0,
        0,
        0);
  }

  private static Trouble only(Look look) {
    assertThat(look.troubles()).hasSize(1);
    return look.troubles().get(0);
  }
}
