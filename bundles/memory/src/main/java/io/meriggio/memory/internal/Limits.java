// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.internal;

import io.meriggio.memory.Entry;
import io.meriggio.memory.Memory;
import java.util.Map;
import java.util.Optional;

/** How long keys and texts may be. */
final class Limits {
  private Limits() {}

  static void check(Map<String, Optional<String>> changes) {
    changes.forEach(
        (key, text) -> {
          length("key '" + shown(key) + "'", key, 1, Memory.MAX_KEY);
          text.ifPresent(
              words -> length("text of '" + shown(key) + "'", words, 0, Memory.MAX_TEXT));
        });
  }

  static void check(Entry entry) {
    String subject = entry.subject();
    length("subject '" + shown(subject) + "'", subject, 1, Memory.MAX_KEY);
    length("text about '" + shown(subject) + "'", entry.text(), 0, Memory.MAX_TEXT);
  }

  private static void length(String what, String found, int least, int most) {
    if (found.length() < least || found.length() > most) {
      throw new IllegalArgumentException(
          what + ": found " + found.length() + " characters, allowed: " + least + " to " + most);
    }
  }

  private static String shown(String words) {
    return words.length() > 40 ? words.substring(0, 40) + "…" : words;
  }
}
