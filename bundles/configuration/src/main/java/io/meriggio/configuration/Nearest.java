// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds what a mistyped word was meant to be, for sentences that suggest it.
 *
 * <p>Threads: any.
 */
public final class Nearest {
  private Nearest() {}

  /**
   * The word that differs in the fewest letters, when it differs in at most half of them.
   *
   * @param typed what was found, in any case
   * @param words what is allowed; of two equally near the first
   */
  public static Optional<String> to(String typed, Collection<String> words) {
    String lower = typed.toLowerCase(Locale.ROOT);
    return words.stream()
        .filter(word -> distance(lower, word.toLowerCase(Locale.ROOT)) * 2 <= word.length())
        .min(Comparator.comparingInt(word -> distance(lower, word.toLowerCase(Locale.ROOT))));
  }

  /** Letters to insert, remove or replace (Levenshtein). */
  static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length()];
  }
}
