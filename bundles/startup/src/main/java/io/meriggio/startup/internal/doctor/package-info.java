// SPDX-License-Identifier: Apache-2.0

/**
 * {@code ./meriggio doctor}: what is wrong with this machine, its distribution, its data and its
 * configuration, each with its mend. Plain Java outside the framework; it only reads.
 */
package io.meriggio.startup.internal.doctor;
