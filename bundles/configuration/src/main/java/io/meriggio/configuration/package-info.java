// SPDX-License-Identifier: Apache-2.0
/**
 * The one place that knows the keys of the site's configuration: what each PID may say, in {@code
 * check} of its record, and the layers of which it is made ({@link
 * io.meriggio.configuration.SiteConfiguration}).
 *
 * <p>Threads: records are immutable; the service may be called from any thread.
 */
@Export
@Version("0.1.0")
package io.meriggio.configuration;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
