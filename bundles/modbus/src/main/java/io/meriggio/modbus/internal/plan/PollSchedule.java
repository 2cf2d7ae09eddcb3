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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Serves the poll cycles of one device: what is due, in which reads, what is left for the next
 * cycle when a command waits or the time is over.
 */
public final class PollSchedule {

  private final ModbusLink link;
  private final int unit;
  private final ReadPlanner planner;
  private final LearntHoles holes = new LearntHoles();
  private final PollRun run;
  private final Map<PollClass, List<Want>> wants = new EnumMap<>(PollClass.class);
  private final Map<Set<PollClass>, List<Block>> plans = new HashMap<>();
  private final Deque<Block> leftOver = new ArrayDeque<>();
  private final SilentBlocks silences = new SilentBlocks();
  private int plannedVersion;
  private ModbusLink.Cost plannedCost = new ModbusLink.Cost(0, 0);

  /**
   * @param rules of the family and the map
   * @param refine the driver's last word on a reading
   */
  public PollSchedule(
      ModbusLink link,
      int unit,
      BlockRules rules,
      Clock clock,
      Profile profile,
      UnaryOperator<Reading> refine) {
    this.link = link;
    this.unit = unit;
    this.planner = new ReadPlanner(rules, holes);
    this.run = new PollRun(link, unit, rules, holes, clock, refine);
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
    Outcome outcome = new Outcome();
    while (!blocks.isEmpty()) {
      if (outcome.silent || outcome.began && (cycle.shouldYield() || isOver(cycle))) {
        break;
      }
      outcome.read(blocks.poll(), out);
    }
    // live values come with the next cycle anyway; what is read with them may not be due again
    blocks.stream().filter(block -> !PollRun.isOnlyFast(block)).forEach(leftOver::add);
    outcome.tell();
  }

  private static boolean isOver(PollCycle cycle) {
    return System.nanoTime() - cycle.deadlineNanos() > 0;
  }

  /** How the reads of one cycle went. */
  private final class Outcome {
    private boolean began;
    private boolean answered;
    private boolean silent;
    private DeviceException garbled;

    /**
     * A garbled answer costs its own block only. Silence ends the cycle: a device that is gone
     * shall not cost one time-out a block.
     */
    void read(Block block, Readings out) throws DeviceException {
      began = true;
      try {
        run.read(block, out);
        answered = true;
        silences.answered(block);
      } catch (DeviceException e) {
        if (e.reason() == Reason.DEVICE_ERROR) {
          garbled = e;
        } else if (e.reason() == Reason.TIMEOUT && answered) {
          silent = true;
          silent(block, out);
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
    Map<Want, Boolean> comes = new LinkedHashMap<>();
    planned.forEach(block -> block.wants().forEach(want -> comes.put(want, true)));
    while (!leftOver.isEmpty()) {
      Block block = leftOver.poll();
      if (!block.wants().stream().allMatch(comes::containsKey)) {
        blocks.add(block);
      }
    }
    planned.stream().filter(block -> !PollRun.isFast(block)).forEach(blocks::add);
    blocks.stream()
        .filter(silences::isSuspect)
        .toList()
        .forEach(suspect -> putLast(suspect, blocks));
    return blocks;
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
      wants.get(poll).stream().filter(want -> !holes.isAbsent(want)).forEach(present::add);
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
