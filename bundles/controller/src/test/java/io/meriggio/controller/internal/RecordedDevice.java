// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.device.Capability;
import io.meriggio.device.Command;
import io.meriggio.device.CommandResult;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceInfo;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Snapshot;
import io.meriggio.device.Text;
import io.meriggio.device.Unit;
import io.meriggio.device.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A device that shows what it is told to and remembers its commands. */
final class RecordedDevice implements Device {
  final List<Command> commands = new ArrayList<>();
  CommandResult answer = new CommandResult.Confirmed();

  /** Whether it answers commands at all. */
  boolean answers = true;

  DeviceState state = DeviceState.ONLINE;
  private final String id;
  private final Set<Capability> capabilities;
  private final Map<String, Reading> readings = new LinkedHashMap<>();

  RecordedDevice(String id, Capability... capabilities) {
    this.id = id;
    this.capabilities = Set.of(capabilities);
  }

  RecordedDevice number(String point, double value, Instant at) {
    return put(Point.number(point, Unit.WATT, PollClass.FAST), Value.of(value), at);
  }

  /** A point that takes numbers; without a value when {@code value} is empty. */
  RecordedDevice settable(
      String point, double from, double to, double step, Optional<Double> value, Instant at) {
    Point made =
        Point.number(point, Unit.WATT, PollClass.NORMAL)
            .commandable(new Point.Commandable(from, to, step, List.of(), 0, 10));
    if (value.isPresent()) {
      return put(made, Value.of(value.get()), at);
    }
    readings.put(point, Reading.bad(made, Reason.NEVER_READ, at));
    return this;
  }

  /** A point that takes words. */
  RecordedDevice words(String point, List<String> words, String value, Instant at) {
    return put(
        Point.text(point, PollClass.NORMAL)
            .commandable(new Point.Commandable(0, 0, 0, words, 0, 10)),
        Value.of(value),
        at);
  }

  /** A point that shows a word. */
  RecordedDevice word(String point, String value, Instant at) {
    return put(Point.text(point, PollClass.FAST), Value.of(value), at);
  }

  /** A contact. */
  RecordedDevice flag(String point, boolean closed, Instant at) {
    return put(
        new Point(point, Unit.NONE, Point.Kind.FLAG, PollClass.FAST, Optional.empty(), 2),
        Value.of(closed),
        at);
  }

  /** Any reading. */
  RecordedDevice shows(Reading reading) {
    readings.put(reading.point().id(), reading);
    return this;
  }

  private RecordedDevice put(Point point, Value value, Instant at) {
    readings.put(point.id(), Reading.good(point, value, at));
    return this;
  }

  @Override
  public DeviceInfo info() {
    return new DeviceInfo(
        id,
        "hyd",
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        capabilities);
  }

  @Override
  public Snapshot snapshot() {
    return new Snapshot(id, state, Reason.NONE, Text.plain(""), readings, Instant.EPOCH);
  }

  @Override
  public CompletionStage<CommandResult> submit(Command command) {
    commands.add(command);
    return answers ? CompletableFuture.completedFuture(answer) : new CompletableFuture<>();
  }

  Command last() {
    return commands.get(commands.size() - 1);
  }
}
