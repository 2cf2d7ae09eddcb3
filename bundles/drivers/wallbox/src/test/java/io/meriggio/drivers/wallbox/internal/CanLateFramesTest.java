// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.CanFrame;
import io.meriggio.device.Point;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedCanLink;
import io.meriggio.testkit.TestCycle;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Energies come every five seconds (docs/reference/wallbox-can.md): later than the first look. */
class CanLateFramesTest {

  @Test
  void what_is_told_rarely_is_declared_before_it_is_heard() throws Exception {
    ScriptedCanLink bus =
        new ScriptedCanLink()
            .hear(
                CanBoxes.charging(1).stream()
                    .filter(frame -> frame.id() != 0x1D1 && frame.id() != 0x1E1)
                    .toArray(CanFrame[]::new));
    try (OpenedDevice box = CanBoxes.opened(bus, 1, Map.of()).started()) {
      assertThat(box.connection().points())
          .extracting(Point::id)
          .contains("charger_energy_total", "session_energy", "session_duration", "rfid_last_uid");
      bus.hear(CanBoxes.charging(1).toArray(CanFrame[]::new));
      box.poll(TestCycle.full());
      assertThat(box.number("charger_energy_total")).isEqualTo(123456);
    }
  }
}
