// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The assistant that checks how a current sensor is mounted (energy-manager-semantics section 3),
 * an OSGi service of the controller. One check runs at a time; it goes on by itself, {@link
 * #status()} tells what the person is to do.
 *
 * <p>Requests are for Owner and Administrator: {@link Outcome.Why#NOT_SIGNED_IN} and {@link
 * Outcome.Why#NOT_ALLOWED} else.
 *
 * <p>Threads: all methods may be called from any thread; only {@link #applyReversal} blocks, for a
 * write to the disk.
 */
@ProviderType
public interface CtCheck {

  /**
   * Begins a check.
   *
   * @return refused as a conflict with the code {@code CHECK_RUNNING} while another goes on, {@code
   *     NO_SENSOR} when the plant has no such sensor
   */
  Outcome start(Actor actor, CtCheckStatus.Kind kind);

  /** How the check stands, or how the last one ended. */
  CtCheckStatus status();

  /**
   * Answers the question of the step: is the PV off; does the inverter's display show the same.
   *
   * @return refused as a conflict with the code {@code NOTHING_ASKED} when the step asks nothing
   */
  Outcome confirm(Actor actor, boolean yes);

  /**
   * Turns the sign of a sensor that was found reversed, by the setting of its device. Turning the
   * sensor round itself remains the manual's way.
   *
   * @return refused as a conflict with the code {@code NO_REVERSAL} when none is offered
   */
  Outcome applyReversal(Actor actor);

  /**
   * Ends the check.
   *
   * @return refused as a conflict with the code {@code NOT_RUNNING} when none runs
   */
  Outcome cancel(Actor actor);
}
