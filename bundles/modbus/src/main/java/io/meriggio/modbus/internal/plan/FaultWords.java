// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.plan;

import io.meriggio.device.Fault;
import io.meriggio.device.Point;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.modbus.FaultTable;
import io.meriggio.modbus.RegisterRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gathers the fault words of a device, which may come in several reads, into the one reading of the
 * point {@code fault}. Only when every word that the device has got has come is it known that there
 * is no other fault.
 */
public final class FaultWords {

  private final Point point;
  private final FaultTable table;
  private final List<Word> words = new ArrayList<>();
  private boolean toldAbsent;

  /** One register of fault bits. */
  public static final class Word implements Want.Target {
    private final FaultWords all;
    private final RegisterRow row;
    private final int register;
    private int bits;
    private boolean arrived;
    private boolean absent;

    private Word(FaultWords all, RegisterRow row, int register) {
      this.all = all;
      this.row = row;
      this.register = register;
    }

    /** The word has come. */
    public void arrived(int value) {
      bits = value;
      arrived = true;
      absent = false;
    }

    /** The device has not got it. */
    public void absent() {
      absent = true;
    }

    public FaultWords all() {
      return all;
    }
  }

  public FaultWords(Point point, FaultTable table) {
    this.point = point;
    this.table = table;
  }

  /** Adds a register of a row of fault bits, or the one register of a fault code. */
  public Word word(RegisterRow row, int register) {
    Word word = new Word(this, row, register);
    words.add(word);
    return word;
  }

  /** The reading, once all words have come; then they are awaited anew. */
  public Optional<Reading> complete(Instant at) {
    if (words.stream().allMatch(word -> word.absent)) {
      boolean first = !toldAbsent;
      toldAbsent = true;
      return first ? Optional.of(Reading.bad(point, Reason.NOT_PRESENT, at)) : Optional.empty();
    }
    if (!words.stream().allMatch(word -> word.arrived || word.absent)) {
      return Optional.empty();
    }
    List<Fault> active = new ArrayList<>();
    for (Word word : words) {
      if (!word.absent) {
        table.faults(word.row, word.register, word.bits, active);
      }
      word.arrived = false;
    }
    return Optional.of(Reading.good(point, new Value.Faults(active), at));
  }
}
