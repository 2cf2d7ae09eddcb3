// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries of a journal are wanted.
 *
 * @param subject only entries about this subject
 * @param from only entries at this instant or later
 * @param to only entries before this instant
 * @param before only entries with a smaller id: the id of the last entry of the page before
 * @param limit the most entries, 1 to {@link #MAX_LIMIT}
 */
public record Query(
    Optional<String> subject,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<Long> before,
    int limit) {

  /** The longest page. */
  public static final int MAX_LIMIT = 1000;

  /**
   * Checks the limit.
   *
   * @throws IllegalArgumentException when it is outside 1 to {@link #MAX_LIMIT}
   */
  public Query {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit: found " + limit + ", allowed: 1 to " + MAX_LIMIT);
    }
  }

  /** The newest entries of all subjects. */
  public static Query newest(int limit) {
    return new Query(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
  }

  /** The same about one subject. */
  public Query about(String wanted) {
    return new Query(Optional.of(wanted), from, to, before, limit);
  }

  /** The same from one instant (inclusive) to another (exclusive). */
  public Query between(Instant first, Instant end) {
    return new Query(subject, Optional.of(first), Optional.of(end), before, limit);
  }

  /** The next page, after the one that ended with this id. */
  public Query before(long id) {
    return new Query(subject, from, to, Optional.of(id), limit);
  }
}
