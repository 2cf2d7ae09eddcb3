// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.plan;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import io.meriggio.modbus.Readings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Finds out which rows of one refused read are there. A few rows, spread over it, are asked for
 * first: when all are refused, the rest is presumed absent. When one is there, the read is halved
 * and each half looked at in the same way. What has been found out is kept, so that the lesson may
 * be left after any request and gone on with later without asking twice.
 */
final class Lesson {

  /** The rows that are asked for by themselves before a read is given up. */
  static final int PROBES = 5;

  private static final int ILLEGAL_ADDRESS = 2;
  private static final int ILLEGAL_VALUE = 3;

  private final Block block;
  private final PollRun run;
  private final LearntHoles holes;
  private final SilentBlocks silences;
  private final Set<Want> there = new HashSet<>();
  private final Map<SilentBlocks.Key, Integer> refused = new HashMap<>();
  private final List<Want> presumed = new ArrayList<>();
  private Block asked;

  /** What is known of a read. */
  private enum Verdict {
    /** All of its rows are answered. */
    THERE,
    /** It is refused. */
    REFUSED,
    /** There was no leave to ask. */
    OPEN
  }

  /**
   * @param block rows that stood in the refused read
   * @param whole the refused read
   * @param exception how it was refused, 1…3
   */
  Lesson(
      Block block,
      Block whole,
      int exception,
      PollRun run,
      LearntHoles holes,
      SilentBlocks silences) {
    this.block = block;
    this.asked = block;
    this.run = run;
    this.holes = holes;
    this.silences = silences;
    refused.put(SilentBlocks.Key.of(whole), exception);
    block.wants().forEach(holes::doubt);
  }

  /** Whether live values wait for it. */
  boolean isUrgent() {
    return PollRun.isFast(block);
  }

  /** What was given up without having been asked for, once the lesson has ended. */
  List<Want> presumed() {
    return presumed;
  }

  /**
   * Goes on.
   *
   * @param mayAsk asked before each request
   * @return whether the lesson has ended
   * @throws DeviceException when the device gave no answer; the lesson may go on later
   */
  boolean goOn(BooleanSupplier mayAsk, Readings out) throws DeviceException {
    boolean ended = learn(block, mayAsk, out) != Verdict.OPEN;
    if (ended) {
      block.wants().forEach(holes::settle);
    }
    return ended;
  }

  private Verdict learn(Block part, BooleanSupplier mayAsk, Readings out) throws DeviceException {
    Verdict whole = answer(part, mayAsk, out);
    if (whole != Verdict.REFUSED || !part.isMerged()) {
      return whole;
    }
    boolean mayBeAbsent =
        refused.getOrDefault(SilentBlocks.Key.of(part), ILLEGAL_ADDRESS) <= ILLEGAL_ADDRESS;
    if (mayBeAbsent) {
      Verdict any = probe(part, mayAsk, out);
      if (any == Verdict.REFUSED) {
        presumeAbsent(part, out);
      }
      if (any != Verdict.THERE) {
        return any;
      }
    }
    return learnHalves(run.halves(part), mayAsk, out);
  }

  private Verdict learnHalves(List<Block> halves, BooleanSupplier mayAsk, Readings out)
      throws DeviceException {
    Verdict low = learn(halves.get(0), mayAsk, out);
    Verdict high = low == Verdict.OPEN ? Verdict.OPEN : learn(halves.get(1), mayAsk, out);
    if (high == Verdict.OPEN) {
      return Verdict.OPEN;
    }
    if (low == Verdict.THERE && high == Verdict.THERE) {
      run.cut(halves);
      return Verdict.THERE;
    }
    return Verdict.REFUSED;
  }

  /** Whether one of a few rows is there. */
  private Verdict probe(Block part, BooleanSupplier mayAsk, Readings out) throws DeviceException {
    if (part.wants().stream().anyMatch(there::contains)) {
      return Verdict.THERE;
    }
    int last = part.wants().size() - 1;
    for (int quarter : new int[] {0, 4, 2, 1, 3}) {
      Want row = part.wants().get(last * quarter / (PROBES - 1));
      List<Want> same = part.wants().stream().filter(row::isSameRow).toList();
      Verdict verdict = answer(run.alone(same), mayAsk, out);
      if (verdict != Verdict.REFUSED) {
        return verdict;
      }
    }
    return Verdict.REFUSED;
  }

  private void presumeAbsent(Block part, Readings out) {
    for (Want want : part.wants()) {
      if (!holes.isAbsent(want)) {
        run.giveUp(want, Reason.NOT_PRESENT, out);
        presumed.add(want);
      }
      holes.settle(want);
    }
  }

  /** Asks, unless the answer is known or follows from others. */
  private Verdict answer(Block part, BooleanSupplier mayAsk, Readings out) throws DeviceException {
    if (there.containsAll(part.wants())) {
      return Verdict.THERE;
    }
    boolean known = part.isMerged() && refused.containsKey(SilentBlocks.Key.of(part));
    if (known || part.wants().stream().anyMatch(holes::isAbsent)) {
      return Verdict.REFUSED;
    }
    return mayAsk.getAsBoolean() ? ask(part, out) : Verdict.OPEN;
  }

  private Verdict ask(Block part, Readings out) throws DeviceException {
    asked = part;
    int exception = run.read(part, out);
    silences.answered(part);
    if (exception == 0) {
      there.addAll(part.wants());
      part.wants().forEach(holes::settle);
      return Verdict.THERE;
    }
    refused.put(SilentBlocks.Key.of(part), exception);
    return Verdict.REFUSED;
  }

  /**
   * The device kept silent about what was asked last, though it answers others. Three times in a
   * row prove that it always will.
   */
  void silent(Readings out) {
    if (!silences.provedBy(asked)) {
      return;
    }
    if (asked.isMerged()) {
      refused.put(SilentBlocks.Key.of(asked), ILLEGAL_VALUE);
    } else {
      asked.wants().forEach(want -> run.giveUp(want, Reason.TIMEOUT, out));
    }
  }
}
