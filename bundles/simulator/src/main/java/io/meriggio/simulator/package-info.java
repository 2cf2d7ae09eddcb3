// SPDX-License-Identifier: Apache-2.0
/**
 * A plant that answers real Modbus: sun, house, three-phase string inverter and exchange meter as
 * physics, and a Modbus face for each device.
 *
 * <p>It encodes on its own, from the manufacturers' documents, and shares nothing with the drivers:
 * what a driver reads here has been written by another hand. All types are safe for use from any
 * thread.
 */
@Export
@Version("0.1.0")
package io.meriggio.simulator;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
