// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes steady orders of wishes: a battery needs a while to follow, a poll to show it, and no use
 * in a change of a few watts.
 *
 * <p>Threads: one at a time.
 */
final class Steadiness {
  /** How long after an order a sample may still show the battery on its way. */
  static final Duration SETTLING = Duration.ofSeconds(5);

  /**
   * An order that lets more be drawn, or fed in, waits longer than one that keeps the contract or
   * the export limit.
   */
  static final Duration RELAXING = Duration.ofSeconds(30);

  static final double DEADBAND_WATTS = 50;
  static final double DEADBAND_SHARE = 0.02;

  /** A contract and an export limit are kept to about a meter's noise. */
  static final double URGENT_DEADBAND_WATTS = 10;

  private StorageOrder last = new StorageOrder.OwnRule();

  /** The wish that made the last order, not one that still waits. */
  private Optional<Wish> lastWish = Optional.empty();

  private Optional<Moment> changed = Optional.empty();
  private long switchings;

  /**
   * Which powers may stay as they are.
   *
   * @param least W
   * @param most W
   */
  record Stay(double least, double most) {
    boolean holds(int watts) {
      return watts >= least - 0.5 && watts <= most + 0.5;
    }
  }

  StorageOrder last() {
    return last;
  }

  long switchings() {
    return switchings;
  }

  void resumeCounting(long counted) {
    switchings = counted;
  }

  /**
   * The order for a wish.
   *
   * @param stay the last orders that may stay while the wish waits
   * @param trust how far its data are trusted: OLD makes no order larger
   * @param grid the exchange that the wish was made from
   */
  StorageOrder order(
      Wish wish, StorageImage storage, Stay stay, Trust trust, Optional<Sample> grid, Moment now) {
    StorageOrder wanted = wanted(wish, storage);
    if (trust == Trust.OLD) {
      wanted = noLarger(wanted);
    } else if (goesOn(wish)
        && stay.holds(last.watts())
        && waits(wanted, wish, storage, grid, now)) {
      return last;
    }
    if (!wanted.equals(last)) {
      switchings += wanted.steers() == last.steers() ? 0 : 1;
      changed = Optional.of(now);
      last = wanted;
    }
    lastWish = Optional.of(wish);
    return last;
  }

  private static StorageOrder wanted(Wish wish, StorageImage storage) {
    return switch (wish.kind()) {
      case OWN_RULE -> new StorageOrder.OwnRule();
      case HOLD ->
          storage.holdable() ? new StorageOrder.NoDischarge(StorageOrder.LEASE) : forced(0);
      case POWER -> forced((int) Math.round(wish.watts()));
    };
  }

  private static StorageOrder forced(int watts) {
    return new StorageOrder.Forced(watts, StorageOrder.LEASE);
  }

  private StorageOrder noLarger(StorageOrder wanted) {
    boolean begins = wanted instanceof StorageOrder.Forced && !last.steers();
    boolean fromHold =
        wanted instanceof StorageOrder.Forced && last instanceof StorageOrder.NoDischarge;
    if (begins || fromHold) {
      return last;
    }
    if (wanted instanceof StorageOrder.Forced && last instanceof StorageOrder.Forced before) {
      int watts = wanted.watts();
      boolean turned = Integer.signum(watts) != Integer.signum(before.watts());
      int smaller = Math.min(Math.abs(watts), Math.abs(before.watts()));
      return forced(turned ? 0 : Integer.signum(watts) * smaller);
    }
    return wanted;
  }

  /** Whether a loop is or was at work on the same wish: only then is there a change to settle. */
  private boolean goesOn(Wish wish) {
    return lastWish
        .filter(before -> before.base() == wish.base() && (before.loop() || wish.loop()))
        .isPresent();
  }

  private boolean waits(
      StorageOrder wanted, Wish wish, StorageImage storage, Optional<Sample> grid, Moment now) {
    if (!(last instanceof StorageOrder.Forced) || wanted instanceof StorageOrder.OwnRule) {
      return false;
    }
    double more = wanted.watts() - last.watts();
    boolean exports = wish.by() == Wish.By.EXPORT;
    boolean urgent = exports ? more < 0 : wish.by() == Wish.By.CONTRACT && more > 0;
    boolean relaxes = exports ? more > 0 : !urgent && more < 0;
    double band =
        urgent
            ? URGENT_DEADBAND_WATTS
            : Math.max(
                DEADBAND_WATTS,
                DEADBAND_SHARE * (more > 0 ? storage.maxDischarge() : storage.maxCharge()));
    boolean tooSoon = relaxes && sinceChange(now).compareTo(RELAXING) < 0;
    boolean tooLittle =
        wanted instanceof StorageOrder.Forced && wanted.watts() != 0 && Math.abs(more) < band;
    return tooLittle || tooSoon || !isShown(grid, storage.power());
  }

  private Duration sinceChange(Moment now) {
    return changed.map(now::since).orElse(RELAXING);
  }

  /** Whether both samples are of a time at which the last order had taken effect. */
  private boolean isShown(Optional<Sample> grid, Optional<Sample> power) {
    return changed.isEmpty() || (isAfter(grid) && isAfter(power));
  }

  private boolean isAfter(Optional<Sample> sample) {
    return sample
        .filter(s -> s.at().since(changed.orElseThrow()).compareTo(SETTLING) >= 0)
        .isPresent();
  }
}
