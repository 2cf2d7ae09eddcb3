// SPDX-License-Identifier: Apache-2.0
/**
 * Peers for lines: real servers of other projects as processes, a slave whose every register is
 * known, and a proxy that spoils answers. Everything stays on loopback and on pseudo-terminals.
 */
package io.meriggio.testkit.line;
