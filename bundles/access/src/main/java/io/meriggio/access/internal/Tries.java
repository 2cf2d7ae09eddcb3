// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import io.meriggio.access.AccessRefused;
import io.meriggio.access.Caller;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Who may try a secret now. Two measures: from one address, and at one thing (an account, the claim
 * code). An account is never closed for longer than a minute, so that nobody can lock its person
 * out; an address that keeps guessing waits up to a quarter of an hour.
 */
final class Tries {
  private static final Throttle.Rule ADDRESS =
      new Throttle.Rule(10, Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofHours(1));
  private static final Throttle.Rule THING =
      new Throttle.Rule(5, Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ofMinutes(30));

  private final Throttle addresses;
  private final Throttle things;

  Tries(Clock clock) {
    addresses = new Throttle(ADDRESS, clock);
    things = new Throttle(THING, clock);
  }

  /**
   * A try begins.
   *
   * @throws AccessRefused TOO_MANY_TRIES
   */
  void begin(Caller caller, String thing) throws AccessRefused {
    Optional<Duration> wait = addresses.begin(network(caller));
    if (wait.isPresent()) {
      throw Refused.later(wait.get());
    }
    wait = things.begin(thing);
    if (wait.isPresent()) {
      addresses.forgive(network(caller));
      throw Refused.later(wait.get());
    }
  }

  /** It was a good one. */
  void good(Caller caller, String thing) {
    addresses.forgive(network(caller));
    things.forget(thing);
  }

  /** It was neither good nor bad. */
  void undone(Caller caller, String thing) {
    addresses.forgive(network(caller));
    things.forgive(thing);
  }

  /** Somebody who stands at the machine has shown it: old tries do not count. */
  void forget(String thing) {
    things.forget(thing);
  }

  /** One household has a whole IPv6 network of /64: its addresses count as one. */
  private static String network(Caller caller) {
    String address = caller.address();
    if (!address.contains(":") || address.contains("::")) {
      return address;
    }
    String[] groups = address.split(":");
    return groups.length < 4 ? address : String.join(":", java.util.List.of(groups).subList(0, 4));
  }
}
