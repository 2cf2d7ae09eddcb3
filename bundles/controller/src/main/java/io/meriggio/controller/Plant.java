// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The plant, an OSGi service of the controller.
 *
 * <p>Threads: all methods may be called from any thread; none blocks.
 */
@ProviderType
public interface Plant {

  /** The newest image; at most about a second old. */
  PlantNow now();

  /** What the plant is: its settings, and which devices measure it. */
  PlantDescription description();
}
