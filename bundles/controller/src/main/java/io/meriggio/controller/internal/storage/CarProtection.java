// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import static io.meriggio.controller.internal.storage.Figures.watts;

import io.meriggio.controller.Sentence;
import io.meriggio.controller.StorageSettings;
import io.meriggio.controller.internal.cycle.Lasting;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Does not empty the house battery into the car: while cars draw more than PV leaves over,
 * batteries that would follow their own rule are held, or give what the household lacks without the
 * cars.
 *
 * <p>Threads: one at a time.
 */
final class CarProtection {
  /** Below this a car does not charge. */
  static final double CHARGING_WATTS = 100;

  /** A load of two cycles is no spike. */
  static final Duration PERSISTENCE = Duration.ofSeconds(5);

  /** A car's pause is shorter than this; until then the battery goes on to follow the household. */
  static final Duration AFTER = Duration.ofSeconds(300);

  /** Less is not worth a discharge. */
  static final double LEAST_WATTS = 50;

  private Lasting drawing = Lasting.NOT;
  private Lasting quiet = Lasting.NOT;
  private boolean active;

  /** Bends the wishes of those that would follow their own rule. */
  void apply(
      StorageSettings.CarProtection setting, Site site, Map<StorageUnit, Wish> wishes, Moment now) {
    double cars = site.chargers().orElse(0.0);
    look(setting, site, cars, now);
    if (!active) {
      return;
    }
    List<StorageUnit> own =
        wishes.keySet().stream()
            .filter(u -> wishes.get(u).by() == Wish.By.OWN_RULE && u.image().forceable())
            .toList();
    boolean charging = cars >= CHARGING_WATTS;
    if (charging && setting == StorageSettings.CarProtection.NO_DISCHARGE) {
      Sentence reason = Sentence.of("storage.cars-hold", watts(cars), watts(site.need()));
      own.forEach(u -> wishes.put(u, Wish.hold(Wish.By.CARS, reason, Optional.empty())));
      return;
    }
    follow(own, site, cars, wishes, now);
  }

  private void look(StorageSettings.CarProtection setting, Site site, double cars, Moment now) {
    boolean charging = cars >= CHARGING_WATTS;
    drawing = drawing.next(charging && site.need() > LEAST_WATTS, now);
    quiet = quiet.next(!charging, now);
    if (setting == StorageSettings.CarProtection.OFF || quiet.atLeast(AFTER, now)) {
      active = false;
    } else if (site.exchange() == Trust.FRESH && drawing.atLeast(PERSISTENCE, now)) {
      active = true;
    }
  }

  private void follow(
      List<StorageUnit> own, Site site, double cars, Map<StorageUnit, Wish> wishes, Moment now) {
    double given = wishes.values().stream().mapToDouble(w -> Math.max(0, w.watts())).sum();
    double household = Math.max(0, site.need() - cars - given);
    double[] shares =
        Distribution.share(
            household,
            own.stream().mapToDouble(StorageUnit::dischargeWeight).toArray(),
            own.stream().mapToDouble(StorageUnit::dischargeRoom).toArray());
    for (int i = 0; i < own.size(); i++) {
      wishes.put(own.get(i), wish(shares[i], household, cars, now));
    }
  }

  private Wish wish(double share, double household, double cars, Moment now) {
    boolean charging = cars >= CHARGING_WATTS;
    Optional<Duration> remaining =
        charging ? Optional.empty() : Optional.of(quiet.remaining(AFTER, now));
    Sentence reason =
        charging
            ? Sentence.of("storage.cars-household", watts(cars), watts(household))
            : Sentence.of("storage.cars-after", watts(household));
    Wish wish = Wish.power(Wish.By.CARS, share, reason, remaining);
    return share < LEAST_WATTS ? Wish.hold(Wish.By.CARS, reason, remaining) : wish.following(share);
  }
}
