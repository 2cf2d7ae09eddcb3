// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import java.util.Map;
import java.util.Set;

/**
 * One of the two layers of which the site's configuration is made, the file layer below, the door
 * layer above.
 *
 * @param kind which
 * @param configurations by PID; in the door layer only the keys that were changed
 * @param removed in the door layer: what was taken away, as {@code pid} or {@code pid/key}
 */
public record Layer(
    Kind kind, Map<String, Map<String, Object>> configurations, Set<String> removed) {

  /** Where a layer comes from. */
  public enum Kind {
    /** The files that the gateway was started with. */
    FILE,
    /** The web page, REST and the other doors. */
    DOOR
  }

  public Layer {
    configurations = Map.copyOf(configurations);
    removed = Set.copyOf(removed);
  }
}
