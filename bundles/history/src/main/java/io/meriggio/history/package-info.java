// SPDX-License-Identifier: Apache-2.0
/**
 * What the plant and its devices did: powers and other measured figures with their averages, minima
 * and maxima, and energies, for years.
 *
 * <p>Units, signs and ids are those of the vocabulary; the plant's own points belong to the device
 * {@code plant}. Unknown is unknown: a span that nobody saw has no figure, never 0 and never the
 * last one.
 *
 * <p>Threads: every type here is immutable or says otherwise.
 */
@Export
@Version("0.1.0")
package io.meriggio.history;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
