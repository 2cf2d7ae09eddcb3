// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

import static io.meriggio.modbus.internal.text.ModbusTexts.text;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.Point;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.device.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Refuses what a device does not offer, before anything is written. */
final class CommandCheck {

  private final DeviceContext context;
  private final List<Point> points;

  CommandCheck(DeviceContext context, List<Point> points) {
    this.context = context;
    this.points = points;
  }

  /** The first thing that is wrong with a command; empty when it may be carried out. */
  Optional<Attempt.Rejected> refusal(Command command) {
    for (Map.Entry<String, Value> wish : command.values().entrySet()) {
      Optional<Attempt.Rejected> refusal = refusal(wish.getKey(), wish.getValue());
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  private Optional<Attempt.Rejected> refusal(String id, Value value) {
    Optional<Point> point = points.stream().filter(p -> p.id().equals(id)).findFirst();
    if (point.isEmpty() || point.get().command().isEmpty()) {
      return refuse(Reason.NOT_WRITABLE, text("command.point", id, context.deviceId(), writable()));
    }
    Point.Commandable limits = point.get().command().get();
    return switch (point.get().kind()) {
      case NUMBER -> number(id, value, limits);
      case TEXT ->
          value instanceof Value.Text text && limits.words().contains(text.text())
              ? Optional.empty()
              : outOfRange(id, value, text("command.words", String.join(", ", limits.words())));
      case FLAG ->
          value instanceof Value.Flag
              ? Optional.empty()
              : outOfRange(id, value, text("command.flag"));
      case FAULTS -> refuse(Reason.NOT_WRITABLE, text("command.readonly", id));
    };
  }

  private static Optional<Attempt.Rejected> number(
      String id, Value value, Point.Commandable limits) {
    Text step = limits.step() > 0 ? text("command.steps", limits.step()) : Text.NONE;
    Text allowed = text("command.limits", limits.minimum(), limits.maximum()).and(" ", step);
    if (!(value instanceof Value.Numeric numeric)) {
      return outOfRange(id, value, text("command.number", allowed));
    }
    double steps = limits.step() > 0 ? numeric.number() / limits.step() : 0;
    boolean fits =
        numeric.number() >= limits.minimum()
            && numeric.number() <= limits.maximum()
            && Math.abs(steps - Math.rint(steps)) < 1e-6;
    return fits ? Optional.empty() : outOfRange(id, value, allowed);
  }

  private Text writable() {
    List<String> ids =
        points.stream().filter(p -> p.command().isPresent()).map(Point::id).sorted().toList();
    return ids.isEmpty() ? text("command.nothing") : Text.plain(String.join(", ", ids));
  }

  private static Optional<Attempt.Rejected> outOfRange(String id, Value value, Text allowed) {
    return refuse(Reason.OUT_OF_RANGE, text("command.range", id, found(value), allowed));
  }

  private static Object found(Value value) {
    if (value instanceof Value.Numeric numeric) {
      return String.valueOf(numeric.number());
    }
    if (value instanceof Value.Flag flag) {
      return String.valueOf(flag.set());
    }
    return value instanceof Value.Text text ? "'" + text.text() + "'" : text("command.list");
  }

  private static Optional<Attempt.Rejected> refuse(Reason reason, Text detail) {
    return Optional.of(new Attempt.Rejected(reason, detail));
  }
}
