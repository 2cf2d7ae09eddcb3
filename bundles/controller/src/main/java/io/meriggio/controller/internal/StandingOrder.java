// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.device.Command;
import io.meriggio.device.CommandResult;
import io.meriggio.device.Device;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.device.Value;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps a device at wanted values: a lease that is sent on change, renewed before its end, and
 * tried again when it was refused or failed. When the controller falls silent the lease ends and
 * the device is given back to itself.
 *
 * <p>Threads: {@link #want} by one thread; results come from any.
 */
final class StandingOrder {
  /** How long an order holds when nobody renews it. */
  static final Duration TERM = Duration.ofSeconds(60);

  private static final Duration RENEW = Duration.ofSeconds(20);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
  private static final Duration LAST_RETRY = Duration.ofSeconds(60);
  private static final Duration TOLD_AFTER = Duration.ofSeconds(10);
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final String part;
  private final Duration term;
  private final Duration renew;
  private Map<String, Value> wanted = Map.of();
  private Optional<Moment> sent = Optional.empty();
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private long number;
  private Map<String, Value> momentary = Map.of();
  private Map<String, Value> owed = Map.of();
  private boolean tooEarly;
  private Optional<Trouble> delay = Optional.empty();
  private Duration retry = FIRST_RETRY;
  private Optional<Trouble> trouble = Optional.empty();
  private boolean running;

  /**
   * Why an order does not hold.
   *
   * @param reason the word
   * @param detail a sentence
   * @param refused whether the device or its driver will not take it, rather than did not
   * @param since when it began
   */
  record Trouble(Reason reason, Text detail, boolean refused, Moment since) {}

  /**
   * @param part who orders, for the log of commands: {@code charging}
   */
  StandingOrder(String part) {
    this(part, TERM, RENEW);
  }

  /**
   * With another term, for what is better written rarely.
   *
   * @param part who orders, for the log of commands
   * @param term how long an order holds when nobody renews it
   * @param renew how often it is renewed, less than {@code term}
   */
  StandingOrder(String part, Duration term, Duration renew) {
    this.part = part;
    this.term = term;
    this.renew = renew;
  }

  /**
   * Keeps the device at values.
   *
   * @param values by point id, held by a lease
   * @param once what has an effect and no state, such as {@code START}: sent until the device has
   *     taken it, then not again as long as the same is asked for
   */
  synchronized void want(
      Device device, Map<String, Value> values, Map<String, Value> once, Moment now) {
    boolean other = !once.equals(momentary);
    if (other) {
      momentary = Map.copyOf(once);
      owed = momentary;
    }
    if (!values.equals(wanted) || (other && !once.isEmpty())) {
      wanted = Map.copyOf(values);
      retry = FIRST_RETRY;
      send(device, withOwed(), term, now);
    } else if (isDue(now)) {
      send(device, withOwed(), term, now);
    }
  }

  /** What is sent once is owed until the device has taken it. */
  private Map<String, Value> withOwed() {
    Map<String, Value> all = new HashMap<>(wanted);
    all.putAll(owed);
    return all;
  }

  private boolean isDue(Moment now) {
    if (wanted.isEmpty() || (running && !isLost(now))) {
      return false;
    }
    if (tooEarly) {
      return true;
    }
    Duration wait = trouble.isPresent() ? retry : renew;
    return sent.map(at -> now.since(at).compareTo(wait) >= 0).orElse(true);
  }

  /** Nobody has answered for as long as the order would have held. */
  private boolean isLost(Moment now) {
    return sent.map(at -> now.since(at).compareTo(term) >= 0).orElse(true);
  }

  /** Gives the device back to itself. */
  synchronized void release(Device device, Moment now) {
    if (!wanted.isEmpty()) {
      send(device, wanted, FAREWELL, now);
      wanted = Map.of();
      momentary = Map.of();
      owed = Map.of();
    }
  }

  /**
   * Another part orders the same point from now on, and with its order takes over the lease:
   * nothing is sent.
   */
  synchronized void handOver() {
    wanted = Map.of();
    momentary = Map.of();
    owed = Map.of();
    delay = Optional.empty();
    number++;
    running = false;
    tooEarly = false;
    retry = FIRST_RETRY;
    trouble = Optional.empty();
  }

  private void send(Device device, Map<String, Value> values, Duration term, Moment now) {
    long mine = ++number;
    running = true;
    sent = Optional.of(now);
    Command command =
        new Command(
            part + "-" + run + "-" + mine,
            values,
            term,
            Command.Fallback.RELEASE,
            new Command.Origin("controller", part));
    device
        .submit(command)
        .whenComplete(
            (result, failure) ->
                ended(
                    mine,
                    failure == null
                        ? result
                        : new CommandResult.Failed(Reason.DEVICE_ERROR, failure.toString()),
                    now));
  }

  private synchronized void ended(long which, CommandResult result, Moment at) {
    if (which != number) {
      return;
    }
    running = false;
    Optional<Trouble> passing = met(result, delay, at).filter(t -> isPassing(t, at));
    tooEarly = passing.isPresent();
    delay = passing;
    if (tooEarly) {
      return;
    }
    trouble = met(result, trouble, at);
    if (trouble.isPresent()) {
      later();
    } else {
      retry = FIRST_RETRY;
      owed = Map.of();
    }
  }

  /** Why an order was not carried out, since when it is so; empty when it was. */
  private static Optional<Trouble> met(CommandResult result, Optional<Trouble> before, Moment now) {
    Moment since = before.map(Trouble::since).orElse(now);
    if (result instanceof CommandResult.Rejected rejected) {
      return Optional.of(new Trouble(rejected.reason(), rejected.detail(), true, since));
    }
    return result instanceof CommandResult.Failed failed
        ? Optional.of(new Trouble(failed.reason(), failed.detail(), false, since))
        : Optional.empty();
  }

  /**
   * Whether it is no trouble yet, and asked for again at the next cycle: the device may not be
   * changed so often, or its driver is just being exchanged.
   */
  private static boolean isPassing(Trouble met, Moment now) {
    return met.reason() == Reason.RATE_LIMIT
        || (met.reason() == Reason.DRIVER_ABSENT
            && now.since(met.since()).compareTo(TOLD_AFTER) < 0);
  }

  private void later() {
    Duration next = retry.multipliedBy(2);
    retry = next.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : next;
  }

  /** Why the last order does not hold; empty when it does. */
  synchronized Optional<Trouble> trouble() {
    return trouble;
  }

  /**
   * Why the order waits, since the device may not be changed so often or its driver is just being
   * exchanged; told when that has lasted for 10 s.
   */
  synchronized Optional<Trouble> delay(Moment now) {
    return delay.filter(d -> now.since(d.since()).compareTo(TOLD_AFTER) >= 0);
  }
}
