// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power;

import io.meriggio.controller.Sentence;
import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The export limit at the connection point: an inverter that can keep it by its own meter does so;
 * the others get ceilings from a loop on the exchange.
 *
 * <p>Threads: one at a time.
 */
public final class ExportLimitCore {
  /** Up to this age a sample is as new; afterwards nothing is raised. */
  static final Duration FRESH = Duration.ofSeconds(15);

  /** From this age on the inverters go to their safe shares, to be there within 60 s. */
  static final Duration LOST = Duration.ofSeconds(45);

  /** How often ceilings are shared anew while their sum stands. */
  static final Duration SHARE_EVERY = Duration.ofSeconds(120);

  /** A ceiling is changed by at least this, in %, except to cut. */
  static final double LEAST_CHANGE = 1;

  private final ExportLoop loop = new ExportLoop();
  private final Map<String, Double> ceilings = new HashMap<>();
  private double sharedTarget = Double.NaN;
  private Optional<Moment> shared = Optional.empty();

  /**
   * Decides.
   *
   * @param now rises from call to call, by 5 s in the gateway
   */
  public ExportLimitDecision step(ExportLimitInputs in, Moment now) {
    if (in.limit().isEmpty()) {
      forget();
      return decision(in, Sentence.of("export.none"), false);
    }
    List<LimitedInverter> ours = in.inverters().stream().filter(LimitedInverter::isOurs).toList();
    ceilings.keySet().retainAll(ours.stream().map(LimitedInverter::id).toList());
    if (ours.isEmpty()) {
      boolean alone = in.inverters().stream().anyMatch(LimitedInverter::ownLoop);
      Sentence reason = Sentence.of(alone ? "export.own-loop" : "export.nothing", limit(in));
      return decision(in, reason, !alone);
    }
    Duration age = in.grid().map(sample -> sample.age(now)).orElse(LOST);
    if (age.compareTo(LOST) >= 0) {
      return safe(in, ours, age, now);
    }
    if (age.compareTo(FRESH) > 0) {
      return decision(in, Sentence.of("export.old", limit(in), seconds(age)), false);
    }
    return regulate(in, ours, now);
  }

  /** As if the house used nothing: all that is rated together delivers the limit. */
  private ExportLimitDecision safe(
      ExportLimitInputs in, List<LimitedInverter> ours, Duration age, Moment now) {
    double all = in.inverters().stream().mapToDouble(LimitedInverter::rated).sum();
    double ofOurs = ours.stream().mapToDouble(LimitedInverter::rated).sum();
    double total = in.limit().orElseThrow() * ofOurs / all;
    CeilingShares.uniform(Math.min(total, ofOurs), ours).forEach(this::lowered);
    loop.set(Math.min(total, ofOurs), now);
    sharedTarget = Double.NaN;
    String how = in.grid().isPresent() ? "export.lost" : "export.lost-ever";
    return decision(in, Sentence.of(how, limit(in), seconds(age)), true);
  }

  private ExportLimitDecision regulate(
      ExportLimitInputs in, List<LimitedInverter> ours, Moment now) {
    double limit = in.limit().orElseThrow();
    double feedIn = in.grid().orElseThrow().value();
    List<LimitedInverter> heard = ours.stream().filter(i -> isHeard(i, now)).toList();
    double rated = heard.stream().mapToDouble(LimitedInverter::rated).sum();
    double all = in.inverters().stream().mapToDouble(LimitedInverter::rated).sum();
    // Who is silent may come back at any time: it is to find its safe share.
    List<LimitedInverter> silent = ours.stream().filter(i -> !isHeard(i, now)).toList();
    silent.forEach(i -> lowered(i.id(), Math.min(100, limit / all * 100)));
    if (heard.isEmpty()) {
      return decision(in, Sentence.of("export.silent", limit(in)), feedIn > limit);
    }
    double delivered =
        heard.stream().mapToDouble(i -> Math.max(0, i.acPower().orElseThrow().value())).sum();
    double target = loop.look(limit, feedIn, delivered, rated, now);
    share(target, heard, now);
    Sentence reason =
        Sentence.of(
            target < rated ? "export.limited" : "export.free",
            limit(in),
            watts(feedIn),
            watts(target),
            watts(rated));
    return decision(in, reason, false);
  }

  private void share(double target, List<LimitedInverter> heard, Moment now) {
    boolean sharedLately = shared.filter(s -> now.since(s).compareTo(SHARE_EVERY) < 0).isPresent();
    if (target == sharedTarget && sharedLately) {
      return;
    }
    double rated = heard.stream().mapToDouble(LimitedInverter::rated).sum();
    boolean cut = target < sharedTarget;
    Map<String, Double> shares =
        target < rated
            ? CeilingShares.of(target, heard, ceilings)
            : CeilingShares.uniform(rated, heard);
    shares.forEach(
        (id, percent) -> {
          double change = percent - ceilings.getOrDefault(id, 100.0);
          if (Math.abs(change) >= LEAST_CHANGE || percent >= 100 || (cut && change < 0)) {
            ceilings.put(id, percent);
          }
        });
    sharedTarget = target;
    shared = Optional.of(now);
  }

  private void lowered(String id, double percent) {
    ceilings.put(id, percent);
  }

  private static boolean isHeard(LimitedInverter inverter, Moment now) {
    return inverter.acPower().filter(sample -> sample.age(now).compareTo(LOST) < 0).isPresent();
  }

  private void forget() {
    loop.reset();
    ceilings.clear();
    sharedTarget = Double.NaN;
    shared = Optional.empty();
  }

  private ExportLimitDecision decision(ExportLimitInputs in, Sentence reason, boolean alarm) {
    Map<String, InverterOrder> orders = new TreeMap<>();
    for (LimitedInverter inverter : in.inverters()) {
      if (in.limit().isPresent() && inverter.ownLoop()) {
        orders.put(inverter.id(), new InverterOrder.OwnLoop(in.limit().get()));
      } else if (ceilings.getOrDefault(inverter.id(), 100.0) < 100) {
        orders.put(inverter.id(), new InverterOrder.Ceiling(ceilings.get(inverter.id())));
      } else {
        orders.put(inverter.id(), new InverterOrder.Unlimited());
      }
    }
    return new ExportLimitDecision(orders, reason, alarm);
  }

  private static String limit(ExportLimitInputs in) {
    return in.limit().orElseThrow() + " W";
  }

  private static String watts(double watts) {
    return Math.round(watts) + " W";
  }

  private static String seconds(Duration age) {
    return age.toSeconds() + " s";
  }
}
