// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.alarms.Severity;
import io.meriggio.alarms.Trouble;
import io.meriggio.device.DeviceInfo;
import io.meriggio.device.Text;
import io.meriggio.memory.Memory;
import io.meriggio.memory.internal.ForgetfulMemory;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Another device in the place of a known one is told once. */
class ReplacedDevicesTest {
  private final Memory memory = new ForgetfulMemory(Text.NONE);
  private final AtomicLong nanos = new AtomicLong();
  private ReplacedDevices replaced = new ReplacedDevices(memory, nanos::get);

  @Test
  void theFirstOneAndItsReturnAreNoNews() {
    replaced.seen(inverter("ZS2ES104N6A042"));
    replaced.seen(inverter(""));
    replaced.seen(inverter("ZS2ES104N6A042"));
    restart();
    replaced.seen(inverter("ZS2ES104N6A042"));
    assertThat(replaced.troubles()).isEmpty();
  }

  @Test
  void anotherOneIsToldOnceAlsoAfterARestart() {
    replaced.seen(inverter("ZS2ES104N6A042"));
    restart();
    replaced.seen(inverter("ZS2ES104N6A099"));

    assertThat(replaced.troubles())
        .singleElement()
        .satisfies(told -> assertThat(told.severity()).isEqualTo(Severity.INFO))
        .satisfies(told -> assertThat(told.key()).isEqualTo("inverter/REPLACED"))
        .extracting(Trouble::text)
        .extracting(Text::english)
        .asString()
        .contains("ZS2ES104N6A099")
        .contains("ZS2ES104N6A042");

    nanos.addAndGet(Duration.ofMinutes(61).toNanos());
    assertThat(replaced.troubles()).isEmpty();
    restart();
    replaced.seen(inverter("ZS2ES104N6A099"));
    assertThat(replaced.troubles()).isEmpty();
  }

  @Test
  void aDeviceThatWasRemovedIsForgotten() {
    replaced.seen(inverter("ZS2ES104N6A042"));
    replaced.removed("inverter");
    replaced.seen(inverter("ZS2ES104N6A099"));
    assertThat(replaced.troubles()).isEmpty();
  }

  private void restart() {
    replaced = new ReplacedDevices(memory, nanos::get);
  }

  private static DeviceInfo inverter(String serial) {
    return new DeviceInfo(
        "inverter",
        "string",
        "Roof",
        Optional.empty(),
        Optional.of(serial),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of());
  }
}
