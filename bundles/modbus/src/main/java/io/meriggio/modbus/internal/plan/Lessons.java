// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.plan;

import io.meriggio.device.DeviceException;
import io.meriggio.modbus.Readings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * What is to be learnt from the refusals of one device, over as many cycles as it takes. Rows that
 * were presumed absent are asked for one by one, far apart in time: a block may hold a single row.
 */
final class Lessons {

  /** Between two looks at rows that are presumed absent. */
  static final long RECHECK_NANOS = 60_000_000_000L;

  private final PollRun run;
  private final LearntHoles holes;
  private final SilentBlocks silences;
  private final LongSupplier ticker;
  private final Deque<Lesson> open = new ArrayDeque<>();
  private final Deque<Want> presumed = new ArrayDeque<>();
  private Optional<Lesson> current = Optional.empty();
  private long nextRecheck;

  /**
   * @param ticker nanoseconds, as {@link System#nanoTime()}
   */
  Lessons(PollRun run, LearntHoles holes, SilentBlocks silences, LongSupplier ticker) {
    this.run = run;
    this.holes = holes;
    this.silences = silences;
    this.ticker = ticker;
  }

  /**
   * A read of several rows was refused: its rows are in doubt until a lesson has told of them. Live
   * values get a lesson of their own.
   *
   * @param exception how it was refused, 1…3
   */
  void begin(Block block, int exception) {
    List<Want> unknown =
        block.wants().stream()
            .filter(want -> !holes.isAbsent(want) && !holes.isDoubtful(want))
            .toList();
    begin(block, exception, unknown.stream().filter(PollRun::isFast).toList());
    begin(block, exception, unknown.stream().filter(want -> !PollRun.isFast(want)).toList());
  }

  private void begin(Block whole, int exception, List<Want> wants) {
    if (!wants.isEmpty()) {
      open.add(new Lesson(run.alone(wants), whole, exception, run, holes, silences));
    }
  }

  /** Goes on with what live values wait for. */
  void learnUrgent(BooleanSupplier mayAsk, Readings out) throws DeviceException {
    learn(Lesson::isUrgent, mayAsk, out);
  }

  /** Goes on with everything, then looks at a row that was presumed absent if it is time to. */
  void learn(BooleanSupplier mayAsk, Readings out) throws DeviceException {
    learn(lesson -> true, mayAsk, out);
    boolean isTime = !presumed.isEmpty() && ticker.getAsLong() - nextRecheck >= 0;
    if (open.isEmpty() && isTime && mayAsk.getAsBoolean()) {
      recheck(out);
    }
  }

  private void learn(Predicate<Lesson> which, BooleanSupplier mayAsk, Readings out)
      throws DeviceException {
    for (Lesson lesson : open.stream().filter(which).toList()) {
      // one that the device keeps silent about must not hold up the others
      open.remove(lesson);
      open.addLast(lesson);
      current = Optional.of(lesson);
      if (!lesson.goOn(mayAsk, out)) {
        open.remove(lesson);
        open.addFirst(lesson);
        return;
      }
      open.remove(lesson);
      presume(lesson.presumed());
    }
  }

  /** The device kept silent about what was asked last, though it answers others. */
  void silent(Readings out) {
    current.ifPresent(lesson -> lesson.silent(out));
  }

  private void presume(List<Want> wants) {
    if (presumed.isEmpty()) {
      nextRecheck = ticker.getAsLong() + RECHECK_NANOS;
    }
    presumed.addAll(wants);
  }

  /** Where one row is there after all, its neighbours follow in the next cycles. */
  private void recheck(Readings out) throws DeviceException {
    current = Optional.empty();
    Want row = presumed.poll();
    presumed.addLast(row);
    nextRecheck = ticker.getAsLong() + RECHECK_NANOS;
    List<Want> same = presumed.stream().filter(row::isSameRow).toList();
    if (run.read(run.alone(same), out) == 0) {
      holes.removeAbsent(row);
      nextRecheck = ticker.getAsLong();
    }
    presumed.removeAll(same);
  }
}
