// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.state.Status;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * What all machines of the G3 protocol have in common: blocks of 64 registers behind a mask that
 * tells which are there, state, faults, clock (INVERTERS.md sections 1 and 2).
 */
final class G3Bank {

  static final int BLOCK = 64;
  private static final int MOST_REGISTERS = 60;
  private static final int PROTOCOL_1_38 = 0x0138;

  /** Blocks that begin with a register of their own instead of a mask. */
  private static final Set<Integer> UNMASKED =
      Set.of(0x0800, 0x0900, 0x0980, 0x10C0, 0x11C0, 0x2000, 0x9000, 0x9040);

  private final int[] blocks;
  private final RegisterBank bank = new RegisterBank();

  /** A bank with these blocks; all others are refused. */
  G3Bank(int... blocks) {
    this.blocks = blocks.clone();
    for (int first : blocks) {
      bank.range(first, first + BLOCK - 1);
    }
  }

  RegisterBank registers() {
    return bank;
  }

  void identity(String serial, double ratedPower) {
    bank.word(0x0044, PROTOCOL_1_38);
    bank.word(0x0444, 0x1234);
    bank.text(0x0445, 8, serial);
    bank.text(0x044D, 2, "V001");
    bank.text(0x044F, 4, "\0V110051");
    bank.text(0x0453, 4, "\0V110048");
    bank.unsigned(0x06ED, ratedPower, 100);
  }

  void status(Status status, Set<Integer> trips, boolean running) {
    bank.word(
        0x0404,
        switch (status) {
          case WAITING -> 0;
          case CHECKING -> 1;
          case RUNNING -> 2;
          case FAULT -> 4;
        });
    for (int register = 0x0405; register <= 0x0416; register++) {
      bank.word(register, 0);
    }
    for (int register = 0x0432; register <= 0x043D; register++) {
      bank.word(register, 0);
    }
    trips.forEach(this::faultBit);
    if (!running) {
      faultBit(162);
    }
  }

  /** Fault ids count on from bit 0 of 0x0405, and from 289 on from bit 0 of 0x0432. */
  private void faultBit(int id) {
    int register = id <= 288 ? 0x0405 + (id - 1) / 16 : 0x0432 + (id - 289) / 16;
    int bit = (id - 1) % 16;
    int before = bank.read(register, 1).orElseThrow().get(0);
    bank.word(register, before | 1 << bit);
  }

  void temperatures(double inside, double heatsink) {
    bank.signed(0x0418, inside, 1);
    bank.signed(0x041A, heatsink, 1);
    bank.signed(0x0420, heatsink + 4, 1);
  }

  void running(double secondsToday, double secondsTotal) {
    bank.word(0x0426, (int) (secondsToday / 60));
    bank.counter(0x0427, secondsTotal, 60);
    bank.counter(0x0429, secondsTotal * 1.9, 60);
    bank.word(0x042B, 1850);
  }

  void clock(Instant at, ZoneId zone) {
    ZonedDateTime now = at.atZone(zone);
    bank.word(0x042C, now.getYear() - 2000);
    bank.word(0x042D, now.getMonthValue());
    bank.word(0x042E, now.getDayOfMonth());
    bank.word(0x042F, now.getHour());
    bank.word(0x0430, now.getMinute());
    bank.word(0x0431, now.getSecond());
  }

  /** Four words before a block tell which registers it has; the last word is for the first 16. */
  void masks() {
    for (int first : blocks) {
      if (!UNMASKED.contains(first)) {
        mask(first);
      }
    }
  }

  private void mask(int first) {
    for (int quarter = 0; quarter < 4; quarter++) {
      int bits = 0;
      for (int bit = 0; bit < 16; bit++) {
        int offset = 16 * quarter + bit;
        bits |= offset >= 4 && bank.implemented(first + offset) ? 1 << bit : 0;
      }
      bank.word(first + 3 - quarter, bits);
    }
  }

  /** At most 60 registers, never across a block. */
  Answer read(int function, int address, int count) {
    if (function != 0x03) {
      return Answer.ILLEGAL_FUNCTION;
    }
    if (count > MOST_REGISTERS) {
      return Answer.ILLEGAL_VALUE;
    }
    if (address / BLOCK != (address + count - 1) / BLOCK) {
      return Answer.ILLEGAL_ADDRESS;
    }
    return bank.read(address, count).<Answer>map(Answer.Words::new).orElse(Answer.ILLEGAL_ADDRESS);
  }

  /** Positive when leading, as the reactive power. */
  static double cosPhi(double active, double reactive) {
    double apparent = Math.hypot(active, reactive);
    return apparent < 1 ? 1 : Math.copySign(active / apparent, reactive < 0 ? -1 : 1);
  }
}
