// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory;

import java.util.regex.Pattern;

/**
 * A log that grows up to its capacity.
 *
 * @param name lower-case words joined by hyphens, up to 60 characters: {@code charging-sessions}
 * @param capacity the most entries that are kept, 1 to 1,000,000; the oldest are dropped. It may
 *     change from one start to the next.
 */
public record Journal(String name, int capacity) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int LONGEST = 60;
  private static final int MOST = 1_000_000;

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException when one is outside what is allowed
   */
  public Journal {
    if (name.length() > LONGEST || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "journal: found '" + name + "', allowed: lower-case words joined by hyphens, at most 60");
    }
    if (capacity < 1 || capacity > MOST) {
      throw new IllegalArgumentException(
          "journal " + name + ": found capacity " + capacity + ", allowed: 1 to " + MOST);
    }
  }
}
