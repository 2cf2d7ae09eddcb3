// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal;

import io.meriggio.device.Command;
import io.meriggio.device.SwitchedOutput;
import io.meriggio.device.Value;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Which outputs may be closed, and until when: the driver's own watchdog. An output is closed only
 * on a lease, whatever follows it in the host.
 *
 * <p>Threads: used by the device's own thread.
 */
final class OutputLeases {

  /** Longer leases count as this one: nanoseconds end somewhere. */
  private static final Duration LONGEST = Duration.ofDays(3650);

  private final Duration unleased;
  private final LongSupplier ticker;

  /** A lease that has ended stays: its command must not begin anew when it is fed. */
  private final Map<SwitchedOutput, Lease> leases = new EnumMap<>(SwitchedOutput.class);

  private record Lease(String command, long end) {}

  /**
   * @param unleased how long a command holds that does not say so itself
   * @param ticker nanoseconds that only ever run forward
   */
  OutputLeases(Duration unleased, LongSupplier ticker) {
    this.unleased = unleased;
    this.ticker = ticker;
  }

  /**
   * Takes a command: what it closes is leased, what it opens is not. Fed again, it changes nothing.
   */
  void take(Command command) {
    Duration span = command.validFor().isZero() ? unleased : command.validFor();
    long end = ticker.getAsLong() + (span.compareTo(LONGEST) < 0 ? span : LONGEST).toNanos();
    command
        .values()
        .forEach(
            (point, value) ->
                SwitchedOutput.of(point).ifPresent(output -> take(output, value, command, end)));
  }

  private void take(SwitchedOutput output, Value value, Command command, long end) {
    if (!closes(value)) {
      leases.remove(output);
    } else if (!has(output, command)) {
      leases.put(output, new Lease(command.id(), end));
    }
  }

  /** A command that was refused holds nothing. */
  void drop(Command command) {
    leases.values().removeIf(lease -> lease.command.equals(command.id()));
  }

  /** Whether an output may be closed now. */
  boolean holds(SwitchedOutput output) {
    Lease lease = leases.get(output);
    return lease != null && ticker.getAsLong() - lease.end < 0;
  }

  /** Whether a command closes an output whose lease has ended: it must not be carried out. */
  boolean hasEnded(Command command) {
    return command.values().entrySet().stream()
        .filter(entry -> closes(entry.getValue()))
        .flatMap(entry -> SwitchedOutput.of(entry.getKey()).stream())
        .anyMatch(output -> !holds(output));
  }

  /** Whether a value closes an output. */
  static boolean closes(Value value) {
    return value instanceof Value.Flag flag && flag.set();
  }

  private boolean has(SwitchedOutput output, Command command) {
    Lease lease = leases.get(output);
    return lease != null && lease.command.equals(command.id());
  }
}
