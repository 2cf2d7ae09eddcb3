// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.controller.Sentence;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.storage.StorageImage;
import io.meriggio.controller.internal.storage.StorageOrder;
import io.meriggio.device.Command;
import io.meriggio.device.Device;
import io.meriggio.device.Point.Commandable;
import io.meriggio.device.Reading;
import io.meriggio.device.Snapshot;
import io.meriggio.device.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks at one storage and makes it do what was decided: {@code storage_mode} and, for a power,
 * {@code battery_power_setpoint} in the same command. The lease ends with the device's release, and
 * the drivers set the device's own time-out.
 *
 * <p>Threads: one at a time.
 */
final class StorageDrive {
  private static final String MODE = "storage_mode";
  private static final String POWER = "battery_power_setpoint";
  private static final String FORCED = "FORCED";
  private static final String NO_DISCHARGE = "NO_DISCHARGE";
  private static final Command.Origin ORIGIN = new Command.Origin("controller", "storage");

  private final SampleWatch soc = new SampleWatch();
  private final SampleWatch power = new SampleWatch();
  private final StandingOrder order = new StandingOrder("storage");
  private StorageOrder last = new StorageOrder.OwnRule();
  private boolean known;

  /** The storage as the rules see it. */
  StorageImage look(Device device, Moment now) {
    Snapshot seen = device.snapshot();
    Optional<Commandable> set = commandable(seen, POWER);
    List<String> modes = commandable(seen, MODE).map(Commandable::words).orElse(List.of());
    return new StorageImage(
        seen.device(),
        set.isPresent() && modes.contains(FORCED),
        modes.contains(NO_DISCHARGE),
        !last.steers() || order.trouble().isEmpty(),
        most(seen, "max_charge_power", set.map(c -> -c.minimum())),
        most(seen, "max_discharge_power", set.map(Commandable::maximum)),
        soc.look(seen.reading("battery_soc"), now),
        power.look(seen.reading("battery_power"), now),
        seen.number("rated_energy"));
  }

  private static double most(Snapshot seen, String now, Optional<Double> settable) {
    return Stream.concat(
            settable.stream(),
            Stream.of(now, "rated_power")
                .flatMap(point -> seen.number(point).stream())
                .filter(watts -> watts > 0 || seen.number(now).isPresent())
                .limit(1))
        .mapToDouble(watts -> Math.max(0, watts))
        .min()
        .orElse(0);
  }

  private static Optional<Commandable> commandable(Snapshot seen, String point) {
    return seen.reading(point).map(Reading::point).flatMap(p -> p.command());
  }

  /** Orders what was decided: a command on change, and to renew it. */
  void drive(Device device, StorageOrder decided, Moment now) {
    if (!decided.steers()) {
      giveBack(device, now);
    } else {
      if (decided instanceof StorageOrder.NoDischarge && last instanceof StorageOrder.Forced) {
        dropPower(device, now);
      }
      order.want(device, values(device.snapshot(), decided), Map.of(), now);
    }
    known |= mode(device.snapshot()).isPresent();
    last = decided;
  }

  private static Map<String, Value> values(Snapshot seen, StorageOrder decided) {
    return decided instanceof StorageOrder.Forced forced
        ? Map.of(MODE, Value.of(FORCED), POWER, Value.of(settable(seen, forced.watts())))
        : Map.of(MODE, Value.of(NO_DISCHARGE));
  }

  /** In steps of the device, towards 0. */
  private static double settable(Snapshot seen, int watts) {
    double step = commandable(seen, POWER).map(Commandable::step).orElse(0.0);
    return step > 0 ? (long) (watts / step) * step : watts;
  }

  /**
   * NO_DISCHARGE takes no power with it. So that the power of before does not live on as a lease of
   * its own, whose end would give the device back, it first becomes one without a term.
   */
  private static void dropPower(Device device, Moment now) {
    device.submit(
        new Command(
            "storage-idle-" + now.running().toSeconds(),
            Map.of(MODE, Value.of(FORCED), POWER, Value.of(0)),
            Duration.ZERO,
            Command.Fallback.NONE,
            ORIGIN));
  }

  /**
   * What this controller ordered ends with its lease. What stands from a life before (a device
   * whose time-out counts the new gateway's polls) is ended by a command, once, when the device is
   * first seen.
   */
  private void giveBack(Device device, Moment now) {
    if (last.steers()) {
      order.release(device, now);
    } else if (!known && mode(device.snapshot()).filter(StorageDrive::isOurs).isPresent()) {
      device.submit(
          new Command(
              "storage-free-" + now.running().toSeconds(),
              Map.of(MODE, Value.of("SELF_CONSUMPTION")),
              Duration.ZERO,
              Command.Fallback.NONE,
              ORIGIN));
    }
  }

  private static boolean isOurs(String mode) {
    return mode.equals(FORCED) || mode.equals(NO_DISCHARGE);
  }

  private static Optional<String> mode(Snapshot seen) {
    return seen.reading(MODE)
        .flatMap(Reading::value)
        .filter(Value.Text.class::isInstance)
        .map(v -> ((Value.Text) v).text());
  }

  /** Gives the storage back to itself: the controller stops. */
  void release(Device device, Moment now) {
    order.release(device, now);
    last = new StorageOrder.OwnRule();
  }

  /** Why the device does not do what was decided; empty while nothing is ordered. */
  Optional<Sentence> trouble(String device) {
    return last.steers()
        ? order
            .trouble()
            .map(
                t ->
                    Sentence.of(
                        t.refused() ? "storage.refused" : "storage.failed",
                        device,
                        t.reason().name(),
                        t.detail().english()))
        : Optional.empty();
  }
}
