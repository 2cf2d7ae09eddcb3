// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All documents of one kind. It changes through a {@link Ledger.Change} only, and is read under the
 * ledger's lock.
 */
final class Shelf<T> {
  private final String prefix;
  private final Class<T> type;
  private final Map<String, T> all = new LinkedHashMap<>();

  Shelf(String prefix, Class<T> type) {
    this.prefix = prefix;
    this.type = type;
  }

  String prefix() {
    return prefix;
  }

  Class<T> type() {
    return type;
  }

  Optional<T> get(String key) {
    return Optional.ofNullable(all.get(key));
  }

  /** A copy of those that are wanted. */
  Map<String, T> where(Predicate<T> wanted) {
    Map<String, T> found = new LinkedHashMap<>();
    all.forEach(
        (key, one) -> {
          if (wanted.test(one)) {
            found.put(key, one);
          }
        });
    return found;
  }

  int size() {
    return all.size();
  }

  /** As it stands in the memory now. */
  void stands(String key, Optional<T> one) {
    one.ifPresentOrElse(value -> all.put(key, value), () -> all.remove(key));
  }
}
