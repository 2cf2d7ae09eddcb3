// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.book;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment in both times: the clock on the wall stamps and may be set, the other only ever runs
 * forward and measures every span.
 *
 * @param wall for people
 * @param running since an arbitrary origin
 */
public record Moment(Instant wall, Duration running) {}
