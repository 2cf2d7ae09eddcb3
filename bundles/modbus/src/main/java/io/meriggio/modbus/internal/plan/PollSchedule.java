// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.plan;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.PollCycle;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.modbus.AddressSpan;
import io.meriggio.modbus.BlockRules;
import io.meriggio.modbus.FaultTable;
import io.meriggio.modbus.Field;
import io.meriggio.modbus.Profile;
import io.meriggio.modbus.Readings;
import io.meriggio.modbus.RegisterRow;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Serves the poll cycles of one device: what is due, in which reads, what is left for the next
 * cycle when a command waits or the time is over.
 */
public final class PollSchedule {

  /** Live values may wait for a half of the time that is left to find out what is not there. */
  private static final int SHARE_OF_LIVE_LESSONS = 2;

  /** All others for a quarter: at a stick's pace that is a handful of requests. */
  private static final int SHARE_OF_LESSONS = 4;

  private final ModbusLink link;
  private final int unit;
  private final ReadPlanner planner;
  private final LearntHoles holes = new LearntHoles();
  private final PollRun run;
  private final Map<PollClass, List<Want>> wants = new EnumMap<>(PollClass.class);
  private final Map<Set<PollClass>, List<Block>> plans = new HashMap<>();
  private final Deque<Block> leftOver = new ArrayDeque<>();
  private final SilentBlocks silences = new SilentBlocks();
  private final LongSupplier ticker;
  private final Lessons lessons;
  private int plannedVersion;
  private ModbusLink.Cost plannedCost = new ModbusLink.Cost(0, 0);

  /**
   * @param rules of the family and the map
   * @param refine the driver's last word on a reading
   * @param ticker nanoseconds, as {@link System#nanoTime()}
   */
  public PollSchedule(
      ModbusLink link,
      int unit,
      BlockRules rules,
      Clock clock,
      Profile profile,
      UnaryOperator<Reading> refine,
      LongSupplier ticker) {
    this.link = link;
    this.unit = unit;
    this.planner = new ReadPlanner(rules, holes);
    this.run = new PollRun(link, unit, rules, holes, clock, refine);
    this.ticker = ticker;
    this.lessons = new Lessons(run, holes, silences, ticker);
    for (PollClass poll : PollClass.values()) {
      wants.put(poll, new ArrayList<>());
    }
    profile.fields().stream().filter(Field::readable).forEach(field -> want(profile, field));
  }

  private void want(Profile profile, Field field) {
    List<Want> same = wants.get(field.point().pollClass());
    if (field.point().kind() == Point.Kind.FAULTS) {
      same.addAll(faultWords(profile, field));
    } else {
      same.add(want(field.row(), new PollRun.FieldTarget(field)));
    }
  }

  private static Want want(RegisterRow row, Want.Target target) {
    return new Want(
        row.readFunction().orElse(0x03), row.address(), row.last(), row.maxBlock(), target);
  }

  /** The rows that the point {@code fault} covers, one want each: a device may lack the last. */
  private static List<Want> faultWords(Profile profile, Field field) {
    FaultTable table = profile.map().faults();
    FaultWords words = new FaultWords(field.point(), table);
    List<AddressSpan> covered = profile.covered(field);
    List<Want> found = new ArrayList<>();
    for (RegisterRow row : profile.rows()) {
      boolean same = row.readable() && row.readFunction().equals(field.row().readFunction());
      for (int register = row.address(); same && register <= row.last(); register++) {
        int address = register;
        if (covered.stream().anyMatch(span -> span.touches(address, address))) {
          found.add(
              new Want(
                  row.readFunction().orElse(0x03),
                  address,
                  address,
                  row.maxBlock(),
                  words.word(row, address)));
        }
      }
    }
    return found;
  }

  /**
   * Reads what is due.
   *
   * @throws DeviceException when the device does not answer; what was read before stands
   */
  public void poll(PollCycle cycle, Readings out) throws DeviceException {
    Deque<Block> blocks = due(cycle.due());
    Outcome outcome = new Outcome(cycle, out);
    while (!outcome.hasEnded() && !blocks.isEmpty() && PollRun.isFast(blocks.peek())) {
      outcome.read(blocks.poll());
    }
    outcome.learn(lessons::learnUrgent, SHARE_OF_LIVE_LESSONS);
    while (!outcome.hasEnded() && !blocks.isEmpty()) {
      outcome.read(blocks.poll());
    }
    // live values come with the next cycle anyway; what is read with them may not be due again
    blocks.stream().filter(block -> !PollRun.isOnlyFast(block)).forEach(leftOver::add);
    outcome.learn(lessons::learn, SHARE_OF_LESSONS);
    outcome.tell();
  }

  /** One thing that may ask the device. */
  private interface Step {
    void take() throws DeviceException;
  }

