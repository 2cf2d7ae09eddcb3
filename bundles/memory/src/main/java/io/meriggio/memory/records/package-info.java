// SPDX-License-Identifier: Apache-2.0
/** Java records in the memory, as JSON: for bundles that keep more than texts. */
@Export
@Version("0.1.0")
package io.meriggio.memory.records;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
