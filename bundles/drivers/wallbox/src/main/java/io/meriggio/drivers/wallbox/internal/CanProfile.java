// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import io.meriggio.device.CanFrame;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Point;
import io.meriggio.device.Reason;
import io.meriggio.modbus.MapProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The frames of a charge point on CAN, as a file says (docs/reference/wallbox-can.md).
 *
 * <p>Threads: immutable.
 */
final class CanProfile {

  /** Charge points on one bus: nodes 1 to 8. */
  static final int MOST_NODES = 8;

  private final String source;
  private final List<CanRow> rows;

  private CanProfile(String source, List<CanRow> rows) {
    this.source = source;
    this.rows = List.copyOf(rows);
  }

  /**
   * Reads and checks a profile.
   *
   * @param source the file's name, for messages
   * @throws DeviceException {@link Reason#BAD_MAP} with every problem, line and column
   */
  static CanProfile load(String source, String csv) throws DeviceException {
    List<MapProblem> problems = new ArrayList<>();
    List<CanRow> rows = new CanProfileReader(source, problems).read(csv);
    if (!problems.isEmpty()) {
      throw new DeviceException(
          Reason.BAD_MAP,
          problems.stream().map(MapProblem::sentence).collect(Collectors.joining("\n")));
    }
    return new CanProfile(source, rows);
  }

  /** The file's name. */
  String source() {
    return source;
  }

  List<CanRow> rows() {
    return rows;
  }

  /** Whether it holds rows that were designed and checked by nobody. */
  boolean isReference() {
    return rows.stream().anyMatch(CanRow::isReference);
  }

  /** Whether a frame is one that charge point {@code node} sends. */
  boolean isFrom(int node, CanFrame frame) {
    return !frame.isExtended()
        && rows.stream().anyMatch(row -> !row.isOut() && row.canId() + node == frame.id());
  }

  /** The rows that a frame of a charge point holds. */
  List<CanRow> rowsIn(int node, CanFrame frame) {
    return rows.stream()
        .filter(row -> !row.isOut() && row.canId() + node == frame.id() && row.isIn(frame))
        .toList();
  }

  /** The row that reads a point. */
  Optional<CanRow> in(String point) {
    return rows.stream().filter(row -> !row.isOut() && row.point().id().equals(point)).findFirst();
  }

  /** The row that sets a point. */
  Optional<CanRow> out(String point) {
    return rows.stream().filter(row -> row.isOut() && row.point().id().equals(point)).findFirst();
  }

  /** Every point that a charge point of this profile may have: commandable where a row sets it. */
  List<Point> points() {
    Map<String, Point> points = new LinkedHashMap<>();
    for (CanRow row : rows) {
      if (!row.isOut()) {
        points.put(row.point().id(), row.point());
      } else {
        row.point()
            .command()
            .ifPresent(
                limits ->
                    points.merge(
                        row.point().id(), row.point(), (read, set) -> read.commandable(limits)));
      }
    }
    return List.copyOf(points.values());
  }
}
