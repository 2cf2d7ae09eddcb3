// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static io.meriggio.host.internal.HostTexts.text;

import io.meriggio.device.Command;
import io.meriggio.device.CommandResult.Rejected;
import io.meriggio.device.Point;
import io.meriggio.device.Point.Commandable;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.device.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a command may be sent at all: its points, kinds, ranges, steps, words and its line. */
final class CommandCheck {

  /** A value this close to a multiple of the step, in steps, is one: sums of decimals are not. */
  private static final double STEP_TOLERANCE = 1e-6;

  private CommandCheck() {}

  /**
   * Checks a command.
   *
   * @param points the points of the device
   * @param readOnlyLine the id of its line when that is read-only
   * @return why it is refused; empty when it may be sent
   */
  static Optional<Rejected> problem(
      Command command, List<Point> points, Optional<String> readOnlyLine) {
    for (Map.Entry<String, Value> entry : command.values().entrySet()) {
      Optional<Rejected> problem = problem(entry.getKey(), entry.getValue(), points);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return readOnlyLine.map(
        line -> new Rejected(Reason.READ_ONLY_LINE, text("line.readonly", line)));
  }

  private static Optional<Rejected> problem(String id, Value value, List<Point> points) {
    Optional<Point> point = points.stream().filter(p -> p.id().equals(id)).findFirst();
    if (point.isEmpty() || point.get().command().isEmpty()) {
      String found = point.isEmpty() ? "command.point" : "command.readonly";
      return refuse(Reason.NOT_WRITABLE, text(found, id, commandable(points)));
    }
    if (ReadingStore.Kinds.of(value) != point.get().kind()) {
      return refuse(Reason.OUT_OF_RANGE, text("command.kind", id, value, point.get().kind()));
    }
    return problem(point.get(), value, point.get().command().get());
  }

  private static Optional<Rejected> problem(Point point, Value value, Commandable allowed) {
    if (value instanceof Value.Numeric numeric) {
      return number(point, numeric.number(), allowed);
    }
    if (value instanceof Value.Text words && !allowed.words().contains(words.text())) {
      return outOfRange(
          point, "'" + words.text() + "'", Text.plain(String.join(", ", allowed.words())));
    }
    return Optional.empty();
  }

  private static Optional<Rejected> number(Point point, double number, Commandable allowed) {
    if (number < allowed.minimum() || number > allowed.maximum()) {
      Text range = text("command.range", allowed.minimum(), allowed.maximum(), unit(point));
      return outOfRange(point, String.valueOf(number), range);
    }
    double times = allowed.step() > 0 ? number / allowed.step() : 0;
    if (Math.abs(times - Math.rint(times)) > STEP_TOLERANCE) {
      Text steps = text("command.step", allowed.step(), unit(point));
      return outOfRange(point, String.valueOf(number), steps);
    }
    return Optional.empty();
  }

  private static String unit(Point point) {
    String symbol = point.unit().symbol();
    return symbol.isEmpty() ? "" : " " + symbol;
  }

  private static Optional<Rejected> outOfRange(Point point, String found, Text allowed) {
    return refuse(Reason.OUT_OF_RANGE, text("command.value", point.id(), found, allowed));
  }

  private static Optional<Rejected> refuse(Reason reason, Text detail) {
    return Optional.of(new Rejected(reason, detail));
  }

  private static Text commandable(List<Point> points) {
    String ids =
        points.stream()
            .filter(p -> p.command().isPresent())
            .map(Point::id)
            .collect(Collectors.joining(", "));
    return ids.isEmpty() ? text("none") : Text.plain(ids);
  }
}
