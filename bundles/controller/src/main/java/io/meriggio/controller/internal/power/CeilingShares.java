// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shares a power among inverters by rated power. One that delivers well below its ceiling is in the
 * shade: it keeps what it delivers and a little more, and the others get what it leaves. One that
 * delivers well above its ceiling does not obey: the others make up for it.
 */
final class CeilingShares {
  private static final double HEADROOM = 0.10;
  private static final double WELL = HEADROOM / 2;

  private CeilingShares() {}

  /**
   * The ceilings.
   *
   * @param total W
   * @param inverters those with a rated power
   * @param before their ceilings now, in %, 100 where none
   * @return in %, by device, in steps of the device, never rounded up
   */
  static Map<String, Double> of(
      double total, List<LimitedInverter> inverters, Map<String, Double> before) {
    Map<String, Double> shares = new HashMap<>();
    List<LimitedInverter> open = new ArrayList<>();
    double left = total;
    for (LimitedInverter inverter : inverters) {
      if (delivered(inverter) > ceiling(inverter, before) + WELL * inverter.rated()) {
        left -= delivered(inverter);
        shares.put(inverter.id(), total * inverter.rated() / rated(inverters));
      } else {
        open.add(inverter);
      }
    }
    if (open.isEmpty()) {
      return uniform(total, inverters);
    }
    fill(Math.max(0, left), open, before, shares);
    return percents(shares, inverters);
  }

  /**
   * Who is in the shade below its fair share leaves the rest of it to the others, again and again.
   */
  private static void fill(
      double total,
      List<LimitedInverter> inverters,
      Map<String, Double> before,
      Map<String, Double> shares) {
    List<LimitedInverter> open = new ArrayList<>(inverters);
    double left = total;
    Optional<LimitedInverter> shaded = Optional.of(open.get(0));
    while (shaded.isPresent() && !open.isEmpty()) {
      double each = left / rated(open);
      shaded = open.stream().filter(i -> isShaded(i, each * i.rated(), before)).findFirst();
      if (shaded.isPresent()) {
        left -= delivered(shaded.get());
        shares.put(shaded.get().id(), delivered(shaded.get()) + HEADROOM * shaded.get().rated());
        open.remove(shaded.get());
      }
    }
    double each = open.isEmpty() ? 0 : left / rated(open);
    open.forEach(i -> shares.put(i.id(), each * i.rated()));
    // With all in the shade nobody needs what is left: each may come back to its fair share.
    if (open.isEmpty()) {
      inverters.forEach(i -> shares.merge(i.id(), total * i.rated() / rated(inverters), Math::max));
    }
  }

  private static boolean isShaded(
      LimitedInverter inverter, double fair, Map<String, Double> before) {
    double margin = WELL * inverter.rated();
    return delivered(inverter) < ceiling(inverter, before) - margin
        && delivered(inverter) + HEADROOM * inverter.rated() < fair;
  }

  private static double rated(List<LimitedInverter> inverters) {
    return inverters.stream().mapToDouble(LimitedInverter::rated).sum();
  }

  /** The same ceiling for each. */
  static Map<String, Double> uniform(double total, List<LimitedInverter> inverters) {
    double rated = rated(inverters);
    Map<String, Double> shares = new HashMap<>();
    inverters.forEach(i -> shares.put(i.id(), total * i.rated() / rated));
    return percents(shares, inverters);
  }

  private static double ceiling(LimitedInverter inverter, Map<String, Double> before) {
    return before.getOrDefault(inverter.id(), 100.0) / 100 * inverter.rated();
  }

  private static double delivered(LimitedInverter inverter) {
    return Math.max(0, inverter.acPower().orElseThrow().value());
  }

  private static Map<String, Double> percents(
      Map<String, Double> shares, List<LimitedInverter> inverters) {
    Map<String, Double> percents = new HashMap<>();
    for (LimitedInverter inverter : inverters) {
      double percent = shares.get(inverter.id()) / inverter.rated() * 100;
      double step = inverter.step() > 0 ? inverter.step() : 0.1;
      // The tolerance keeps 30.0 %, computed as 29.999…, from becoming 29 %.
      double stepped = Math.floor(percent / step + 1e-6) * step;
      percents.put(inverter.id(), Math.max(0, Math.min(100, stepped)));
    }
    return percents;
  }
}
