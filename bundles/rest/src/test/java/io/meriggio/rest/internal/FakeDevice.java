// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import io.meriggio.device.Capability;
import io.meriggio.device.Command;
import io.meriggio.device.CommandResult;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceInfo;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Point;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Snapshot;
import io.meriggio.device.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A device that shows what a test put there. */
final class FakeDevice implements Device {
  private final String id;
  private final String family;
  final List<Command> commands = new CopyOnWriteArrayList<>();
  private final Map<String, Reading> readings = new LinkedHashMap<>();
  private volatile DeviceState state = DeviceState.ONLINE;
  private volatile Reason reason = Reason.NONE;
  private volatile Text detail = Text.NONE;
  volatile Function<Command, CompletionStage<CommandResult>> answer =
      command -> CompletableFuture.completedFuture(new CommandResult.Confirmed());

  FakeDevice(String id, String family, Reading... readings) {
    this.id = id;
    this.family = family;
    for (Reading reading : readings) {
      this.readings.put(reading.point().id(), reading);
    }
  }

  FakeDevice in(DeviceState state, Reason reason, String detail) {
    return in(state, reason, Text.plain(detail));
  }

  FakeDevice in(DeviceState state, Reason reason, Text detail) {
    this.state = state;
    this.reason = reason;
    this.detail = detail;
    return this;
  }

  @Override
  public DeviceInfo info() {
    List<Point> points = readings.values().stream().map(Reading::point).toList();
    return new DeviceInfo(
        id,
        family,
        id,
        Optional.of("g3"),
        Optional.of("SN1"),
        Optional.empty(),
        Optional.of("met"),
        Optional.of(32),
        Capability.of(points));
  }

  @Override
  public Snapshot snapshot() {
    return new Snapshot(id, state, reason, detail, readings, FakeGateway.AT);
  }

  @Override
  public CompletionStage<CommandResult> submit(Command command) {
    commands.add(command);
    return answer.apply(command);
  }
}
