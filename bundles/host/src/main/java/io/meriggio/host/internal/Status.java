// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static io.meriggio.host.internal.HostTexts.text;

import io.meriggio.configuration.Nearest;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Fault;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.device.Value;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a device is doing and why.
 *
 * @param detail a sentence with what was found and what is allowed, or empty
 */
record Status(DeviceState state, Reason reason, Text detail) {

  static final Status STARTING = new Status(DeviceState.STARTING, Reason.NONE, Text.NONE);

  /** The point in which devices report their faults. */
  private static final String FAULT_POINT = "fault";

  /**
   * Nobody serves the family.
   *
   * @param installed the families that are served
   */
  static Status driverAbsent(String family, List<String> installed) {
    return new Status(
        DeviceState.DRIVER_ABSENT, Reason.DRIVER_ABSENT, whyAbsent(family, installed));
  }

  private static Text whyAbsent(String family, List<String> installed) {
    if (installed.isEmpty()) {
      return text("driver.absent", family);
    }
    String all = String.join(", ", installed);
    return Nearest.to(family, installed)
        .map(nearest -> text("driver.absent.near", family, nearest, all))
        .orElseGet(() -> text("driver.absent.others", family, all));
  }

  static Status refused(Reason reason, Text detail) {
    return new Status(DeviceState.REFUSED, reason, detail);
  }

  /** A device that answers: ONLINE, or FAULT while it reports one; its readings go on. */
  static Status answering(ReadingStore store, Text detail) {
    List<Fault> faults = faults(store);
    if (faults.isEmpty()) {
      return new Status(DeviceState.ONLINE, Reason.NONE, detail);
    }
    String told =
        faults.stream()
            .map(fault -> (fault.code() + " " + fault.text()).trim())
            .collect(Collectors.joining("; "));
    return new Status(DeviceState.FAULT, Reason.DEVICE_ERROR, Text.plain(told));
  }

  /** A device that has failed for good, for now. */
  static Status failed(CallFailed failure, Status before) {
    Text detail = failure.text();
    if (failure.isUnexpected()) {
      return new Status(DeviceState.FAULT, Reason.DEVICE_ERROR, detail);
    }
    if (failure.isRefusal()) {
      return refused(failure.reason(), detail);
    }
    return switch (failure.reason()) {
      case MODBUS_EXCEPTION -> new Status(DeviceState.FAULT, failure.reason(), detail);
      // the line keeps a silent unit back: what is known of the device has not changed
      case OFFLINE ->
          before.state() == DeviceState.OFFLINE
              ? before
              : new Status(DeviceState.OFFLINE, Reason.TIMEOUT, detail);
      default -> new Status(DeviceState.OFFLINE, failure.reason(), detail);
    };
  }

  private static List<Fault> faults(ReadingStore store) {
    Reading fault = store.image(Duration.ofDays(1), Duration.ZERO).get(FAULT_POINT);
    if (fault != null && fault.value().orElse(null) instanceof Value.Faults active) {
      return active.faults();
    }
    return List.of();
  }
}
