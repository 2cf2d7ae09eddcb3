// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.hyd.internal;

import io.meriggio.device.Point;
import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.inverter.PassivePoints;
import io.meriggio.inverter.PointSum;
import io.meriggio.modbus.Readings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a G3 hybrid does not say in one row: sums of strings and packs, the mode in our words. */
final class G3Readings {

  private static final String COARSE_BATTERY_POWER = "battery_power_total";
  private static final String MINIMUM = "passive_battery_power_min";
  private static final String MAXIMUM = "passive_battery_power_max";

  private final Inputs inputs;
  private final PassiveMode passive;
  private final Point setpoint;
  private final PointSum strings;
  private final PointSum packs;

  G3Readings(Inputs inputs, PassiveMode passive, Point setpoint) {
    this.inputs = inputs;
    this.passive = passive;
    this.setpoint = setpoint;
    this.strings = new PointSum(HydPoints.PV_POWER, powers("pv", inputs.strings()));
    this.packs = new PointSum(HydPoints.BATTERY_POWER, powers("battery", inputs.packs()));
  }

  private static List<String> powers(String of, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(n -> of + n + "_power").toList();
  }

  List<Point> points() {
    List<Point> points = new ArrayList<>();
    if (inputs.strings() > 0) {
      points.add(HydPoints.PV_POWER);
    }
    if (inputs.packs() > 0) {
      points.addAll(List.of(HydPoints.BATTERY_POWER, HydPoints.BATTERY_SOC, HydPoints.BATTERY_SOH));
      points.addAll(List.of(PassivePoints.STORAGE_MODE, setpoint));
    }
    if (inputs.packs() == 1) {
      points.addAll(HydPoints.OF_ONE_PACK);
    }
    return points;
  }

  void derive(Readings poll) {
    if (inputs.strings() > 0) {
      sum(strings, HydPoints.PV_POWER, HydPoints.PV_POWER_TOTAL.id(), poll);
    }
    if (inputs.packs() > 0) {
      sum(packs, HydPoints.BATTERY_POWER, COARSE_BATTERY_POWER, poll);
      mode(poll);
    }
    if (inputs.packs() == 1) {
      HydPoints.OF_ONE_PACK.forEach(point -> copy(ofFirst(point), point, poll));
      copy(ofFirst(HydPoints.BATTERY_SOC), HydPoints.BATTERY_SOC, poll);
      copy(ofFirst(HydPoints.BATTERY_SOH), HydPoints.BATTERY_SOH, poll);
    } else if (inputs.packs() > 1) {
      copy("battery_soc_average", HydPoints.BATTERY_SOC, poll);
      copy("battery_soh_average", HydPoints.BATTERY_SOH, poll);
    }
  }

  private static String ofFirst(Point point) {
    return HydPoints.ofFirstPack(point.id()).orElseThrow().id();
  }

  /** Where no part answers, there still is a total in steps of 100 W. */
  private static void sum(PointSum parts, Point point, String coarse, Readings poll) {
    Optional<Reading> sum = parts.of(poll);
    if (sum.isPresent()) {
      poll.put(sum.get());
    } else if (parts.noneThere()) {
      copy(coarse, point, poll);
    }
  }

  private static void copy(String from, Point to, Readings poll) {
    poll.get(from).ifPresent(reading -> poll.put(as(to, reading)));
  }

  private static Reading as(Point point, Reading reading) {
    return new Reading(point, reading.value(), reading.quality(), reading.reason(), reading.at());
  }

  private void mode(Readings poll) {
    Optional<Reading> register = poll.get(HydPoints.ENERGY_STORAGE_MODE.id());
    if (register.isEmpty()) {
      return;
    }
    Reading found = register.get();
    if (found.quality() != Quality.GOOD) {
      poll.put(as(PassivePoints.STORAGE_MODE, found));
      poll.put(Reading.bad(setpoint, found.reason(), found.at()));
      return;
    }
    String word = ((Value.Text) found.value().orElseThrow()).text();
    boolean steered = word.equals("PASSIVE");
    passive.seen(steered);
    Optional<Double> minimum = poll.good(MINIMUM);
    Optional<Double> maximum = poll.good(MAXIMUM);
    if (!steered) {
      boolean own = word.equals(PassivePoints.SELF_CONSUMPTION);
      put(
          own ? PassivePoints.SELF_CONSUMPTION : PassivePoints.OTHER,
          Optional.empty(),
          found,
          poll);
    } else if (minimum.isPresent() && maximum.isPresent()) {
      String mode = word(minimum.get(), maximum.get());
      put(mode, maximum.map(watts -> -watts), found, poll);
    } else {
      poll.put(Reading.bad(PassivePoints.STORAGE_MODE, Reason.DEVICE_ERROR, found.at()));
      poll.put(Reading.bad(setpoint, Reason.DEVICE_ERROR, found.at()));
    }
  }

  /** One firmware reads the minimum back as 0 although it was set (INVERTERS, section 6). */
  private String word(double minimum, double maximum) {
    boolean forcedByUs =
        minimum == 0 && passive.commanded().filter(PassivePoints.FORCED::equals).isPresent();
    if (minimum == maximum || forcedByUs) {
      return PassivePoints.FORCED;
    }
    return minimum == 0 && maximum > 0 ? PassivePoints.NO_DISCHARGE : PassivePoints.OTHER;
  }

  private void put(String mode, Optional<Double> watts, Reading found, Readings poll) {
    poll.put(Reading.good(PassivePoints.STORAGE_MODE, Value.of(mode), found.at()));
    boolean forced = mode.equals(PassivePoints.FORCED) && watts.isPresent();
    poll.put(
        forced
            ? Reading.good(setpoint, Value.of(watts.get() + 0.0), found.at())
            : Reading.bad(setpoint, Reason.NOT_IN_PASSIVE_MODE, found.at()));
  }
}
