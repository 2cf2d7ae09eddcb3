// SPDX-License-Identifier: Apache-2.0

/**
 * What happens before the framework: checks of the distribution, the data directory and the HTTP
 * port, and the bundle cache made trustworthy. Plain Java, run by {@code bin/gateway}.
 */
package io.meriggio.startup.internal.launch;
