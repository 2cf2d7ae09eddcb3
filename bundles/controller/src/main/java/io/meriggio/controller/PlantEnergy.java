// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The energy flows of the plant, an OSGi service of the controller. They are integrated from powers
 * of the same moment, so that import never cancels export.
 *
 * <p>Threads: all methods may be called from any thread; none blocks.
 */
@ProviderType
public interface PlantEnergy {

  /** The flows since the local midnight, or since the watch of this day began. */
  EnergyFlows today();

  /** The newest minute that has ended; empty in the first minute after a start. */
  Optional<EnergyFlows> lastInterval();
}
