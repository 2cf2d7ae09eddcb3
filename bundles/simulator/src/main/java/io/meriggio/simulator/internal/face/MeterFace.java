// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import static io.meriggio.simulator.MeterProfile.DDSU666;
import static io.meriggio.simulator.MeterProfile.DTSU666;
import static io.meriggio.simulator.MeterProfile.DTSU666_2016;
import static io.meriggio.simulator.MeterProfile.DTSU666_H;
import static io.meriggio.simulator.MeterProfile.DTSU666_H_HUAWEI;
import static io.meriggio.simulator.MeterProfile.DTSU666_OEM;

import io.meriggio.simulator.MeterProfile;
import io.meriggio.simulator.MeterSettings;
import io.meriggio.simulator.state.Grid;
import io.meriggio.simulator.state.PlantState;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The exchange meter in six profiles (OTHER-DEVICES.md section 1, dtsu666.csv). The arrow of its
 * current transformers points to the house: drawn power is positive on the wire.
 */
final class MeterFace implements Face {

  private static final int FIRMWARE = 103;
  private static final int KEYPAD_CODE = 701;
  private static final int EIGHT_NONE_ONE = 3;
  private static final int BAUD_9600 = 3;

  private final MeterProfile profile;
  private final boolean primarySide;
  private final boolean unmappedPattern;
  private final Runnable clearCounters;
  private final RegisterBank bank = new RegisterBank();
  private int unit;
  private int ctRatio;

  /** A meter; the action is run when a master clears its counters. */
  MeterFace(MeterSettings settings, Runnable clearCounters) {
    profile = settings.profile();
    unit = settings.unit();
    ctRatio = settings.ctRatio();
    primarySide = settings.primarySide();
    unmappedPattern = settings.unmappedPattern();
    this.clearCounters = clearCounters;
    bank.wordOrder(settings.wordOrder());
    openRanges();
  }

  private void openRanges() {
    switch (profile) {
      case DDSU666 -> bank.range(0x0000, 0x000C).range(0x2000, 0x200F).range(0x4000, 0x400B);
      case DTSU666_H_HUAWEI -> bank.range(0x0836, 0x0885);
      case DTSU666 -> parameters().range(0x101E, 0x1051);
      case DTSU666_OEM ->
          parameters().range(0x101E, 0x1051).range(0x150A, 0x154F).range(0x181E, 0x182F);
      case DTSU666_2016, DTSU666_H -> parameters().range(0x401E, 0x4051);
    }
    if (profile == DTSU666_2016) {
      bank.range(0x2046, 0x2051);
    }
  }

  private RegisterBank parameters() {
    return bank.range(0x0000, 0x000C).range(0x002C, 0x002E).range(0x2000, 0x2045);
  }

  @Override
  public int unit() {
    return unit;
  }

  @Override
  public void refresh(PlantState state) {
    Grid grid = state.grid();
    double ratio = primarySide && profile != DTSU666_2016 ? 1 : ctRatio;
    MeterBlocks blocks = new MeterBlocks(bank, grid);
    refreshParameters();
    switch (profile) {
      case DTSU666 -> {
        blocks.measurements(0x2000, MeterBlocks.Scale.classic(ratio), true);
        blocks.energies(0x101E, ratio, true);
      }
      case DTSU666_OEM -> {
        blocks.measurements(0x2000, MeterBlocks.Scale.classic(ratio), true);
        blocks.energies(0x101E, ratio, true);
        blocks.measurements(0x150A, MeterBlocks.Scale.KILO, true);
        blocks.activeEnergies(0x181E, 1);
      }
      case DTSU666_2016 -> {
        blocks.measurements(0x2000, MeterBlocks.Scale.classic(ratio), false);
        bank.real(0x2050, -grid.power().total() / 0.1 / ratio);
        blocks.energies(0x401E, ratio, false);
      }
      case DTSU666_H -> {
        blocks.measurements(0x2000, MeterBlocks.Scale.PLAIN, false);
        blocks.energies(0x401E, 1, false);
        bank.real(0x4026, grid.importTotal() / 1000);
        bank.real(0x4030, grid.exportTotal() / 1000);
      }
      case DTSU666_H_HUAWEI -> blocks.huawei();
      case DDSU666 -> blocks.singlePhase();
    }
  }

  private void refreshParameters() {
    if (profile == DTSU666_H_HUAWEI) {
      return;
    }
    if (profile == DDSU666) {
      bank.word(0x0000, KEYPAD_CODE);
      bank.word(0x0001, FIRMWARE);
      bank.word(0x0005, 2);
      bank.word(0x0006, unit);
      bank.word(0x000C, BAUD_9600);
      return;
    }
    bank.word(0x0000, FIRMWARE);
    bank.word(0x0001, KEYPAD_CODE);
    bank.word(0x0003, 0);
    bank.word(0x0006, ctRatio);
    bank.word(0x0007, 10);
    bank.word(0x000C, modernLayout() ? bank.wordOrder() : 0);
    bank.word(0x002C, EIGHT_NONE_ONE);
    bank.word(modernLayout() ? 0x002D : 0x002E, BAUD_9600);
    bank.word(addressRegister(), unit);
  }

  /** The 2016 layout has address and baud rate the other way round. */
  private boolean modernLayout() {
    return profile == DTSU666 || profile == DTSU666_OEM;
  }

  private int addressRegister() {
    return profile == DDSU666 ? 0x0006 : modernLayout() ? 0x002E : 0x002D;
  }

  @Override
  public Answer read(int function, int address, int count) {
    if (function != 0x03) {
      return Answer.ILLEGAL_FUNCTION;
    }
    int from = address;
    if (modernLayout() && address >= 0x1000 && (address & 1) == 1) {
      // firmware 103: an odd address gives the high word of the next value
      from = address + 1;
    }
    Optional<List<Integer>> values = bank.read(from, count);
    return values
        .<Answer>map(Answer.Words::new)
        .orElseGet(() -> unmappedPattern ? pattern(count) : Answer.ILLEGAL_ADDRESS);
  }

  /** Bytes 0, 1, 2, … as one unit was seen to answer. */
  private static Answer pattern(int count) {
    return new Answer.Words(
        IntStream.range(0, count)
            .map(i -> (2 * i & 0xFF) << 8 | ((2 * i + 1) & 0xFF))
            .boxed()
            .toList());
  }

  @Override
  public Answer writeSingle(int address, int value) {
    return Answer.ILLEGAL_FUNCTION;
  }

  @Override
  public Answer writeMultiple(int address, int[] values) {
    if (values.length != 1 || profile == DTSU666_H_HUAWEI) {
      return Answer.ILLEGAL_ADDRESS;
    }
    int value = values[0];
    if (address == addressRegister()) {
      return within(value, 1, 247, () -> unit = value);
    }
    if (address == 0x0002) {
      return within(value, 1, 1, clearCounters);
    }
    if (address == 0x0006) {
      return within(value, 1, 9999, () -> ctRatio = value);
    }
    if (address == 0x000C && modernLayout()) {
      return within(value, 0, 3, () -> bank.wordOrder(value));
    }
    return Answer.ILLEGAL_ADDRESS;
  }

  private static Answer within(int value, int least, int most, Runnable effect) {
    if (value < least || value > most) {
      return Answer.ILLEGAL_VALUE;
    }
    effect.run();
    return Answer.DONE;
  }
}
