// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Plant power control, an OSGi service of the controller: set-points for the plant as a whole,
 * which it shares out to the plant controller's cabinet or to the inverters and confirms.
 *
 * <p>Where several ask, the lowest limit of active power holds and a stop stands above a start; the
 * reactive side follows the plant controller, then a person, then the schedule.
 *
 * <p>Threads: all methods may be called from any thread; none blocks.
 */
@ProviderType
public interface PlantPower {

  /** Who asks. The schedule is a matter of the configuration. */
  enum Source {
    /** The plant controller (CCI). It is watched: its silence has consequences. */
    CONTROLLER,
    /** A person who is signed in; needs a role that may control. */
    PERSON
  }

  /**
   * Replaces all that this source asked for; {@link PlantSetPoints#NONE} withdraws it. It is taken
   * up with the next cycle. Each call counts as a sign of life, also with the same set-points.
   *
   * @param actor who it is, for the log; the role counts for {@link Source#PERSON} only
   * @return done, or refused: 401, 403, 422 with the field {@code active}, {@code reactive} or
   *     {@code validFor}
   */
  Outcome set(Source source, PlantSetPoints setPoints, Actor actor);

  /** How it stands, as of the last cycle. */
  PlantPowerStatus status();
}
