// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.LineInfo;
import io.meriggio.device.ModbusLink;
import io.meriggio.modbus.line.Line;

/**
 * A line that has been made. Equal to itself only: a line made anew is another one.
 *
 * @see LineRegistry
 */
final class OpenLine {

  private final String id;
  private final boolean readOnly;
  private final Line line;

  OpenLine(String id, boolean readOnly, Line line) {
    this.id = id;
    this.readOnly = readOnly;
    this.line = line;
  }

  String id() {
    return id;
  }

  boolean readOnly() {
    return readOnly;
  }

  ModbusLink link() {
    return line.link();
  }

  boolean isUp() {
    return line.figures().state() == LineInfo.State.UP;
  }

  Line line() {
    return line;
  }
}
