// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.psc100.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Value;
import io.meriggio.modbus.MappedRegisters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps a plant below its limit: sent, looked at after 5 s, corrected by what is too much
 * (OTHER-DEVICES, section 5; CEI 0-16 asks for 2 % of the rated power).
 */
final class LimitKeeping {

  private static final Duration LOOK_AFTER = Duration.ofSeconds(5);
  private static final double TOLERANCE = 2;

  private final Control control;
  private final MappedRegisters plant;
  private final Clock clock;
  private Optional<Double> wanted = Optional.empty();
  private double sent;
  private boolean corrected;
  private Instant sentAt = Instant.EPOCH;

  LimitKeeping(Control control, MappedRegisters plant, Clock clock) {
    this.control = control;
    this.plant = plant;
    this.clock = clock;
  }

  /**
   * Sends a limit; the same one again is corrected by what the plant does meanwhile.
   *
   * @param percent 0…100
   */
  void send(double percent) throws DeviceException {
    boolean repeated = wanted.isPresent() && wanted.get() == percent;
    double next = repeated ? Math.min(percent, Math.max(0, sent - excess().orElse(0.0))) : percent;
    wanted = Optional.of(percent);
    corrected = repeated && corrected;
    put(next);
  }

  private void put(double percent) throws DeviceException {
    sent = Math.rint(percent * 10) / 10;
    sentAt = clock.instant();
    control.send(PlantPoints.LIMIT, Value.of(sent));
  }

  /** Whether the plant holds the limit and keeps below it; corrects it once when it does not. */
  boolean isKept() throws DeviceException {
    if (!control.holds(PlantPoints.LIMIT, Value.of(sent))) {
      return false;
    }
    Optional<Double> excess = excess();
    if (excess.isEmpty()) {
      return true;
    }
    if (clock.instant().isBefore(sentAt.plus(LOOK_AFTER))) {
      return excess.get() <= 0;
    }
    if (excess.get() > 0 && !corrected) {
      corrected = true;
      put(Math.max(0, sent - excess.get()));
      return false;
    }
    return excess.get() <= 0;
  }

  /**
   * How far the plant is above its limit, in percent of its rated power: more than 0 only beyond
   * the tolerance, below 0 when a corrected limit may rise again.
   *
   * @return empty when the plant does not tell its powers
   */
  private Optional<Double> excess() throws DeviceException {
    Optional<Double> rated = plant.number("rated_power").filter(power -> power > 0);
    Optional<Double> measured = plant.number("ac_power");
    if (rated.isEmpty() || measured.isEmpty() || wanted.isEmpty()) {
      return Optional.empty();
    }
    double above = 100 * measured.get() / rated.get() - wanted.get();
    return Optional.of(Math.abs(above) <= TOLERANCE ? 0 : above);
  }

  /** No limit is wanted any more. */
  void forget() {
    wanted = Optional.empty();
  }
}
