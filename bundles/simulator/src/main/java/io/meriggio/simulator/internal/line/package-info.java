// SPDX-License-Identifier: Apache-2.0
/**
 * Lines as a slave sees them: framings on TCP connections and serial ports, the stick's envelope,
 * the Hub's port. It knows frames, not registers.
 */
package io.meriggio.simulator.internal.line;
