// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.controller.Sentence;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.power.InverterOrder;
import io.meriggio.controller.internal.power.LimitedInverter;
import io.meriggio.device.Device;
import io.meriggio.device.Point.Commandable;
import io.meriggio.device.Reading;
import io.meriggio.device.Snapshot;
import io.meriggio.device.Value;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at one inverter and makes it keep its part of the export limit. Some inverters can't read a
 * ceiling back, and a limit may be stored: so it is written on change and otherwise rarely.
 *
 * <p>Threads: one at a time.
 */
final class LimitDrive {
  private static final String CEILING = "active_power_limit";
  private static final String OWN_LOOP = "export_limit_power";
  private static final Duration TERM = Duration.ofMinutes(30);
  private static final Duration RENEW = Duration.ofMinutes(15);

  private final SampleWatch power = new SampleWatch();
  private final SampleWatch ceiling = new SampleWatch();
  private final StandingOrder order = new StandingOrder("export-limit", TERM, RENEW);
  private InverterOrder last = new InverterOrder.Unlimited();
  private boolean ceiled;

  /**
   * The inverter as the export limit sees it.
   *
   * @param ratedPower W where the site says so; empty = what the device tells
   */
  LimitedInverter look(Device device, Optional<Double> ratedPower, Moment now) {
    Snapshot seen = device.snapshot();
    Optional<Commandable> settable = commandable(seen, CEILING);
    return new LimitedInverter(
        seen.device(),
        ratedPower.or(() -> seen.number("rated_power")).filter(watts -> watts > 0),
        settable.isPresent(),
        settable.map(Commandable::step).orElse(0.0),
        commandable(seen, OWN_LOOP).isPresent() && seen.reading("grid_power").isPresent(),
        power.look(seen.reading("ac_power"), now),
        ceiling.look(seen.reading(CEILING), now));
  }

  private static Optional<Commandable> commandable(Snapshot seen, String point) {
    return seen.reading(point).map(Reading::point).flatMap(p -> p.command());
  }

  /** Orders what was decided. */
  void drive(Device device, InverterOrder decided, Moment now) {
    if (decided instanceof InverterOrder.Ceiling limit) {
      ceiled = true;
      order.want(device, Map.of(CEILING, Value.of(limit.percent())), Map.of(), now);
    } else if (decided instanceof InverterOrder.OwnLoop loop) {
      order.want(device, Map.of(OWN_LOOP, Value.of(loop.watts())), Map.of(), now);
    } else if (ceiled) {
      // A release would give the whole device back, a battery that is being steered too.
      order.want(device, Map.of(CEILING, Value.of(100)), Map.of(), now);
    } else {
      order.release(device, now);
    }
    last = decided;
  }

  /**
   * The same while plant power control orders the ceiling: then only the inverter's own loop is
   * ours, and a ceiling that we ordered goes over with the next order.
   */
  void driveBeside(Device device, InverterOrder decided, Moment now) {
    ceiled = false;
    if (decided instanceof InverterOrder.OwnLoop) {
      drive(device, decided, now);
    } else if (last instanceof InverterOrder.OwnLoop) {
      drive(device, new InverterOrder.Unlimited(), now);
    } else {
      order.handOver();
      last = new InverterOrder.Unlimited();
    }
  }

  /** Gives the inverter back to itself: the controller stops. */
  void release(Device device, Moment now) {
    order.release(device, now);
    ceiled = false;
    last = new InverterOrder.Unlimited();
  }

  /** Why the device does not do what was decided; empty while nothing is ordered. */
  Optional<Sentence> trouble(String device) {
    return last instanceof InverterOrder.Unlimited
        ? Optional.empty()
        : order
            .trouble()
            .map(
                t ->
                    Sentence.of(
                        t.refused() ? "export.refused" : "export.failed",
                        device,
                        t.reason().name(),
                        t.detail().english()));
  }
}
