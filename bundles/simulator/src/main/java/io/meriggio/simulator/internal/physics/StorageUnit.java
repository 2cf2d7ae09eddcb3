// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

import io.meriggio.simulator.state.Phases;
import io.meriggio.simulator.state.PvString;
import io.meriggio.simulator.state.Status;
import io.meriggio.simulator.state.Storage;
import io.meriggio.simulator.state.StorageMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * An inverter with a battery and perhaps with strings: keeps the exchange at zero, or follows
 * commands in passive mode for as long as its master is heard.
 */
final class StorageUnit {

  private static final double STANDING_LOSS = 25;
  private static final double CONVERSION = 0.975;

  private final StorageSpec spec;
  private final List<PvArray> roofs;
  private final Accumulator battery;

  private StorageOrders orders = StorageOrders.FREE;
  private StorageMode mode = StorageMode.SELF_CONSUMPTION;
  private StorageMode before = StorageMode.SELF_CONSUMPTION;
  private double timeout;
  private boolean backToBefore = true;
  private double silence;
  private Set<Integer> trips = Set.of();
  private Status status = Status.CHECKING;
  private double countdown;

  private List<PvString> strings;
  private double acPower;
  private double reactivePower;
  private double foreignPv;
  private double load;
  private double exported;
  private boolean limited;
  private double heatsink = 30;
  private double secondsToday;
  private double secondsTotal = 3_210 * 3600.0;
  private LocalDate today = LocalDate.MIN;

  private final Tally pv = new Tally(8_765_400);
  private final Tally consumed = new Tally(9_876_500);
  private final Tally imports = new Tally(3_456_700);
  private final Tally exports = new Tally(2_345_600);
  private final Tally charged = new Tally(1_234_500);
  private final Tally discharged = new Tally(1_123_400);

  StorageUnit(StorageSpec spec) {
    this.spec = spec;
    roofs =
        spec.pvPower() <= 0
            ? List.of()
            : List.of(
                new PvArray(0.55, 22, -25, spec.phases() == 1 ? 380 : 560).times(spec.pvPower()),
                new PvArray(0.45, 22, 65, spec.phases() == 1 ? 340 : 480).times(spec.pvPower()));
    battery =
        new Accumulator(
            spec.capacity(),
            spec.batteryPower(),
            spec.batteryPower(),
            spec.batteryVoltage(),
            spec.soc());
    strings = roofs.stream().map(roof -> new PvString(0, 0)).toList();
  }

  void order(StorageOrders wanted) {
    orders = wanted;
  }

  StorageOrders orders() {
    return orders;
  }

  /** Changes the mode; passive remembers where it came from. */
  void mode(StorageMode wanted) {
    if (wanted == StorageMode.PASSIVE && mode != StorageMode.PASSIVE) {
      before = mode;
    }
    if (wanted != mode) {
      silence = 0;
      orders = orders.awake();
    }
    mode = wanted;
  }

  /** How long a master may be silent in passive mode (0 = for ever), and what follows. */
  void timeout(double seconds, boolean backToModeBefore) {
    timeout = seconds;
    backToBefore = backToModeBefore;
  }

  /** A master was heard. */
  void heard() {
    silence = 0;
  }

  void trips(Set<Integer> numbers) {
    trips = Set.copyOf(numbers);
  }

  /** Skips the check: the plant was there before the simulation began. */
  void settle() {
    status = Status.RUNNING;
    countdown = 0;
  }

  /**
   * Lives through a span that ends now and takes the flows of its end.
   *
   * @param seconds of the clock
   * @param skySeconds of the sky, which charge the battery
   * @param draw what the plant draws on each phase without this unit, less what others give, W
   * @param others what other generators give, W
   */
  void step(
      double seconds,
      double skySeconds,
      Sky sky,
      double elapsed,
      Phases draw,
      double plantLoad,
      double others,
      LocalDate date) {
    count(seconds, date);
    battery.live(skySeconds);
    silence += seconds;
    obeySilence();
    decide(seconds);
    load = plantLoad;
    foreignPv = others;
    deliver(roofs.stream().map(roof -> roof.best(sky, elapsed)).toList(), draw.total());
    double target = sky.airTemperature(elapsed) + 6 + 30 * Math.abs(acPower) / spec.ratedPower();
    heatsink += (target - heatsink) * Math.min(1, seconds / 120);
  }

