// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.source;

import io.meriggio.alarms.internal.book.Moment;
import io.meriggio.device.Capability;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceState;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Which inverters sleep: those without a battery that fell silent while they made next to nothing,
 * or while the sun is down (energy-manager-semantics 1.8). Who is silent longer than any night does
 * not sleep.
 *
 * <p>Threads: one at a time.
 */
public final class Sleep {
  private static final double SLEEPS_BELOW_WATTS = 50;
  private static final Duration LONGEST_NIGHT = Duration.ofHours(17);

  private final Predicate<String> onlySun;
  private final BooleanSupplier sunIsDown;
  private final Supplier<Moment> time;
  private final Map<String, Double> lastPower = new HashMap<>();
  private final Map<String, Duration> silentSince = new HashMap<>();

  /**
   * Watches.
   *
   * @param onlySun whether a family's devices live on the sun alone
   * @param sunIsDown whether it is known that the sun is down
   */
  public Sleep(Predicate<String> onlySun, BooleanSupplier sunIsDown, Supplier<Moment> time) {
    this.onlySun = onlySun;
    this.sunIsDown = sunIsDown;
    this.time = time;
  }

  /** The ids of those that sleep now. */
  Set<String> look(List<Device> devices) {
    Duration now = time.get().running();
    boolean night = sunIsDown.getAsBoolean();
    Set<String> asleep = new HashSet<>();
    for (Device device : devices) {
      String id = device.info().id();
      device.snapshot().number("pv_power").ifPresent(watts -> lastPower.put(id, watts));
      if (device.snapshot().state() != DeviceState.OFFLINE) {
        silentSince.remove(id);
      } else if (livesOnSun(device)) {
        Duration since = silentSince.computeIfAbsent(id, i -> now);
        boolean made = lastPower.getOrDefault(id, Double.MAX_VALUE) >= SLEEPS_BELOW_WATTS;
        boolean tooLong = now.minus(since).compareTo(LONGEST_NIGHT) > 0;
        if ((night || !made) && !tooLong) {
          asleep.add(id);
        }
      }
    }
    lastPower.keySet().retainAll(ids(devices));
    silentSince.keySet().retainAll(ids(devices));
    return asleep;
  }

  private boolean livesOnSun(Device device) {
    Set<Capability> views = device.info().capabilities();
    return views.isEmpty()
        ? onlySun.test(device.info().family())
        : views.contains(Capability.PV_INVERTER) && !views.contains(Capability.STORAGE);
  }

  private static Set<String> ids(List<Device> devices) {
    Set<String> ids = new HashSet<>();
    devices.forEach(device -> ids.add(device.info().id()));
    return ids;
  }
}
