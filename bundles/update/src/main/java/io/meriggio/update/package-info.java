// SPDX-License-Identifier: Apache-2.0
/**
 * Driver packs: installs, updates, rolls back and removes them while the gateway serves.
 *
 * <p>A pack is a Karaf archive (.kar) with one feature, whose name is the pack's, and the bundles
 * of a driver. Packs live in the data directory, the bundle cache can be thrown away at any time.
 *
 * <p>Threads: the service may be called from any thread; changes happen one at a time.
 */
@Export
@Version("0.1.0")
package io.meriggio.update;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
