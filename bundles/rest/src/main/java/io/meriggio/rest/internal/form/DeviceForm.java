// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meriggio.configuration.DeviceConfiguration;
import io.meriggio.device.DeviceInfo;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Snapshot;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A device.
 *
 * @param reason why it is not ONLINE, null when it is
 * @param detail a sentence with what was found and what is allowed, or null
 * @param configuration its keys, secrets hidden; only in the answer for one device
 * @param points its points; only in events
 */
public record DeviceForm(
    String id,
    String family,
    String model,
    String serialNumber,
    String firmware,
    String name,
    String line,
    Integer unit,
    String state,
    String reason,
    String detail,
    List<String> capabilities,
    @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Object> configuration,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<PointForm> points) {

  /** A device as the host shows it. */
  public static DeviceForm of(DeviceInfo info, Snapshot snapshot, Locale language) {
    return new DeviceForm(
        info.id(),
        info.family(),
        info.model().orElse(null),
        info.serialNumber().orElse(null),
        info.firmware().orElse(null),
        info.name(),
        info.line().orElse(null),
        info.unit().orElse(null),
        snapshot.state().name(),
        Words.reason(snapshot.reason(), snapshot.detail()),
        Words.orNull(snapshot.detail().in(language)),
        info.capabilities().stream().map(Enum::name).sorted().toList(),
        null,
        null);
  }

  /** A device that is configured, and that the host has not taken up yet. */
  public static DeviceForm of(DeviceConfiguration device) {
    return new DeviceForm(
        device.id(),
        device.family(),
        device.model().orElse(null),
        device.serialNumber().orElse(null),
        null,
        device.name().orElse(device.id()),
        device.line().orElse(null),
        device.unit().orElse(null),
        DeviceState.STARTING.name(),
        null,
        null,
        List.of(),
        null,
        null);
  }

  /** The same device with its configuration. */
  public DeviceForm configured(Map<String, Object> keys) {
    return new DeviceForm(
        id,
        family,
        model,
        serialNumber,
        firmware,
        name,
        line,
        unit,
        state,
        reason,
        detail,
        capabilities,
        keys,
        points);
  }

  /** The same device with its points. */
  public DeviceForm with(Snapshot snapshot, ZoneId zone) {
    return new DeviceForm(
        id,
        family,
        model,
        serialNumber,
        firmware,
        name,
        line,
        unit,
        state,
        reason,
        detail,
        capabilities,
        configuration,
        PointForm.of(snapshot, zone));
  }
}
