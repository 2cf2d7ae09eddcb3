// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import io.meriggio.controller.StorageScheduleEntry;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.util.Optional;

/**
 * One storage with what is remembered of it: its gates, its last order.
 *
 * <p>Threads: one at a time.
 */
final class StorageUnit {
  private StorageImage image;
  private SocGate reserve = SocGate.OPEN;
  private SocGate goal = SocGate.OPEN;
  private Optional<String> goalOf = Optional.empty();
  private double reserveSoc;

  /** Reads orders and powers back as steady ones. */
  final Steadiness steadiness = new Steadiness();

  StorageUnit(StorageImage image) {
    this.image = image;
  }

  /** Takes the newest image. */
  void look(StorageImage newest, double reserveNow, Moment now) {
    image = newest;
    reserveSoc = reserveNow;
    if (socTrust(now) != Trust.LOST) {
      reserve = reserve.next(soc() - reserveNow, now);
    }
  }

  StorageImage image() {
    return image;
  }

  /** What was known before a restart: held until the battery is well above its reserve. */
  void resumeHolding() {
    reserve = SocGate.CLOSED;
  }

  boolean atReserve() {
    return reserve.closed();
  }

  double reserveSoc() {
    return reserveSoc;
  }

  Trust socTrust(Moment now) {
    return Trust.ofSoc(image.soc(), now);
  }

  Trust powerTrust(Moment now) {
    return Trust.ofPower(image.power(), now);
  }

  double soc() {
    return image.soc().map(Sample::value).orElse(0.0);
  }

  /** Whether the entry's state of charge has been reached since its window opened. */
  boolean reached(StorageScheduleEntry entry, double target, Moment now) {
    if (!goalOf.equals(Optional.of(entry.id()))) {
      goalOf = Optional.of(entry.id());
      goal = SocGate.OPEN;
    }
    boolean charging = entry.action() == StorageScheduleEntry.Action.CHARGE;
    goal = goal.next(charging ? target - soc() : soc() - target, now);
    return goal.closed();
  }

  /** No window is open. */
  void forgetGoal() {
    goalOf = Optional.empty();
  }

  /** How much this one is preferred for discharging: what it can and what it has. */
  double dischargeWeight() {
    return image.maxDischarge() * Math.max(0, soc() - reserveSoc);
  }

  /** How much this one is preferred for charging: what it can and what it lacks. */
  double chargeWeight() {
    return image.maxCharge() * Math.max(0, 100 - soc());
  }

  /** W that it can give without going below its reserve. */
  double dischargeRoom() {
    return atReserve() ? 0 : image.maxDischarge();
  }

  /** A power within what it can. */
  double within(double watts) {
    return Math.max(-image.maxCharge(), Math.min(dischargeRoom(), watts));
  }
}
