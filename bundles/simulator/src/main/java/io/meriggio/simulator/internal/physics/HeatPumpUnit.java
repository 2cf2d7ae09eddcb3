// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

import io.meriggio.simulator.state.HeatPump;
import io.meriggio.simulator.state.HeatState;
import io.meriggio.simulator.state.Phases;

/**
 * A heat pump with a tank for hot water and a house to heat: hysteresis, a compressor that runs and
 * rests for at least six minutes, SG-Ready states, a watchdog over its volatile requests.
 */
final class HeatPumpUnit {

  private static final double INSIDE = 20;
  private static final double HYSTERESIS = 5;
  private static final double LEAST_SPAN = 360;
  private static final double STANDBY_POWER = 12;

  private final HeatSpec spec;
  private final int phases;
  private final long seed;
  private HeatOrders orders = HeatOrders.FREE;
  private boolean lockContact;
  private boolean pushContact;
  private double silence;
  private HeatState state = HeatState.STANDBY;
  private double inState = LEAST_SPAN;
  private double tank = 44;
  private double buffer = 30;
  private double electric = STANDBY_POWER;
  private double thermal;
  private double electricTotal = 3_456_700;
  private double thermalTotal = 12_345_600;
  private double compressorSeconds = 5_432 * 3600.0;
  private long starts = 4_321;

  HeatPumpUnit(HeatSpec spec, int phases, long seed) {
    this.spec = spec;
    this.phases = phases;
    this.seed = seed;
  }

  HeatOrders orders() {
    return orders;
  }

  void order(HeatOrders wanted) {
    orders = wanted;
  }

  /** A master was heard. */
  void heard() {
    silence = 0;
  }

  /** SG-Ready's two contacts: 1:0 lock, 0:1 recommended, 1:1 forced. */
  void contacts(boolean first, boolean second) {
    lockContact = first;
    pushContact = second;
  }

  /** Lives through a span that ends now. */
  void step(double seconds, double skySeconds, Sky sky, double elapsed) {
    electricTotal += electric * seconds / 3600;
    thermalTotal += thermal * seconds / 3600;
    compressorSeconds += running() ? seconds : 0;
    silence += seconds;
    if (orders.watchdog() > 0 && silence >= orders.watchdog()) {
      orders =
          new HeatOrders(
              orders.on(),
              orders.heats(),
              orders.heatsWater(),
              orders.heatingSetpoint(),
              orders.waterSetpoint(),
              orders.offset(),
              0,
              0,
              orders.watchdog());
    }
    double air = sky.airTemperature(elapsed);
    warm(skySeconds, air, elapsed);
    inState += skySeconds;
    decide(air);
    draw(air);
  }

  /** Tank and buffer take what the compressor gives and lose what is used. */
  private void warm(double seconds, double air, double elapsed) {
    double shower = new Noise(seed).draw((long) Math.floor(elapsed / 1800), 6) == 0 ? 4000 : 0;
    double lost = 2 * (tank - INSIDE) + (tank > 38 ? shower : 0);
    double gained = state == HeatState.HOT_WATER ? thermal : 0;
    tank += (gained - lost) * seconds / (spec.litres() * 4186);
    double need = Math.max(0, (INSIDE - air) * spec.houseLoss());
    double given = state == HeatState.HEATING ? thermal : 0;
    buffer += (given - need * (buffer > 24 ? 1 : 0)) * seconds / (200 * 4186);
    tank = Math.max(8, Math.min(75, tank));
    buffer = Math.max(15, Math.min(60, buffer));
  }

  private void decide(double air) {
    double push = sgReady() >= 3 ? orders.offset() : 0;
    double band = sgReady() == 4 ? 1 : HYSTERESIS;
    double waterGoal = orders.waterSetpoint() + push;
    double houseGoal = orders.heatingSetpoint() + push;
    boolean wantsWater =
        orders.heatsWater() && tank < (state == HeatState.HOT_WATER ? waterGoal : waterGoal - band);
    boolean wantsHouse =
        orders.heats()
            && air < 16
            && buffer < (state == HeatState.HEATING ? houseGoal : houseGoal - band);
    HeatState wanted =
        !orders.on()
            ? HeatState.OFF
            : sgReady() == 1
                ? HeatState.LOCKED
                : wantsWater
                    ? HeatState.HOT_WATER
                    : wantsHouse ? HeatState.HEATING : HeatState.STANDBY;
    boolean ordered = wanted == HeatState.OFF || wanted == HeatState.LOCKED;
    if (wanted != state && (ordered || inState >= LEAST_SPAN)) {
      boolean ran = running();
      state = wanted;
      starts += running() && !ran ? 1 : 0;
      inState = 0;
    }
  }

  private void draw(double air) {
    double limit = orders.powerLimit() > 0 ? orders.powerLimit() : spec.ratedPower();
    electric = running() ? Math.min(limit, spec.ratedPower()) : STANDBY_POWER;
    double flow = state == HeatState.HOT_WATER ? tank + 6 : buffer + 4;
    thermal = running() ? electric * Math.max(1.8, 5.6 - 0.06 * (flow - air)) : 0;
  }

  private boolean running() {
    return state == HeatState.HEATING || state == HeatState.HOT_WATER;
  }

  private int sgReady() {
    if (orders.sgReady() != 0) {
      return orders.sgReady();
    }
    return lockContact ? (pushContact ? 4 : 1) : pushContact ? 3 : 2;
  }

  Phases power() {
    return Phases.over(phases, electric);
  }

  HeatPump state() {
    double spread = running() ? 5 : 0.4;
    double flow = state == HeatState.HOT_WATER ? tank + 6 : buffer;
    return new HeatPump(
        state,
        sgReady(),
        power(),
        thermal,
        tank,
        flow,
        flow - spread,
        electricTotal,
        thermalTotal,
        compressorSeconds,
        starts,
        orders.watchdog() <= 0 ? -1 : Math.max(0, orders.watchdog() - silence));
  }
}
