// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.device.ModbusLink.Cost;
import io.meriggio.modbus.AddressSpan;
import io.meriggio.modbus.BlockRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadPlannerTest {

  /** 9600 baud, 8N1: a request costs ten registers (performance reference, section 7). */
  private static final Cost SERIAL_9600 = new Cost(13 * 10 / 9600.0 + 2 * 35 / 9600.0, 20 / 9600.0);

  private static final Cost TCP = new Cost(0.002, 0);

  private static Want want(int first, int last) {
    return new Want(3, first, last, 0, new Want.Target() {});
  }

  private static List<String> spans(List<Block> blocks) {
    return blocks.stream().map(b -> b.address() + "+" + b.count()).toList();
  }

  private static List<Block> plan(BlockRules rules, LearntHoles holes, Cost cost, Want... wants) {
    return new ReadPlanner(rules, holes).plan(List.of(wants), cost, 125);
  }

  @Test
  void a_gap_is_read_along_when_that_costs_less_than_a_request() {
    List<Block> nine =
        plan(BlockRules.MODBUS, new LearntHoles(), SERIAL_9600, want(0, 1), want(11, 12));
    assertThat(spans(nine)).containsExactly("0+13");
    List<Block> eleven =
        plan(BlockRules.MODBUS, new LearntHoles(), SERIAL_9600, want(0, 1), want(13, 14));
    assertThat(spans(eleven)).containsExactly("0+2", "13+2");
  }

  @Test
  void over_tcp_reads_are_merged_up_to_the_limit() {
    assertThat(spans(plan(BlockRules.MODBUS, new LearntHoles(), TCP, want(0, 0), want(124, 124))))
        .containsExactly("0+125");
    assertThat(spans(plan(BlockRules.MODBUS, new LearntHoles(), TCP, want(0, 0), want(125, 125))))
        .containsExactly("0+1", "125+1");
  }

  @Test
  void no_read_crosses_a_block_of_64_on_a_G3_inverter() {
    BlockRules g3 = BlockRules.atMost(60).within(64);
    assertThat(
            spans(
                plan(
                    g3,
                    new LearntHoles(),
                    TCP,
                    want(0x0404, 0x0404),
                    want(0x043D, 0x043D),
                    want(0x0445, 0x044C))))
        .containsExactly(0x0404 + "+58", 0x0445 + "+8");
  }

  @Test
  void no_read_covers_a_forbidden_register() {
    BlockRules rules = BlockRules.MODBUS.without(List.of(new AddressSpan(5, 6)));
    assertThat(spans(plan(rules, new LearntHoles(), TCP, want(0, 4), want(7, 8))))
        .containsExactly("0+5", "7+2");
  }

  @Test
  void functions_are_never_mixed() {
    List<Block> blocks =
        plan(
            BlockRules.MODBUS,
            new LearntHoles(),
            TCP,
            want(0, 1),
            new Want(4, 2, 3, 0, new Want.Target() {}));
    assertThat(blocks).extracting(Block::function).containsExactly(3, 4);
  }

  @Test
  void a_row_may_ask_for_a_smaller_block_than_the_device() {
    Want small = new Want(3, 2, 3, 4, new Want.Target() {});
    assertThat(
            spans(plan(BlockRules.MODBUS, new LearntHoles(), TCP, want(0, 1), small, want(4, 5))))
        .hasSize(2);
  }

  @Test
  void reads_begin_on_even_addresses_when_the_device_wants_it() {
    BlockRules meter = BlockRules.atMost(34).fromEvenAddresses();
    assertThat(spans(plan(meter, new LearntHoles(), TCP, want(7, 7)))).containsExactly("6+2");
  }

  @Test
  void learnt_holes_and_cuts_are_not_spanned() {
    LearntHoles holes = new LearntHoles();
    holes.addAbsent(want(3, 3));
    holes.addCut(3, 10);
    assertThat(spans(plan(BlockRules.MODBUS, holes, TCP, want(0, 2), want(4, 9), want(10, 11))))
        .containsExactly("0+3", "4+6", "10+2");
  }

  /**
   * Every way of cutting a sorted list into runs is tried; the plan costs no more than the best.
   */
  @Test
  void the_plan_is_as_cheap_as_the_best_of_all_plans() {
    long seed = Long.getLong("meriggio.seed", System.nanoTime());
    int cases =
        Integer.getInteger("meriggio.cases", 400) * Integer.getInteger("meriggio.factor", 1);
    System.out.println("meriggio.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < cases; round++) {
      List<Want> wants = someWants(random);
      BlockRules rules = someRules(random);
      Cost cost = new Cost(random.nextDouble() * 0.05, random.nextDouble() * 0.005);
      List<Block> plan = new ReadPlanner(rules, new LearntHoles()).plan(wants, cost, 125);
      assertThat(cost(plan, cost))
          .as("seed " + seed)
          .isCloseTo(best(wants, rules, cost), within(1e-9));
      assertThat(served(plan)).as("seed " + seed).isEqualTo(new HashSet<>(wants));
      plan.forEach(block -> keepsRules(block, rules));
    }
  }

  private static List<Want> someWants(Random random) {
    List<Want> wants = new ArrayList<>();
    int address = random.nextInt(8);
    for (int count = 1 + random.nextInt(9); count > 0; count--) {
      int length = 1 + random.nextInt(4);
      wants.add(want(address, address + length - 1));
      address += length + random.nextInt(20);
    }
    return wants;
  }

  private static BlockRules someRules(Random random) {
    BlockRules rules = BlockRules.atMost(8 + random.nextInt(60));
    if (random.nextBoolean()) {
      rules = rules.within(16 + random.nextInt(64));
    }
    if (random.nextBoolean()) {
      int hole = random.nextInt(100);
      rules = rules.without(List.of(new AddressSpan(hole, hole + random.nextInt(3))));
    }
    return rules;
  }

  private static Set<Want> served(List<Block> plan) {
    Set<Want> served = new HashSet<>();
    plan.forEach(block -> served.addAll(block.wants()));
    return served;
  }

  private static void keepsRules(Block block, BlockRules rules) {
    int last = block.address() + block.count() - 1;
    if (block.isMerged()) {
      assertThat(block.count()).isLessThanOrEqualTo(rules.maxRegisters());
      assertThat(rules.forbidden()).noneMatch(span -> span.touches(block.address(), last));
      if (rules.boundary() > 0) {
        assertThat(block.address() / rules.boundary()).isEqualTo(last / rules.boundary());
      }
    }
    for (Want want : block.wants()) {
      assertThat(want.first()).isGreaterThanOrEqualTo(block.address());
      assertThat(want.last()).isLessThanOrEqualTo(last);
    }
  }

  private static double cost(List<Block> plan, Cost cost) {
    return plan.stream().mapToDouble(block -> price(cost, block.count())).sum();
  }

  private static double price(Cost cost, int registers) {
    return Math.max(1e-4, cost.perRequest()) + Math.max(1e-9, cost.perRegister()) * registers;
  }

  private static double best(List<Want> wants, BlockRules rules, Cost cost) {
    List<Want> sorted = new ArrayList<>(wants);
    sorted.sort(Comparator.comparingInt(Want::first));
    double best = Double.MAX_VALUE;
    for (int cuts = 0; cuts < 1 << (sorted.size() - 1); cuts++) {
      best = Math.min(best, costOfCuts(sorted, cuts, rules, cost));
    }
    return best;
  }

  private static double costOfCuts(List<Want> sorted, int cuts, BlockRules rules, Cost cost) {
    double total = 0;
    int from = 0;
    for (int index = 0; index < sorted.size(); index++) {
      boolean ends = index == sorted.size() - 1 || (cuts >> index & 1) != 0;
      if (ends) {
        int first = sorted.get(from).first();
        int last = sorted.get(index).last();
        boolean alone = from == index;
        boolean allowed =
            last - first + 1 <= rules.maxRegisters()
                && (rules.boundary() == 0 || first / rules.boundary() == last / rules.boundary())
                && rules.forbidden().stream().noneMatch(span -> span.touches(first, last));
        if (!alone && !allowed) {
          return Double.MAX_VALUE;
        }
        total += price(cost, last - first + 1);
        from = index + 1;
      }
    }
    return total;
  }
}
