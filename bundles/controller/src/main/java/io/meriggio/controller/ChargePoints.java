// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The charge points, an OSGi service of the controller.
 *
 * <p>Requests are checked in this order, and the first that applies answers: nobody signed in, not
 * allowed, unknown charge point, bad parameter, state of things.
 *
 * <p>Threads: all methods may be called from any thread.
 */
@ProviderType
public interface ChargePoints {

  /** All of them, in the order of their ids. */
  List<ChargePointStatus> chargePoints();

  /**
   * Changes a strategy: Owner and Administrator, and only while no session is in progress ({@code
   * SESSION_IN_PROGRESS} else).
   */
  Outcome setStrategy(String chargePoint, StrategySetting strategy, Actor actor);

  /** Takes back a stop or a completion; conditions of the strategy and limits stay. */
  Outcome start(String chargePoint, Actor actor);

  /** Ends the session; the charge point stays off until unplug or remote start. */
  Outcome stop(String chargePoint, Actor actor);

  /** Changes the most that the plant may draw, W: Owner and Administrator. */
  Outcome setContractedPower(int watts, Actor actor);

  /**
   * Sessions, newest first.
   *
   * @param next from where the next page goes on; empty at the end
   */
  record SessionPage(List<ChargingSession> sessions, Optional<Long> next) {
    public SessionPage {
      sessions = List.copyOf(sessions);
    }
  }

  /**
   * The sessions of a charge point, the open one included.
   *
   * @param before the {@code next} of the page before; empty for the newest
   * @param limit at most so many, 1…1000
   */
  SessionPage sessions(String chargePoint, Optional<Long> before, int limit);
}
