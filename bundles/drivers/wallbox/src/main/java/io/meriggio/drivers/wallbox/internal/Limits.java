// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import io.meriggio.device.Point;
import java.util.Optional;

/** What a point of this charge point can be commanded to. */
final class Limits {

  private Limits() {}

  /** The same point with a smaller largest value, if it can be commanded. */
  static Point upTo(double largest, Point point) {
    return point
        .command()
        .map(
            c ->
                point.commandable(
                    new Point.Commandable(
                        c.minimum(),
                        Math.min(c.maximum(), largest),
                        c.step(),
                        c.words(),
                        c.minimumInterval(),
                        c.settleSeconds())))
        .orElse(point);
  }

  static Point readOnly(Point point) {
    return new Point(
        point.id(),
        point.unit(),
        point.kind(),
        point.pollClass(),
        Optional.empty(),
        point.staleAfter());
  }
}
