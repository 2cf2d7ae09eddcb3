// SPDX-License-Identifier: Apache-2.0
/**
 * Lines at work: whose turn it is ({@code Turns}), how frames travel ({@code Framing} over {@code
 * Wire}), which units and paths are backed off ({@code BackOff}), and {@code ScheduledLine} that
 * joins them. There is no thread here: a caller whose turn it is runs its own exchange.
 */
package io.meriggio.modbus.internal.line;
