// SPDX-License-Identifier: Apache-2.0
/**
 * What the gateway must not forget: documents that are replaced as a whole, and journals that grow.
 *
 * <p>It survives a restart, a process that is killed, and a power cut. Readings and their history
 * are not kept here.
 */
@Export
@Version("0.1.0")
package io.meriggio.memory;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
