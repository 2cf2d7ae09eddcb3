// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history;

import io.meriggio.device.Unit;
import java.time.Instant;

/**
 * A point with a history.
 *
 * @param device its device, or {@link History#PLANT}; it may have been removed since
 * @param from when its history begins
 * @param to the end of what is known; at or after {@code from}
 */
public record RecordedPoint(
    String device, String point, Unit unit, HistorySeries.Kind kind, Instant from, Instant to) {}
