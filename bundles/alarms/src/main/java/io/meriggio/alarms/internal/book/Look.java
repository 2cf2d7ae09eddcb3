// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.book;

import io.meriggio.alarms.Trouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What is wrong at one moment.
 *
 * @param troubles what is known to be wrong
 * @param unknown which keys nobody can judge now: an alarm of theirs goes on, none begins
 */
public record Look(List<Trouble> troubles, Predicate<String> unknown) {

  public Look {
    troubles = List.copyOf(troubles);
  }

  /**
   * One trouble for each key. Two sources may see the same: the first one's words count. What has
   * no code gives way to the same with one, which says more.
   */
  Map<String, Trouble> byKey() {
    Map<String, Trouble> all = new LinkedHashMap<>();
    troubles.forEach(trouble -> all.putIfAbsent(trouble.key(), trouble));
    List<String> coded = new ArrayList<>();
    for (Trouble trouble : all.values()) {
      if (!trouble.code().isEmpty()) {
        coded.add(trouble.subject() + "/" + trouble.word());
      }
    }
    all.keySet().removeAll(coded);
    return all;
  }
}