  private void count(double seconds, LocalDate date) {
    if (!date.equals(today)) {
      secondsToday = 0;
      today = date;
    }
    if (status == Status.RUNNING) {
      secondsToday += seconds;
      secondsTotal += seconds;
    }
    pv.count(strings.stream().mapToDouble(PvString::power).sum(), seconds, date);
    consumed.count(load, seconds, date);
    imports.count(-exported, seconds, date);
    exports.count(exported, seconds, date);
    charged.count(-battery.power(), seconds, date);
    discharged.count(battery.power(), seconds, date);
  }

  private void obeySilence() {
    if (mode == StorageMode.PASSIVE && timeout > 0 && silence >= timeout && !orders.standby()) {
      if (backToBefore) {
        mode(before);
      } else {
        orders = orders.idle();
      }
    }
  }

  private void decide(double seconds) {
    if (!trips.isEmpty()) {
      status = Status.FAULT;
    } else if (!orders.running() || (orders.standby() && mode == StorageMode.PASSIVE)) {
      status = Status.WAITING;
    } else if (status == Status.WAITING || status == Status.FAULT) {
      status = Status.CHECKING;
      countdown = spec.connectSeconds();
    } else if (status == Status.CHECKING) {
      countdown = Math.max(0, countdown - seconds);
      status = countdown > 0 ? Status.CHECKING : Status.RUNNING;
    }
  }

  private void deliver(List<PvString> best, double draw) {
    limited = false;
    if (status != Status.RUNNING) {
      battery.power(0);
      acPower = 0;
      reactivePower = 0;
      strings = best.stream().map(string -> PvArray.throttled(string, 0)).toList();
      return;
    }
    double available = best.stream().mapToDouble(PvString::power).sum();
    double ceiling = ceiling(draw);
    double floor = -spec.ratedPower();
    if (orders.importLimit().isPresent()) {
      floor = Math.max(floor, Math.min(0, draw - orders.importLimit().getAsDouble()));
    }
    boolean passive = mode == StorageMode.PASSIVE;
    double wantedAc = Math.min(ceiling, passive ? draw - orders.gridTarget() : draw);
    double wanted = dc(wantedAc) - available;
    if (passive) {
      wanted = Math.max(-orders.mostCharge(), Math.min(-orders.leastCharge(), wanted));
    }
    settle(best, available, wanted, floor, ceiling);
    reactivePower = Math.max(-0.6, Math.min(0.6, orders.reactive())) * spec.ratedPower();
  }

  /** The most that may go out: rating, limit, export limit. */
  private double ceiling(double draw) {
    double most = spec.ratedPower() * Math.min(1, orders.limit());
    if (orders.exportLimit().isPresent()) {
      most = Math.min(most, Math.max(0, draw + orders.exportLimit().getAsDouble()));
    }
    return most;
  }

  /** Battery first, then as much sun as may go out. */
  private void settle(
      List<PvString> best, double available, double wanted, double floor, double ceiling) {
    double flow = battery.possible(wanted);
    flow = Math.max(flow, Math.min(0, dc(floor) - available));
    double sun = Math.max(0, Math.min(available, dc(ceiling) - flow));
    limited = sun < available - 1 || ac(available + flow) > ceiling - 1;
    battery.power(flow);
    acPower = ac(sun + flow);
    double part = available <= 0 ? 0 : sun / available;
    strings =
        best.stream().map(string -> part >= 1 ? string : PvArray.throttled(string, part)).toList();
  }

  private static double ac(double dc) {
    return dc >= 0 ? dc * CONVERSION - STANDING_LOSS : dc / CONVERSION - STANDING_LOSS;
  }

  static double dc(double ac) {
    double gross = ac + STANDING_LOSS;
    return gross >= 0 ? gross / CONVERSION : gross * CONVERSION;
  }

  /** What is fed in at the connection, told when all units have been settled, W. */
  void exchange(double export) {
    exported = export;
  }

  Phases acPower() {
    return Phases.over(spec.phases(), acPower);
  }

  double reactivePower() {
    return reactivePower;
  }

  StorageMode mode() {
    return mode;
  }

  Storage state(double air) {
    return new Storage(
        status,
        mode,
        orders.standby(),
        strings,
        acPower(),
        reactivePower,
        battery.state(),
        foreignPv,
        load,
        pv.energy(),
        consumed.energy(),
        imports.energy(),
        exports.energy(),
        charged.energy(),
        discharged.energy(),
        air + (heatsink - air) * 0.6,
        heatsink,
        secondsToday,
        secondsTotal,
        trips,
        limited);
  }
}
