// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import static io.meriggio.drivers.wallbox.internal.WallboxTexts.text;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.Point;
import io.meriggio.device.Point.Commandable;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.device.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Refuses what a charge point does not offer, before anything is sent. */
final class CanCommandCheck {

  private static final double STEP_TOLERANCE = 1e-6;

  private final List<Point> points;

  CanCommandCheck(List<Point> points) {
    this.points = points;
  }

  /** The first thing that is wrong with a command; empty when it may be carried out. */
  Optional<Attempt.Rejected> refusal(Command command) {
    return command.values().entrySet().stream().flatMap(wish -> refusal(wish).stream()).findFirst();
  }

  private Optional<Attempt.Rejected> refusal(Map.Entry<String, Value> wish) {
    String id = wish.getKey();
    Optional<Commandable> limits =
        points.stream().filter(point -> point.id().equals(id)).findFirst().flatMap(Point::command);
    if (limits.isEmpty()) {
      return Optional.of(
          new Attempt.Rejected(Reason.NOT_WRITABLE, text("can.point", id, commandable())));
    }
    return problem(wish.getValue(), limits.get())
        .map(allowed -> new Attempt.Rejected(Reason.OUT_OF_RANGE, text("can.value", id, allowed)));
  }

  /** What is allowed, when the value is not. */
  private static Optional<Text> problem(Value value, Commandable limits) {
    if (!limits.words().isEmpty()) {
      boolean fits = value instanceof Value.Text text && limits.words().contains(text.text());
      return fits ? Optional.empty() : Optional.of(Text.plain(String.join(", ", limits.words())));
    }
    boolean fits = value instanceof Value.Numeric numeric && isIn(numeric.number(), limits);
    return fits
        ? Optional.empty()
        : Optional.of(
            text("can.range", limits.minimum(), limits.maximum())
                .and(" ", limits.step() > 0 ? text("can.steps", limits.step()) : Text.NONE));
  }

  private static boolean isIn(double number, Commandable limits) {
    double steps = limits.step() > 0 ? number / limits.step() : 0;
    return number >= limits.minimum()
        && number <= limits.maximum()
        && Math.abs(steps - Math.rint(steps)) < STEP_TOLERANCE;
  }

  private Text commandable() {
    String ids =
        points.stream()
            .filter(point -> point.command().isPresent())
            .map(Point::id)
            .sorted()
            .collect(Collectors.joining(", "));
    return ids.isEmpty() ? text("can.nothing") : Text.plain(ids);
  }
}
