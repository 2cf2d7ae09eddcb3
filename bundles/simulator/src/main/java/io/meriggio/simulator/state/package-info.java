// SPDX-License-Identifier: Apache-2.0
/** What each part of the simulated plant is doing at one instant; records, for any thread. */
// imported back it would be one more name that a bundle of its own brings along
@Export(substitution = Export.Substitution.NOIMPORT)
@Version("0.1.0")
package io.meriggio.simulator.state;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
