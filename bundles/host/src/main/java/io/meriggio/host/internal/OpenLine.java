// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.can.CanLine;
import io.meriggio.device.CanLink;
import io.meriggio.device.DriverDescription.LinkKind;
import io.meriggio.device.LineInfo;
import io.meriggio.device.Link;
import io.meriggio.modbus.line.Line;
import io.meriggio.modbus.line.Line.Figures;
import java.util.function.Supplier;

/**
 * A line that has been made. Equal to itself only: a line made anew is another one.
 *
 * @see LineRegistry
 */
final class OpenLine {

  private final String id;
  private final boolean readOnly;
  private final Link link;
  private final Supplier<Figures> figures;
  private final Runnable closing;

  private OpenLine(
      String id, boolean readOnly, Link link, Supplier<Figures> figures, Runnable closing) {
    this.id = id;
    this.readOnly = readOnly;
    this.link = link;
    this.figures = figures;
    this.closing = closing;
  }

  OpenLine(String id, boolean readOnly, Line line) {
    this(id, readOnly, line.link(), line::figures, line::close);
  }

  OpenLine(String id, boolean readOnly, CanLine line) {
    this(id, readOnly, line.link(), () -> figures(line.figures()), line::close);
  }

  /**
   * A bus has no requests and answers: what was sent counts as requests, what was lost as errors.
   */
  private static Figures figures(CanLine.Figures can) {
    return new Figures(
        can.state(), can.reason(), can.detail(), can.utilisation(), can.sent(), 0, can.dropped());
  }

  String id() {
    return id;
  }

  boolean readOnly() {
    return readOnly;
  }

  Link link() {
    return link;
  }

  /** What kind of link a driver must be able to use. */
  LinkKind kind() {
    return link instanceof CanLink ? LinkKind.CAN : LinkKind.MODBUS;
  }

  Figures figures() {
    return figures.get();
  }

  boolean isUp() {
    return figures().state() == LineInfo.State.UP;
  }

  void close() {
    closing.run();
  }
}
