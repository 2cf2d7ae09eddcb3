// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

import io.meriggio.device.Point;
import io.meriggio.device.Reading;
import io.meriggio.device.Value;
import io.meriggio.modbus.internal.map.Decoder;
import io.meriggio.modbus.internal.map.Encoder;
import io.meriggio.modbus.internal.map.EnumWords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A row of a map, compiled: the point that it is, how it is read and how it is written.
 *
 * <p>Threads: immutable.
 */
public final class Field {

  private final Point point;
  private final RegisterRow row;
  private final Optional<RegisterRow> commandRow;
  private final Decoder decoder;
  private final Encoder encoder;

  Field(
      Point point,
      RegisterRow row,
      Optional<RegisterRow> commandRow,
      Decoder decoder,
      Encoder encoder) {
    this.point = point;
    this.row = row;
    this.commandRow = commandRow;
    this.decoder = decoder;
    this.encoder = encoder;
  }

  public Point point() {
    return point;
  }

  /** The point's id. */
  public String id() {
    return point.id();
  }

  /** The row that is read; a write-only one for a point that can't be read. */
  public RegisterRow row() {
    return row;
  }

  /** The row that a command writes: another one where the map has both. */
  public Optional<RegisterRow> commandRow() {
    return commandRow;
  }

  /**
   * The words that a command may name where the row it writes is an enumeration, in the order of
   * their numbers; else none.
   */
  public List<String> commandWords() {
    return commandRow
        .map(EnumWords::of)
        .map(words -> List.copyOf(words.values()))
        .orElse(List.of());
  }

  /** Whether a poll reads it. */
  public boolean readable() {
    return row.readable();
  }

  /**
   * Makes a reading. Never throws on any content of the registers: what makes no sense is BAD with
   * its reason.
   *
   * @param image registers, 0…0xFFFF each
   * @param index where the field begins in it
   * @param at when they arrived
   */
  public Reading read(int[] image, int index, Instant at) {
    return decoder.read(point, image, index, at);
  }

  /**
   * The registers that set a value.
   *
   * @throws IllegalArgumentException when the registers can't hold it; the message names what is
   *     allowed
   */
  public int[] encode(Value value) {
    return encoder.encode(value);
  }

  /**
   * Its point, commandable where a standard function writes its row: within what the map says, else
   * within the usual. A row that asks to read, modify and write, but does not say by {@code mask}
   * which bits are its own, is never written.
   */
  Point commandable(Point.Commandable usual) {
    boolean packed =
        commandRow
            .filter(wanted -> wanted.meaning().contains("read-modify-write") && !wanted.isPart())
            .isPresent();
    if (commandRow.filter(RegisterRow::writable).isEmpty() || packed) {
      return new Point(
          point.id(),
          point.unit(),
          point.kind(),
          point.pollClass(),
          Optional.empty(),
          point.staleAfter());
    }
    return point.command().isPresent() ? point : point.commandable(usual);
  }

  /** The same row as another point. */
  public Field as(Point other) {
    return new Field(other, row, commandRow, decoder, encoder);
  }
}
