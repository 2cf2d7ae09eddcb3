// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.code;

/**
 * Writes a column slot by slot. Equal slots are held back until another comes.
 *
 * <p>Threads: one at a time.
 */
public final class ColumnWriter {
  private final Bytes bytes;
  private long last;
  private long run;
  private boolean gap;
  private int slots;

  /**
   * @param bytes to whose end the column is written
   */
  public ColumnWriter(Bytes bytes) {
    this.bytes = bytes;
  }

  /**
   * A writer that goes on behind a column: its last value is known to whoever reads.
   *
   * @param last the last known value
   */
  public ColumnWriter(Bytes bytes, long last) {
    this.bytes = bytes;
    this.last = last;
  }

  /** How many slots there are. */
  public int slots() {
    return slots;
  }

  /** The next slot: a value that a column {@link Column#holds}, or {@link Column#GAP}. */
  public void add(long value) {
    boolean nothing = value == Column.GAP;
    slots++;
    if (run > 0 && nothing == gap && (nothing || value == last)) {
      run++;
      return;
    }
    flush();
    if (nothing || value == last) {
      gap = nothing;
      run = 1;
    } else {
      bytes.number(Column.zigzag(value - last) << 1);
      last = value;
    }
  }

  /** Gaps up to a slot. */
  public void skipTo(int slot) {
    while (slots < slot) {
      add(Column.GAP);
    }
  }

  private void flush() {
    if (run > 0) {
      bytes.number(run - 1 << 2 | (gap ? Column.NOTHING : Column.SAME));
      run = 0;
    }
  }

  /** Writes what was held back. */
  public void end() {
    flush();
  }

  /** The column so far, as whole bytes. */
  public byte[] soFar() {
    return soFar(slots);
  }

  /**
   * The column so far and gaps behind it, as whole bytes.
   *
   * @param count how many slots it has in all, at least as many as now
   */
  public byte[] soFar(int count) {
    Bytes copy = bytes.copy();
    long gaps = count - slots;
    if (run > 0) {
      copy.number((gap ? run + gaps : run) - 1 << 2 | (gap ? Column.NOTHING : Column.SAME));
    }
    if (gaps > 0 && !(gap && run > 0)) {
      copy.number(gaps - 1 << 2 | Column.NOTHING);
    }
    return copy.toArray();
  }
}
