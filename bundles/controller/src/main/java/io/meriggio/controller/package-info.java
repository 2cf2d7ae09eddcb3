// SPDX-License-Identifier: Apache-2.0
/**
 * The plant as the doors see it: which devices measure it, what it does now, and in words why a
 * figure is missing.
 *
 * <p>Units, signs, ids and reasons are those of the vocabulary: power in W, export, discharge and
 * generation positive, shares in %. Unknown is unknown, never 0.
 *
 * <p>Threads: every type here is immutable or says otherwise.
 */
@Export
@Version("0.2.0")
package io.meriggio.controller;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
