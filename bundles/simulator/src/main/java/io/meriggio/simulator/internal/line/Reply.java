// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.line;

/**
 * What a station sends, and whether it is to be broken on the way.
 *
 * @param pdu the message
 * @param garbled whether its frame gets one wrong byte
 */
public record Reply(Pdu pdu, boolean garbled) {}
