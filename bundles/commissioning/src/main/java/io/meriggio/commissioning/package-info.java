// SPDX-License-Identifier: Apache-2.0
/**
 * Putting a plant into operation: a draft that grows step by step, what is still missing or wrong
 * in it, and what it will change of the site's configuration, all at once or not at all.
 *
 * <p>{@link io.meriggio.commissioning.Draft}, {@link io.meriggio.commissioning.Review} and {@link
 * io.meriggio.commissioning.Plan} are pure; {@link io.meriggio.commissioning.Commissioning} is the
 * service that keeps the draft and applies it.
 *
 * <p>Threads: records are immutable; the service may be called from any thread.
 */
@Export
@Version("0.1.0")
package io.meriggio.commissioning;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
