// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import org.osgi.annotation.versioning.ConsumerType;

/** Hears of each interval of energy flows: an OSGi service (whiteboard). */
@ConsumerType
public interface EnergyFlowsListener {

  /**
   * A minute of the wall clock has ended. Called once an interval from the controller's thread; it
   * must not block. Minutes in which nobody looked are not told: a gap is a gap.
   */
  void ended(EnergyFlows interval);
}
