// SPDX-License-Identifier: Apache-2.0
/**
 * HTTPS: a certificate that the gateway makes for itself, or one that its people bring, and the
 * listener that shows it.
 */
@Export
@Version("0.1.0")
package io.meriggio.tls;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
