// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import io.meriggio.device.SwitchedOutput;
import java.time.Duration;
import java.util.Optional;

/**
 * An output as decided now.
 *
 * @param output which one: its number, terminals and relay
 * @param name what the site calls it, else what the terminal block does
 * @param closed whether its contact is to be closed
 * @param reason closed: the id of the logic that holds it (the first by id), {@code MANUAL}, {@code
 *     SELF_TEST}; open: {@code THRESHOLD}, {@code WINDOW}, {@code DATA_LOST}, {@code SUSPENDED},
 *     {@code INACTIVE}, {@code MANUAL}, {@code STARTED}, {@code DAILY_LIMIT}
 * @param sentence the same with figures
 * @param remaining of the timer that runs, if one does
 * @param override who decides
 * @param switchings how often it has closed or opened since it was first used
 * @param closedTime how long it has been closed in all
 */
public record OutputStatus(
    SwitchedOutput output,
    String name,
    boolean closed,
    String reason,
    Sentence sentence,
    Optional<Duration> remaining,
    OverrideMode override,
    long switchings,
    Duration closedTime) {

  /** 1…4. */
  public int number() {
    return output.number();
  }

  /** {@code CLOSED} or {@code OPEN}. */
  public String state() {
    return closed ? "CLOSED" : "OPEN";
  }

  /** How long it has been closed in all, in hours. */
  public double hours() {
    return closedTime.toMillis() / 3_600_000.0;
  }
}
