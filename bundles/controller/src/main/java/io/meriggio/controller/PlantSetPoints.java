// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import io.meriggio.device.Unit;
import java.time.Duration;
import java.util.Optional;

/**
 * What a plant is asked to do. What is not asked for is empty: then the inverters decide.
 *
 * @param active the most active power that may be delivered
 * @param reactive reactive power or a power factor
 * @param running whether the plant delivers at all; empty leaves it as it is
 */
public record PlantSetPoints(
    Optional<Active> active, Optional<Reactive> reactive, Optional<Running> running) {

  /** Nothing is asked for. */
  public static final PlantSetPoints NONE =
      new PlantSetPoints(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * A limit of active power.
   *
   * @param value 0 or more
   * @param unit {@link Unit#PERCENT} of the plant's rated power (0…100), or {@link Unit#WATT}
   * @param validFor after so long without a new set-point it ends by itself; zero = it does not
   */
  public record Active(double value, Unit unit, Duration validFor) {}

  /** What is asked of the reactive side. */
  public sealed interface Reactive {
    /** After so long without a new set-point it ends by itself; zero = it does not. */
    Duration validFor();
  }

  /**
   * Reactive power, injected positive.
   *
   * @param value in {@code unit}
   * @param unit {@link Unit#PERCENT} of the plant's rated power (−100…100), or {@link Unit#VAR}
   * @param validFor as said there
   */
  public record ReactivePower(double value, Unit unit, Duration validFor) implements Reactive {}

  /**
   * A power factor.
   *
   * @param value 0.8…1 in magnitude, with the sign of the point {@code power_factor_setpoint}
   * @param validFor as said there
   */
  public record PowerFactor(double value, Duration validFor) implements Reactive {}

  /**
   * Start or stop.
   *
   * @param run whether the plant is to run
   * @param validFor after so long without a new set-point it is no longer asked for; the plant
   *     stays as it is then
   */
  public record Running(boolean run, Duration validFor) {}

  /** Whether nothing is asked for. */
  public boolean isEmpty() {
    return active.isEmpty() && reactive.isEmpty() && running.isEmpty();
  }

  /** Only a limit in per cent of rated power, without an end. */
  public static PlantSetPoints limit(double percent) {
    return new PlantSetPoints(
        Optional.of(new Active(percent, Unit.PERCENT, Duration.ZERO)),
        Optional.empty(),
        Optional.empty());
  }
}
