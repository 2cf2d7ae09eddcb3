// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.Command;
import io.meriggio.device.CommandResult;
import io.meriggio.device.Device;
import io.meriggio.device.LineInfo;
import io.meriggio.device.Reading;
import io.meriggio.device.Snapshot;
import io.meriggio.device.SnapshotListener;
import io.meriggio.device.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A host on virtual time, with fake lines, on one thread. */
final class Rig {

  final VirtualTime virtual = new VirtualTime();
  final FakeSticks sticks = new FakeSticks();
  final FakeLines lines = new FakeLines();
  final FakeCanLines canLines = new FakeCanLines();
  final ByHand hand = new ByHand(virtual);
  final Host host;
  private int commands;

  Rig() {
    this(Path.of("no-such-folder"));
  }

  Rig(Path maps) {
    host =
        new Host(
            new Host.Ground(
                lines,
                canLines,
                sticks,
                maps,
                virtual.time(),
                hand,
                Runnable::run,
                Runnable::run,
                Runnable::run));
  }

  /** A rig with line {@code met}, meter {@code grid} on it, and a driver that answers. */
  static Rig polled(FakeDriver driver) {
    Rig rig = new Rig();
    rig.line("met", "host", "192.0.2.7");
    rig.driver(driver);
    rig.device("grid", "line", "met");
    rig.hand.settle();
    return rig;
  }

  void line(String id, Object... keysAndValues) {
    Map<String, Object> properties = properties(keysAndValues);
    properties.putIfAbsent("transport", "modbus-tcp");
    host.lineConfigured("io.meriggio.line~" + id, properties);
  }

  void device(String id, Object... keysAndValues) {
    Map<String, Object> properties = properties(keysAndValues);
    properties.putIfAbsent("family", "meter");
    host.deviceConfigured("io.meriggio.device~" + id, properties);
  }

  void driver(FakeDriver driver) {
    host.driverCame(driver, Map.of("service.bundleid", 10L, "service.id", 100L));
  }

  void listener(SnapshotListener listener) {
    host.board().add(listener, List.of());
  }

  /** Time passes. */
  void run(Duration span) {
    hand.run(span);
  }

  Device device(String id) {
    return host.devices().device(id).orElseThrow();
  }

  Snapshot snapshot(String id) {
    return device(id).snapshot();
  }

  Reading reading(String device, String point) {
    return snapshot(device).reading(point).orElseThrow();
  }

  LineInfo lineInfo(String id) {
    return host.lines().lines().stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
  }

  /** A command on one point of {@code grid}. */
  CompletableFuture<CommandResult> submit(String point, Value value) {
    return submit(point, value, Duration.ZERO, Command.Fallback.NONE);
  }

  CompletableFuture<CommandResult> submit(
      String point, Value value, Duration validFor, Command.Fallback fallback) {
    commands++;
    Command.Origin origin = new Command.Origin("test", "");
    Command command = new Command("c" + commands, Map.of(point, value), validFor, fallback, origin);
    return device("grid").submit(command).toCompletableFuture();
  }

  private static Map<String, Object> properties(Object... keysAndValues) {
    Map<String, Object> properties = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      properties.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return properties;
  }
}
