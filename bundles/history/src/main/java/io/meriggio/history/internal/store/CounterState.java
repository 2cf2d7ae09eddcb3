// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.store;

/**
 * Where a counter stands.
 *
 * @param total what was counted so far; never goes back
 * @param shift what is added to what the device says
 * @param at when that was, in seconds of the epoch
 */
public record CounterState(long total, long shift, long at) {}
