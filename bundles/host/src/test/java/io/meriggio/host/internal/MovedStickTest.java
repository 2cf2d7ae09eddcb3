// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.LineInfo;
import io.meriggio.modbus.line.LineSettings;
import io.meriggio.modbus.line.StickSearch.Stick;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stick that got another address of the router is found again by its serial number. */
class MovedStickTest {
  private static final long SERIAL = 1712345678L;
  private static final Duration LONG =
      MovedSticks.DOWN_FOR.plus(Host.LOOK_AT_STICKS_EVERY.multipliedBy(2));

  private final Rig rig = new Rig();

  @BeforeEach
  void aLineToAStickThatAnotherAddressHas() {
    rig.line("stick", "transport", "solarman-v5", "host", "192.0.2.7", "loggerSerial", SERIAL);
    rig.hand.settle();
    rig.sticks.there.add(new Stick("192.0.2.9", "E8:FD:F8:01:02:03", 1799999999L));
    rig.sticks.there.add(new Stick("192.0.2.8", "E8:FD:F8:01:02:04", SERIAL));
  }

  @Test
  void theAddressThatWasFoundIsUsedAndTold() {
    rig.lines.open("stick").state = LineInfo.State.DOWN;
    pass(LONG);

    LineSettings.Tcp path = (LineSettings.Tcp) rig.lines.open("stick").settings.path();
    assertThat(path.host()).isEqualTo("192.0.2.8");
    assertThat(path.loggerSerial()).hasValue(SERIAL);
    assertThat(rig.lines.made.get(0).closed).isTrue();
    LineInfo told = rig.lineInfo("stick");
    assertThat(told.address()).isEqualTo("192.0.2.8:8899");
    assertThat(told.detail().english()).contains("found at 192.0.2.8, not at 192.0.2.7");
  }

  @Test
  void aShortLossIsNoReasonToSearch() {
    rig.lines.open("stick").state = LineInfo.State.DOWN;
    pass(MovedSticks.DOWN_FOR.minusSeconds(20));
    assertThat(rig.lines.made).hasSize(1);
  }

  @Test
  void aStickThatIsThereStaysWhereItIs() {
    pass(LONG.multipliedBy(3));
    assertThat(rig.lines.made).hasSize(1);
  }

  @Test
  void aStickThatIsNowhereIsLookedForAgainLater() {
    rig.lines.open("stick").state = LineInfo.State.DOWN;
    Stick there = rig.sticks.there.remove(1);
    pass(LONG);
    rig.sticks.there.add(there);
    pass(Duration.ofMinutes(1));
    assertThat(rig.lines.made).as("not asked again so soon").hasSize(1);
    pass(MovedSticks.AGAIN);
    assertThat(rig.lines.made).hasSize(2);
  }

  @Test
  void theSameConfigurationLeavesTheLineThereAndAnotherOneMovesIt() {
    rig.lines.open("stick").state = LineInfo.State.DOWN;
    pass(LONG);
    rig.line("stick", "transport", "solarman-v5", "host", "192.0.2.7", "loggerSerial", SERIAL);
    assertThat(rig.lines.made).hasSize(2);

    rig.line("stick", "transport", "solarman-v5", "host", "192.0.2.8", "loggerSerial", SERIAL);
    assertThat(rig.lines.made).hasSize(3);
    assertThat(rig.lineInfo("stick").detail().english()).isEmpty();
  }

  @Test
  void aLineWithoutASerialNumberIsNotMoved() {
    rig.line("other", "transport", "solarman-v5", "host", "192.0.2.7");
    rig.lines.open("other").state = LineInfo.State.DOWN;
    pass(LONG);
    assertThat(rig.lines.made).hasSize(2);
  }

  private void pass(Duration span) {
    for (long second = 0; second < span.toSeconds(); second++) {
      rig.run(Duration.ofSeconds(1));
      rig.host.tick();
    }
  }
}
