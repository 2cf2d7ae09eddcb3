// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Registers that a master may write, each with the values that it takes. A write is taken as a
 * whole or not at all; both halves of a 32-bit value must come in one.
 */
final class Controls {

  /** What most reference maps allow in one read. */
  private static final int MOST_REGISTERS = 60;

  private record Control(IntPredicate allowed, boolean readable, boolean stored, int half) {}

  private final Map<Integer, Control> controls = new TreeMap<>();
  private final Map<Integer, Integer> words = new TreeMap<>();
  private final int mostRegisters;
  private long storedWrites;

  Controls() {
    this(MOST_REGISTERS);
  }

  /**
   * @param mostRegisters in one read, 1…125
   */
  Controls(int mostRegisters) {
    this.mostRegisters = mostRegisters;
  }

  /** A register that can be read back. */
  Controls word(int address, int initial, IntPredicate allowed) {
    return add(address, initial, new Control(allowed, true, false, 0));
  }

  /** The same in memory that wears out. */
  Controls stored(int address, int initial, IntPredicate allowed) {
    return add(address, initial, new Control(allowed, true, true, 0));
  }

  /** A register that can't be read. */
  Controls command(int address, IntPredicate allowed) {
    return add(address, 0, new Control(allowed, false, false, 0));
  }

  /** Two registers of a 32-bit value, high word first. */
  Controls pair(int address, int initial) {
    add(address, initial >>> 16, new Control(value -> true, true, false, 1));
    return add(address + 1, initial & 0xFFFF, new Control(value -> true, true, false, 2));
  }

  private Controls add(int address, int initial, Control control) {
    controls.put(address, control);
    words.put(address, initial & 0xFFFF);
    return this;
  }

  /** What is set, unsigned. */
  int word(int address) {
    return words.get(address);
  }

  /** What is set, signed. */
  int signed(int address) {
    return words.get(address).shortValue();
  }

  /** What is set in two registers, signed. */
  int wide(int address) {
    return words.get(address) << 16 | words.get(address + 1);
  }

  /** Sets a register from inside. */
  void put(int address, int value) {
    words.put(address, value & 0xFFFF);
  }

  /** Sets two registers from inside. */
  void putWide(int address, int value) {
    put(address, value >>> 16);
    put(address + 1, value);
  }

  /** Answers a read as the reference maps say: function 0x03 alone, no command register. */
  Answer read(RegisterBank bank, int function, int address, int count) {
    if (function != 0x03) {
      return Answer.ILLEGAL_FUNCTION;
    }
    if (count > mostRegisters) {
      return Answer.ILLEGAL_VALUE;
    }
    if (hidden(address, count)) {
      return Answer.ILLEGAL_ADDRESS;
    }
    return bank.read(address, count).<Answer>map(Answer.Words::new).orElse(Answer.ILLEGAL_ADDRESS);
  }

  /** Puts what can be read into the registers. */
  void show(RegisterBank bank) {
    controls.forEach(
        (address, control) -> {
          if (control.readable()) {
            bank.word(address, words.get(address));
          }
        });
  }

  /** Whether a read of these registers would touch one that can't be read. */
  boolean hidden(int address, int count) {
    for (int at = address; at < address + count; at++) {
      if (controls.containsKey(at) && !controls.get(at).readable()) {
        return true;
      }
    }
    return false;
  }

  /** How many writes went to memory that wears out. */
  long storedWrites() {
    return storedWrites;
  }

  /**
   * Takes a write: all values or none.
   *
   * @param written gets the addresses, in order, when it was taken
   * @return why not; empty when it was taken
   */
  Optional<Answer> write(int address, int[] values, List<Integer> written) {
    for (int i = 0; i < values.length; i++) {
      Control control = controls.get(address + i);
      if (control == null) {
        return Optional.of(Answer.ILLEGAL_ADDRESS);
      }
      boolean torn =
          (control.half() == 1 && i == values.length - 1) || (control.half() == 2 && i == 0);
      if (torn || !control.allowed().test(values[i])) {
        return Optional.of(Answer.ILLEGAL_VALUE);
      }
    }
    List<Integer> addresses = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      words.put(address + i, values[i]);
      storedWrites += controls.get(address + i).stored() ? 1 : 0;
      addresses.add(address + i);
    }
    written.addAll(addresses);
    return Optional.empty();
  }
}
