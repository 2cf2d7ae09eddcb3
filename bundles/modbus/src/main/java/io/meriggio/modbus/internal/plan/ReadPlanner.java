// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.plan;

import io.meriggio.device.ModbusLink.Cost;
import io.meriggio.modbus.AddressSpan;
import io.meriggio.modbus.BlockRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Merges wanted registers into the cheapest reads that the device allows (performance reference,
 * section 7). Dynamic programming over the wants in the order of their addresses: the cheapest plan
 * for the wants from one on is its cheapest first block and the cheapest plan for the rest.
 */
public final class ReadPlanner {

  /** Breaks ties for the shorter read when a register costs nothing, as over TCP. */
  private static final double REGISTER_AT_LEAST = 1e-9;

  private static final double REQUEST_AT_LEAST = 1e-4;

  private final BlockRules rules;
  private final LearntHoles holes;

  public ReadPlanner(BlockRules rules, LearntHoles holes) {
    this.rules = rules;
    this.holes = holes;
  }

  /**
   * The reads that serve all wants, by function and address.
   *
   * @param maxRead the largest read that the line carries, in registers
   */
  public List<Block> plan(List<Want> wants, Cost cost, int maxRead) {
    TreeMap<Integer, List<Want>> byFunction = new TreeMap<>();
    for (Want want : wants) {
      byFunction.computeIfAbsent(want.function(), function -> new ArrayList<>()).add(want);
    }
    List<Block> blocks = new ArrayList<>();
    int limit = Math.min(maxRead, rules.maxRegisters());
    byFunction.values().forEach(same -> blocks.addAll(cheapest(same, cost, limit)));
    return blocks;
  }

  private List<Block> cheapest(List<Want> wants, Cost cost, int limit) {
    List<Want> sorted = new ArrayList<>(wants);
    sorted.sort(Comparator.comparingInt(Want::first).thenComparingInt(Want::last));
    int size = sorted.size();
    double[] costFrom = new double[size + 1];
    int[] nextFrom = new int[size];
    for (int from = size - 1; from >= 0; from--) {
      costFrom[from] = Double.MAX_VALUE;
      Growing block = new Growing(limit);
      for (int to = from; to < size && block.add(sorted.get(to)); to++) {
        double total = price(cost, block.registers()) + costFrom[to + 1];
        if (total < costFrom[from]) {
          costFrom[from] = total;
          nextFrom[from] = to + 1;
        }
      }
    }
    List<Block> blocks = new ArrayList<>();
    for (int from = 0; from < size; from = nextFrom[from]) {
      blocks.add(block(sorted.subList(from, nextFrom[from]), limit));
    }
    return blocks;
  }

  /** What a read costs, in seconds. */
  static double price(Cost cost, int registers) {
    return Math.max(REQUEST_AT_LEAST, cost.perRequest())
        + Math.max(REGISTER_AT_LEAST, cost.perRegister()) * registers;
  }

  private Block block(List<Want> wants, int limit) {
    Growing block = new Growing(limit);
    wants.forEach(block::add);
    return new Block(wants.get(0).function(), block.first, block.registers(), wants);
  }

  /** A block that takes wants as long as the rules allow. */
  private final class Growing {
    private int first = -1;
    private int last = -1;
    private int limit;

    Growing(int limit) {
      this.limit = limit;
    }

    /**
     * A want alone is always taken: the rules are about merging, and a row that breaks them by
     * itself has no other way to be read.
     *
     * @return whether the want is in
     */
    boolean add(Want want) {
      if (first < 0) {
        first = start(want);
        last = want.last();
        limit = limitWith(want);
        return true;
      }
      int reach = Math.max(last, want.last());
      int allowed = limitWith(want);
      if (reach - first + 1 > allowed
          || !allowed(want.function(), first, reach)
          || holes.isRisky(want.function(), first, reach)) {
        return false;
      }
      last = reach;
      limit = allowed;
      return true;
    }

    private int limitWith(Want want) {
      return want.maxBlock() == 0 ? limit : Math.min(limit, want.maxBlock());
    }

    /** An odd start moves down by one where that is known to be readable. */
    private int start(Want want) {
      boolean odd = (want.first() & 1) != 0;
      int even = want.first() - 1;
      return rules.evenStart() && odd && allowed(want.function(), even, want.last())
          ? even
          : want.first();
    }

    int registers() {
      return last - first + 1;
    }
  }

  private boolean allowed(int function, int first, int last) {
    if (rules.boundary() > 0 && first / rules.boundary() != last / rules.boundary()) {
      return false;
    }
    for (AddressSpan span : rules.forbidden()) {
      if (span.touches(first, last)) {
        return false;
      }
    }
    return !holes.forbids(function, first, last);
  }
}
