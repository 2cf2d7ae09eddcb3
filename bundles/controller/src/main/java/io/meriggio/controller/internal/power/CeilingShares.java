// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    List<LimitedInverter> lit = new ArrayList<>();
    Map<String, Double> shares = new HashMap<>();
    double left = total;
    double all = inverters.stream().mapToDouble(LimitedInverter::rated).sum();
    for (LimitedInverter inverter : inverters) {
      double above = delivered(inverter) - ceiling(inverter, before);
      if (Math.abs(above) > WELL * inverter.rated()) {
        left -= delivered(inverter);
        shares.put(
            inverter.id(),
            above < 0
                ? delivered(inverter) + HEADROOM * inverter.rated()
                : total * inverter.rated() / all);
      } else {
        lit.add(inverter);
      }
    }
    if (lit.isEmpty()) {
      return uniform(total, inverters);
    }
    double rated = lit.stream().mapToDouble(LimitedInverter::rated).sum();
    for (LimitedInverter inverter : lit) {
      shares.put(inverter.id(), Math.max(0, left) * inverter.rated() / rated);
    }
    return percents(shares, inverters);
  }

  /** The same ceiling for each. */
  static Map<String, Double> uniform(double total, List<LimitedInverter> inverters) {
    double rated = inverters.stream().mapToDouble(LimitedInverter::rated).sum();
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
