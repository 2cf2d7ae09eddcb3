// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.plan;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.PollClass;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.modbus.BlockRules;
import io.meriggio.modbus.Field;
import io.meriggio.modbus.Readings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads blocks from one device, gives their readings on and gives up what is not there. */
public final class PollRun {

  /** Exceptions up to this one say that registers are not there. */
  private static final int ILLEGAL_ADDRESS = 2;

  /** Exceptions up to this one say that the read will never be answered as it is. */
  private static final int ILLEGAL_VALUE = 3;

  private final ModbusLink link;
  private final int unit;
  private final BlockRules rules;
  private final LearntHoles holes;
  private final Clock clock;
  private final UnaryOperator<Reading> refine;
  private final int[] image = new int[125];

  /** A field that is read. */
  public record FieldTarget(Field field) implements Want.Target {}

  /**
   * @param refine the driver's last word on a reading
   */
  public PollRun(
      ModbusLink link,
      int unit,
      BlockRules rules,
      LearntHoles holes,
      Clock clock,
      UnaryOperator<Reading> refine) {
    this.link = link;
    this.unit = unit;
    this.rules = rules;
    this.holes = holes;
    this.clock = clock;
    this.refine = refine;
  }

  /** Whether a block holds something that is wanted at each poll. */
  public static boolean isFast(Block block) {
    return block.wants().stream().anyMatch(PollRun::isFast);
  }

  /** Whether a block holds nothing but what is wanted at each poll. */
  public static boolean isOnlyFast(Block block) {
    return block.wants().stream().allMatch(PollRun::isFast);
  }

  static boolean isFast(Want want) {
    return want.target() instanceof FieldTarget target
        && target.field().point().pollClass() == PollClass.FAST;
  }

  /**
   * Reads a block and gives its readings on. A row that is refused by itself is given up; a refused
   * read of several rows says nothing yet of any of them.
   *
   * @return 0, or the Modbus exception by which the device says that it has not got all of it
   * @throws DeviceException when the device gave no answer to it; refusals are no failures
   */
  int read(Block block, Readings out) throws DeviceException {
    Turn turn = isFast(block) ? Turn.FAST_POLL : Turn.SLOW_POLL;
    try {
      link.read(turn, unit, block.function(), block.address(), block.count(), image, 0);
      deliver(block, out);
      return 0;
    } catch (DeviceException e) {
      if (e.modbusException() == 0) {
        throw e;
      }
      return refused(block, e, out);
    }
  }

  private int refused(Block block, DeviceException refusal, Readings out) {
    int exception = refusal.modbusException();
    if (exception <= ILLEGAL_VALUE && block.isMerged()) {
      return exception;
    }
    boolean absent = exception <= ILLEGAL_ADDRESS;
    Instant at = clock.instant();
    for (Want want : block.wants()) {
      if (absent) {
        holes.addAbsent(want);
      }
      giveUp(want, absent ? Reason.NOT_PRESENT : refusal.reason(), at, out);
    }
    return absent ? exception : 0;
  }

  /** The device is taken not to have a row. */
  void giveUp(Want want, Reason reason, Readings out) {
    holes.addAbsent(want);
    giveUp(want, reason, clock.instant(), out);
  }

  /**
   * Learns that a device keeps silent about a read: a merged one is parted for good, a single one
   * given up.
   *
   * @return what is to be read instead
   */
  List<Block> neverAnswered(Block block, Readings out) {
    if (block.isMerged()) {
      List<Block> halves = halves(block);
      cut(halves);
      return halves;
    }
    block.wants().forEach(want -> giveUp(want, Reason.TIMEOUT, out));
    return List.of();
  }

  /** The two parts of a merged block. */
  List<Block> halves(Block block) {
    int part = widestGap(block.wants());
    return List.of(
        alone(block.wants().subList(0, part)),
        alone(block.wants().subList(part, block.wants().size())));
  }

  /** Each half is answered and both together are not: what lies between them is the reason. */
  void cut(List<Block> halves) {
    Block high = halves.get(1);
    holes.addCut(high.function(), high.wants().get(0).first());
  }

  /** Where to part: at the widest gap, else in the middle. */
  private static int widestGap(List<Want> wants) {
    int best = wants.size() / 2;
    int widest = 0;
    int last = wants.get(0).last();
    for (int index = 1; index < wants.size(); index++) {
      int gap = wants.get(index).first() - last - 1;
      if (gap > widest) {
        widest = gap;
        best = index;
      }
      last = Math.max(last, wants.get(index).last());
    }
    return best;
  }

  /** The read of these wants, which are in the order of their addresses. */
  Block alone(List<Want> wants) {
    int first = wants.get(0).first();
    int last = wants.stream().mapToInt(Want::last).max().orElse(first);
    int start = rules.evenStart() && (first & 1) != 0 ? first - 1 : first;
    return new Block(wants.get(0).function(), start, last - start + 1, wants);
  }

  private void deliver(Block block, Readings out) {
    Instant at = clock.instant();
    for (Want want : block.wants()) {
      int index = want.first() - block.address();
      if (want.target() instanceof FaultWords.Word word) {
        word.arrived(image[index]);
      } else if (want.target() instanceof FieldTarget target) {
        out.put(refine.apply(target.field().read(image, index, at)));
      }
    }
    for (Want want : block.wants()) {
      completeFaults(want, at, out);
    }
  }

  private void giveUp(Want want, Reason reason, Instant at, Readings out) {
    if (want.target() instanceof FaultWords.Word word) {
      if (reason == Reason.NOT_PRESENT || reason == Reason.TIMEOUT) {
        word.absent();
        completeFaults(want, at, out);
      }
    } else if (want.target() instanceof FieldTarget target) {
      out.put(Reading.bad(target.field().point(), reason, at));
    }
  }

  private void completeFaults(Want want, Instant at, Readings out) {
    if (want.target() instanceof FaultWords.Word word) {
      word.all().complete(at).ifPresent(reading -> out.put(refine.apply(reading)));
    }
  }
}
