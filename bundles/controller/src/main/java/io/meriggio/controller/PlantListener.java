// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import org.osgi.annotation.versioning.ConsumerType;

/** Hears of the plant: an OSGi service (whiteboard). */
@ConsumerType
public interface PlantListener {

  /**
   * There is a new image. Called from the controller's thread, one call at a time; it must not
   * block.
   */
  void changed(PlantNow now);
}
