// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.store;

/**
 * A series and the time in which it has a history, in seconds of the epoch.
 *
 * @param from the first second
 * @param to behind the last
 */
public record Span(Series series, long from, long to) {}
