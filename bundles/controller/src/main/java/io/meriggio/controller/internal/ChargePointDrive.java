// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.controller.ChargePointState;
import io.meriggio.controller.ChargePointStatus;
import io.meriggio.controller.ChargeReason;
import io.meriggio.controller.internal.charging.ChargePointImage;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.device.Device;
import io.meriggio.device.Value;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at one charge point and makes it do what was decided. */
final class ChargePointDrive {
  /** A device that has not obeyed for so long counts as one that can't be driven. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Set<ChargeReason> ENDED =
      Set.of(ChargeReason.USER_STOP, ChargeReason.TARGET, ChargeReason.TIME);

  private final ChargePointView view = new ChargePointView();
  private final StandingOrder order = new StandingOrder("charging");

  ChargePointImage look(Device device, Moment now) {
    return view.look(device, notDriven(now), now);
  }

  /** Only what is driven may be counted on to give way: the rest is a load of the house. */
  private Optional<String> notDriven(Moment now) {
    return order
        .trouble()
        .filter(t -> t.refused() || now.since(t.since()).compareTo(PATIENCE) >= 0)
        .map(t -> t.reason() + ": " + t.detail().english());
  }

  /** Why the last command did not take effect, or is kept waiting. */
  Optional<String> trouble(Moment now) {
    return order
        .trouble()
        .or(() -> order.delay(now))
        .map(t -> t.reason() + ": " + t.detail().english());
  }

  /**
   * Orders what was decided.
   *
   * @param phases on how many phases it is to charge; empty = as it likes
   */
  void drive(Device device, ChargePointStatus decided, Optional<Integer> phases, Moment now) {
    if (decided.state() == ChargePointState.OFFLINE) {
      // Nothing can be sent; what it does by itself then is its own fall-back.
      return;
    }
    Map<String, Value> values = new HashMap<>();
    values.put("charger_current_limit", Value.of(decided.current()));
    phases.ifPresent(number -> values.put("phases_request", Value.of(number)));
    order.want(device, values, once(decided), now);
  }

  private static Map<String, Value> once(ChargePointStatus decided) {
    if (decided.current() > 0) {
      return Map.of("charge_command", Value.of("START"));
    }
    return ENDED.contains(decided.reason()) ? Map.of("charge_command", Value.of("STOP")) : Map.of();
  }

  void release(Device device, Moment now) {
    order.release(device, now);
  }
}
