// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the plant follows its set-points.
 *
 * @param controller what the plant controller's set-points are now: what it wrote, or what its
 *     silence has made of it
 * @param controllerLost whether the plant controller has been silent for longer than allowed
 * @param wanted what the plant is to do, from all who ask
 * @param active how its limit of active power stands
 * @param reactive how its reactive side stands
 * @param running how its start or stop stands
 * @param devices the devices that carry it out, by id
 * @param ratedPower W that they are rated for together; empty while one's is unknown
 * @param at when it was looked at
 */
public record PlantPowerStatus(
    PlantSetPoints controller,
    boolean controllerLost,
    PlantSetPoints wanted,
    Part active,
    Part reactive,
    Part running,
    List<String> devices,
    Optional<Double> ratedPower,
    Instant at) {

  public PlantPowerStatus {
    devices = List.copyOf(devices);
  }

  /** How far one set-point has come, from best to worst. */
  public enum State {
    /** Nothing is asked for. */
    NONE,
    /** The plant does it. */
    CONFIRMED,
    /** On its way there, as fast as the ramp allows. */
    RAMPING,
    /** Sent, and not seen yet. */
    WAITING,
    /** It did not come about in time. */
    NOT_REACHED
  }

  /**
   * One set-point.
   *
   * @param state how far it has come
   * @param reason why, with figures
   */
  public record Part(State state, Sentence reason) {}

  /** The worst of the three. */
  public State state() {
    return Stream.of(active, reactive, running)
        .map(Part::state)
        .max(State::compareTo)
        .orElse(State.NONE);
  }
}
