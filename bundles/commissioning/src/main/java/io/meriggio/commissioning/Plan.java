// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning;

import io.meriggio.commissioning.internal.PlanMaker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a draft changes of the site's configuration.
 *
 * @param changes all keys of each PID in the order lines, devices, plant; empty removes it
 * @param kinds what that does to each
 */
public record Plan(Map<String, Optional<Map<String, Object>>> changes, List<Change> kinds) {

  public Plan {
    changes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    kinds = List.copyOf(kinds);
  }

  /**
   * The plan of a draft.
   *
   * @param effective what is in force, by PID
   */
  public static Plan of(Draft draft, Map<String, Map<String, Object>> effective) {
    return PlanMaker.plan(draft, effective);
  }

  /** What happens to a configuration. */
  public enum Kind {
    MADE,
    CHANGED,
    REMOVED,
    /** It says the same as before. */
    KEPT
  }

  /**
   * What happens to one.
   *
   * @param pid which
   * @param kind what
   */
  public record Change(String pid, Kind kind) {}
}