  private interface Teaching {
    void goOn(BooleanSupplier mayAsk, Readings out) throws DeviceException;
  }

  /** How the reads of one cycle went. */
  private final class Outcome {
    private final PollCycle cycle;
    private final Readings out;
    private boolean began;
    private boolean answered;
    private boolean silent;
    private DeviceException garbled;

    Outcome(PollCycle cycle, Readings out) {
      this.cycle = cycle;
      this.out = out;
    }

    boolean hasEnded() {
      return silent || began && (cycle.shouldYield() || left() < 0);
    }

    private long left() {
      return cycle.deadlineNanos() - ticker.getAsLong();
    }

    void read(Block block) throws DeviceException {
      began = true;
      take(
          () -> {
            int refusal = run.read(block, out);
            answered = true;
            silences.answered(block);
            if (refusal != 0 && block.isMerged()) {
              lessons.begin(block, refusal);
            }
          },
          () -> silent(block, out));
    }

    /**
     * Learns from refusals in a part of the time that is left, so that values which are there don't
     * wait for those which are not.
     */
    void learn(Teaching teaching, int share) throws DeviceException {
      if (hasEnded() || left() < 0) {
        return;
      }
      long until = ticker.getAsLong() + left() / share;
      BooleanSupplier mayAsk =
          () -> !silent && !cycle.shouldYield() && ticker.getAsLong() - until < 0;
      take(() -> teaching.goOn(mayAsk, out), () -> lessons.silent(out));
    }

    /**
     * A garbled answer costs its own block only. Silence ends the cycle: a device that is gone
     * shall not cost one time-out a block.
     */
    private void take(Step step, Runnable onSilence) throws DeviceException {
      try {
        step.take();
      } catch (DeviceException e) {
        if (e.reason() == Reason.DEVICE_ERROR) {
          garbled = e;
        } else if (e.reason() == Reason.TIMEOUT && answered) {
          silent = true;
          onSilence.run();
        } else {
          throw e;
        }
      }
    }

    void tell() throws DeviceException {
      if (garbled != null && !answered) {
        throw garbled;
      }
    }
  }

  /** The device is there and does not answer this read. */
  private void silent(Block block, Readings out) {
    if (silences.provedBy(block)) {
      leftOver.addAll(run.neverAnswered(block, out));
    } else {
      leftOver.add(block);
    }
  }

  /** Blocks with live values first, then what an earlier cycle left, then the rest. */
  private Deque<Block> due(Set<PollClass> due) {
    Deque<Block> blocks = new ArrayDeque<>();
    List<Block> planned = plan(due);
    planned.stream().filter(PollRun::isFast).forEach(blocks::add);
    Set<Want> comes = new HashSet<>();
    planned.forEach(block -> comes.addAll(block.wants()));
    while (!leftOver.isEmpty()) {
      Block block = leftOver.poll();
      List<Want> rest = block.wants().stream().filter(this::isPresent).toList();
      if (!comes.containsAll(rest)) {
        blocks.add(rest.size() == block.wants().size() ? block : run.alone(rest));
      }
    }
    planned.stream().filter(block -> !PollRun.isFast(block)).forEach(blocks::add);
    blocks.stream()
        .filter(silences::isSuspect)
        .toList()
        .forEach(suspect -> putLast(suspect, blocks));
    return blocks;
  }

  private boolean isPresent(Want want) {
    return !holes.isAbsent(want) && !holes.isDoubtful(want);
  }

  private static void putLast(Block block, Deque<Block> blocks) {
    blocks.remove(block);
    blocks.addLast(block);
  }

  private List<Block> plan(Set<PollClass> due) {
    ModbusLink.Cost cost = link.cost(unit);
    if (plannedVersion != holes.version() || isOther(cost)) {
      plans.clear();
      plannedVersion = holes.version();
      plannedCost = cost;
    }
    Set<PollClass> classes = due.isEmpty() ? EnumSet.noneOf(PollClass.class) : EnumSet.copyOf(due);
    return plans.computeIfAbsent(classes, this::planned);
  }

  private List<Block> planned(Set<PollClass> classes) {
    List<Want> present = new ArrayList<>();
    for (PollClass poll : classes) {
      wants.get(poll).stream().filter(this::isPresent).forEach(present::add);
    }
    return planner.plan(present, plannedCost, link.maxRead());
  }

  /** Costs are learnt all the time; a plan is made anew when they have moved by a quarter. */
  private boolean isOther(ModbusLink.Cost cost) {
    return moved(plannedCost.perRequest(), cost.perRequest())
        || moved(plannedCost.perRegister(), cost.perRegister());
  }

  private static boolean moved(double before, double now) {
    return Math.abs(now - before) > 0.25 * Math.max(Math.abs(before), 1e-6);
  }
}
