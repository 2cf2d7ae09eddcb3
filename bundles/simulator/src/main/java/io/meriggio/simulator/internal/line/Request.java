// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.line;

/**
 * A message of a master.
 *
 * @param unit address, 0 to 255
 * @param pdu what it asks
 * @param tag what its framing wants back: a transaction number or a sequence
 */
record Request(int unit, Pdu pdu, int tag) {}
