// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.controller.internal.cycle.Moment;
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
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * An inverter that follows its ceiling a cycle or two late. Its commands are leases as the host has
 * them: the last one that names a point holds it, and the end of one gives the inverter back.
 */
final class SimulatedInverter implements Device {
  static final String CEILING = "active_power_limit";
  static final String OWN_LOOP = "export_limit_power";

  final String id;
  double rated = 10_000;
  double sun;
  double step = 0.1;
  int lag = 1;
  boolean ownLoop;
  boolean online = true;
  double delivered;

  /** Commands since the cycle began. */
  final List<Command> commands = new ArrayList<>();

  private final Map<String, Lease> leases = new HashMap<>();
  private final Deque<Double> following = new ArrayDeque<>();
  private Moment now;
  private double seenGrid;

  private record Lease(Command command, Moment end) {}

  SimulatedInverter(String id) {
    this.id = id;
  }

  /** What it delivers as this cycle begins, {@code before} being the exchange without it. */
  void begin(Moment at, double before) {
    now = at;
    seenGrid = before;
    commands.clear();
    boolean released =
        leases.values().stream()
            .anyMatch(l -> l.command().fallback() == Command.Fallback.RELEASE && hasEnded(l, at));
    leases.values().removeIf(l -> released || hasEnded(l, at));
    following.addLast(ceiling());
    while (following.size() > lag + 1) {
      following.removeFirst();
    }
    double possible = Math.min(sun, following.getFirst() / 100 * rated);
    Optional<Double> atMost = number(OWN_LOOP);
    delivered =
        ownLoop && atMost.isPresent()
            ? Math.max(0, Math.min(possible, atMost.get() - before))
            : possible;
  }

  private static boolean hasEnded(Lease lease, Moment at) {
    return at.since(lease.end()).compareTo(Duration.ZERO) >= 0;
  }

  /** In force, in %; 100 without one. */
  double ceiling() {
    return number(CEILING).orElse(100.0);
  }

  /** Whose command holds a point; {@code none} when nobody's does. */
  String owner(String point) {
    return leases.containsKey(point) ? leases.get(point).command().origin().user() : "none";
  }

  private Optional<Double> number(String point) {
    return Optional.ofNullable(leases.get(point))
        .map(l -> ((Value.Numeric) l.command().values().get(point)).number());
  }

  @Override
  public DeviceInfo info() {
    return new DeviceInfo(
        id,
        "string",
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(Capability.PV_INVERTER));
  }

  @Override
  public Snapshot snapshot() {
    Map<String, Reading> readings = new HashMap<>();
    put(readings, Point.number("ac_power", Unit.WATT, PollClass.FAST), delivered);
    put(readings, Point.number("rated_power", Unit.WATT, PollClass.ONCE), rated);
    Point limit =
        Point.number(CEILING, Unit.PERCENT, PollClass.NORMAL)
            .commandable(new Point.Commandable(0, 100, step, List.of(), 0, 5));
    put(readings, limit, ceiling());
    if (ownLoop) {
      Point loop =
          Point.number(OWN_LOOP, Unit.WATT, PollClass.NORMAL)
              .commandable(new Point.Commandable(0, 100_000, 1, List.of(), 0, 5));
      put(readings, loop, number(OWN_LOOP).orElse(100_000.0));
      put(readings, Point.number("grid_power", Unit.WATT, PollClass.FAST), seenGrid + delivered);
    }
    return new Snapshot(
        id,
        online ? DeviceState.ONLINE : DeviceState.OFFLINE,
        online ? Reason.NONE : Reason.OFFLINE,
        Text.NONE,
        readings,
        now.wall());
  }

  private void put(Map<String, Reading> readings, Point point, double value) {
    readings.put(point.id(), Reading.good(point, Value.of(value), now.wall()));
  }

  @Override
  public CompletionStage<CommandResult> submit(Command command) {
    commands.add(command);
    command
        .values()
        .keySet()
        .forEach(point -> leases.put(point, new Lease(command, now.plus(command.validFor()))));
    return CompletableFuture.completedFuture(new CommandResult.Confirmed());
  }
}
