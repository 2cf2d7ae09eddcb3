// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.source;

import io.meriggio.device.Capability;
import io.meriggio.device.Command;
import io.meriggio.device.CommandResult;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceInfo;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Fault;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Snapshot;
import io.meriggio.device.Text;
import io.meriggio.device.Unit;
import io.meriggio.device.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/** A device as a test sets it. */
final class FakeDevice implements Device {
  private static final Instant AT = Instant.parse("2026-06-01T10:00:00Z");

  private final String id;
  private final Map<String, Reading> readings = new TreeMap<>();
  DeviceState state = DeviceState.ONLINE;
  Text detail = Text.NONE;
  Set<Capability> views = Set.of(Capability.PV_INVERTER);

  FakeDevice(String id) {
    this.id = id;
  }

  FakeDevice makes(double watts) {
    readings.put("pv_power", Reading.good(point("pv_power"), Value.of(watts), AT));
    return this;
  }

  FakeDevice faults(Fault... faults) {
    Value value = new Value.Faults(List.of(faults));
    readings.put("fault", Reading.good(point("fault"), value, AT));
    return this;
  }

  /** As the host does: no value is known any more. */
  FakeDevice silent() {
    state = DeviceState.OFFLINE;
    readings.replaceAll((name, last) -> Reading.bad(last.point(), Reason.OFFLINE, AT));
    return this;
  }

  FakeDevice well() {
    state = DeviceState.ONLINE;
    return this;
  }

  private static Point point(String name) {
    return Point.number(name, Unit.WATT, PollClass.FAST);
  }

  @Override
  public DeviceInfo info() {
    return new DeviceInfo(
        id,
        "string",
        "The " + id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("line-of-" + id),
        Optional.of(1),
        views);
  }

  @Override
  public Snapshot snapshot() {
    return new Snapshot(id, state, Reason.NONE, detail, readings, AT);
  }

  @Override
  public CompletionStage<CommandResult> submit(Command command) {
    throw new UnsupportedOperationException("alarms command nothing");
  }
}
