// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.source;

import io.meriggio.alarms.AlarmSource;
import io.meriggio.alarms.Severity;
import io.meriggio.alarms.Trouble;
import io.meriggio.device.DeviceInfo;
import io.meriggio.device.Text;
import io.meriggio.memory.Memory;
import io.meriggio.memory.MemoryException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells once when another device answers in the place of one that is known: its history goes on
 * under the same id. The serial numbers are remembered over restarts.
 *
 * <p>Threads: any.
 */
final class ReplacedDevices implements AlarmSource {
  private static final Logger LOG = LoggerFactory.getLogger(ReplacedDevices.class);
  private static final String PREFIX = "alarms/serial/";

  /** So long it is told. */
  private static final Duration TOLD = Duration.ofHours(1);

  private final Memory memory;
  private final LongSupplier ticker;
  private final Map<String, String> serials = new HashMap<>();
  private final Map<String, Told> told = new HashMap<>();

  private record Told(long at, Text text) {}

  /**
   * @param ticker measures, in nanoseconds from an arbitrary origin
   */
  ReplacedDevices(Memory memory, LongSupplier ticker) {
    this.memory = memory;
    this.ticker = ticker;
    try {
      memory
          .documents(PREFIX)
          .forEach((key, serial) -> serials.put(key.substring(PREFIX.length()), serial));
    } catch (MemoryException e) {
      LOG.warn("The serial numbers of the devices can't be read: {}", e.getMessage());
    }
  }

  /** A device as it is now. */
  synchronized void seen(DeviceInfo device) {
    device.serialNumber().filter(serial -> !serial.isBlank()).ifPresent(s -> seen(device, s));
  }

  private void seen(DeviceInfo device, String serial) {
    String before = serials.put(device.id(), serial);
    if (serial.equals(before)) {
      return;
    }
    if (before != null) {
      Text text = SourceTexts.text("device.replaced", device.name(), serial, before);
      told.put(device.id(), new Told(ticker.getAsLong(), text));
    }
    keep(device.id(), Optional.of(serial));
  }

  /** A device is no longer configured: whoever takes its id later is no replacement. */
  synchronized void removed(String device) {
    told.remove(device);
    if (serials.remove(device) != null) {
      keep(device, Optional.empty());
    }
  }

  private void keep(String device, Optional<String> serial) {
    try {
      memory.keep(Map.of(PREFIX + device, serial));
    } catch (MemoryException e) {
      LOG.debug("The serial number of {} can't be kept: {}", device, e.getMessage());
    }
  }

  @Override
  public synchronized List<Trouble> troubles() {
    long now = ticker.getAsLong();
    told.values().removeIf(one -> now - one.at > TOLD.toNanos());
    return told.entrySet().stream()
        .map(
            one ->
                Trouble.of(one.getKey(), "REPLACED", Severity.INFO, one.getValue().text)
                    .lasting(Duration.ZERO, Duration.ZERO))
        .toList();
  }
}
