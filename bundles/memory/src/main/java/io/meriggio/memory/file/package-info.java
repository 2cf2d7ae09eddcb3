// SPDX-License-Identifier: Apache-2.0
/**
 * Files of their own for bundles that keep more than documents and journals: SQLite, whose classes
 * and native library only the bundle {@code memory} holds.
 */
@Export
@Version("0.1.0")
package io.meriggio.memory.file;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
