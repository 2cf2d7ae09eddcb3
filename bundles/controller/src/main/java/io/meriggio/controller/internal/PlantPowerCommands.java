// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.power.InverterOrder;
import io.meriggio.controller.internal.power.plant.Lever;
import io.meriggio.device.Command;
import io.meriggio.device.Command.Fallback;
import io.meriggio.device.Command.Origin;
import io.meriggio.device.CommandResult;
import io.meriggio.device.CommandResult.Failed;
import io.meriggio.device.CommandResult.Rejected;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.device.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Turns orders into commands: one for each lever, as leases, sent when something has changed and
 * renewed at half their time. A lever that is no longer ordered is set to what means nothing, and
 * with its last lever the device is given back to itself.
 *
 * <p>Threads: one; {@link #ended} may be called from any.
 */
final class PlantPowerCommands {

  /** How long a device keeps to an order when nothing more is heard of the gateway. */
  static final Duration LEASE = Duration.ofSeconds(120);

  /** A device that refused or failed is asked again after this. */
  static final Duration AGAIN = Duration.ofSeconds(10);

  /** A raise that is smaller waits for the renewal; a cut never waits. In % of what it limits. */
  static final double SMALL_RAISE = 0.5;

  /** Time for a neutral value to be sent; then the device is its own. */
  private static final Duration NEUTRAL_LEASE = Duration.ofSeconds(10);

  private static final Duration WITHOUT_END = Duration.ZERO;
  private static final Origin ORIGIN = new Origin("controller", "plant-power");

  private final AtomicLong count = new AtomicLong();
  private final String run;
  private final Map<String, Map<Lever, Sent>> sent = new HashMap<>();
  private final Map<String, Map<Lever, Trouble>> trouble = new HashMap<>();

  private record Sent(double value, Moment at, String id) {}

  private record Trouble(String command, String why) {}

  /**
   * A command for a device.
   *
   * @param device its id
   * @param command what to submit
   */
  record Submission(String device, Command command) {}

  /**
   * @param run a word of this run of the gateway, so that ids of commands are unique
   */
  PlantPowerCommands(String run) {
    this.run = run;
  }

  /**
   * What to send now.
   *
   * @param orders of one cycle: for each device that can be reached what it is told
   * @param export what the export limit wants of the same devices: what has a ceiling there is
   *     handed over as it is, and what keeps the limit itself is not released
   */
  synchronized List<Submission> of(
      Map<String, Map<Lever, Double>> orders, Map<String, InverterOrder> export, Moment now) {
    // What can't be reached may have forgotten all: it is told anew when it is back.
    sent.keySet().retainAll(orders.keySet());
    trouble.keySet().retainAll(orders.keySet());
    List<Submission> submissions = new ArrayList<>();
    new TreeMap<>(orders)
        .forEach(
            (device, order) -> {
              Map<Lever, Sent> told =
                  sent.computeIfAbsent(device, id -> new EnumMap<>(Lever.class));
              InverterOrder other = export.getOrDefault(device, new InverterOrder.Unlimited());
              withdraw(device, order, told, other, submissions);
              order.forEach(
                  (lever, value) -> {
                    if (isDue(device, lever, value, Optional.ofNullable(told.get(lever)), now)) {
                      Command command = order(lever, value);
                      told.put(lever, new Sent(value, now, command.id()));
                      submissions.add(new Submission(device, command));
                    }
                  });
            });
    return submissions;
  }

  /** How a command ended; what did not succeed is tried again and told. */
  synchronized void ended(String device, String command, CommandResult result) {
    Optional<Lever> lever =
        sent.getOrDefault(device, Map.of()).entrySet().stream()
            .filter(each -> each.getValue().id().equals(command))
            .map(Map.Entry::getKey)
            .findFirst();
    if (lever.isEmpty()) {
      return;
    }
    Map<Lever, Trouble> troubles =
        trouble.computeIfAbsent(device, id -> new EnumMap<>(Lever.class));
    if (result instanceof Rejected rejected) {
      troubles.put(lever.get(), new Trouble(command, said(rejected.reason(), rejected.detail())));
    } else if (result instanceof Failed failed) {
      troubles.put(lever.get(), new Trouble(command, said(failed.reason(), failed.detail())));
    } else {
      troubles.remove(lever.get());
    }
  }

  private static String said(Reason reason, Text detail) {
    return reason + " – " + detail.in(Locale.ENGLISH);
  }

  /** Why devices did not take what they were told, by id. */
  synchronized Map<String, String> refused() {
    Map<String, String> why = new HashMap<>();
    trouble.forEach(
        (device, troubles) ->
            troubles.values().stream().findFirst().ifPresent(t -> why.put(device, t.why())));
    return why;
  }

  private boolean isDue(
      String device, Lever lever, double value, Optional<Sent> before, Moment now) {
    if (before.isEmpty()) {
      return true;
    }
    Duration age = now.since(before.get().at());
    Trouble troubled = trouble.getOrDefault(device, Map.of()).get(lever);
    if (troubled != null && troubled.command().equals(before.get().id())) {
      return age.compareTo(AGAIN) >= 0;
    }
    boolean renewal = lever != Lever.RUNNING && age.compareTo(LEASE.dividedBy(2)) >= 0;
    return renewal || isChange(lever, before.get().value(), value);
  }

  private static boolean isChange(Lever lever, double before, double value) {
    boolean limits = lever == Lever.ACTIVE_PERCENT || lever == Lever.ACTIVE_WATT;
    double small = lever == Lever.ACTIVE_WATT ? before * SMALL_RAISE / 100 : SMALL_RAISE;
    boolean smallRaise = limits && value > before && value - before < small && value < 100;
    return value != before && !smallRaise;
  }

  /**
   * What is no longer ordered, before what is: reactive power and power factor exclude each other.
   */
  private void withdraw(
      String device,
      Map<Lever, Double> order,
      Map<Lever, Sent> told,
      InverterOrder export,
      List<Submission> submissions) {
    List<Lever> gone = told.keySet().stream().filter(lever -> !order.containsKey(lever)).toList();
    for (Lever lever : gone) {
      told.remove(lever);
      trouble.getOrDefault(device, new EnumMap<>(Lever.class)).remove(lever);
      if (lever == Lever.ACTIVE_PERCENT && export instanceof InverterOrder.Ceiling) {
        // The export limit's order takes the point, and with it the lease.
        continue;
      }
      boolean last =
          export instanceof InverterOrder.Unlimited
              && told.keySet().stream().allMatch(Lever.RUNNING::equals)
              && order.keySet().stream().allMatch(Lever.RUNNING::equals);
      neutral(lever)
          .ifPresent(
              value ->
                  submissions.add(
                      new Submission(
                          device,
                          command(
                              lever,
                              Value.of(value),
                              NEUTRAL_LEASE,
                              last ? Fallback.RELEASE : Fallback.NONE))));
    }
  }

  /** What leaves the device to itself; on or off stays as it is. */
  private static Optional<Double> neutral(Lever lever) {
    return switch (lever) {
      case ACTIVE_PERCENT -> Optional.of(100.0);
      case REACTIVE_PERCENT, REACTIVE_VAR -> Optional.of(0.0);
      case POWER_FACTOR -> Optional.of(1.0);
      // In W there is no value for "no limit": the lease ends by itself and releases the device.
      case ACTIVE_WATT, RUNNING -> Optional.empty();
    };
  }

  private Command order(Lever lever, double value) {
    return lever == Lever.RUNNING
        ? command(lever, Value.of(value > 0), WITHOUT_END, Fallback.NONE)
        : command(lever, Value.of(value), LEASE, Fallback.RELEASE);
  }

  private Command command(Lever lever, Value value, Duration validFor, Fallback fallback) {
    return new Command(
        "plant-power-" + run + "-" + count.incrementAndGet(),
        Map.of(lever.point(), value),
        validFor,
        fallback,
        ORIGIN);
  }
}
