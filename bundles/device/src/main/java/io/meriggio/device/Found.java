// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.util.Map;
import java.util.Optional;

/**
 * Something that a search has found.
 *
 * @param candidate the device; empty when something answers there that no installed driver knows
 * @param address where, for people: {@code 192.0.2.7:8899 unit 1}
 * @param line the id of the configured line that leads there; empty = it needs a new one
 * @param newLine the configuration of the line that it needs, by the keys of {@code
 *     io.meriggio.line~id}; empty when a line leads there
 * @param why a sentence: what was seen
 */
public record Found(
    Optional<Candidate> candidate,
    String address,
    Optional<String> line,
    Map<String, Object> newLine,
    Text why) {
  public Found {
    newLine = Map.copyOf(newLine);
  }

  /** With a sentence in one language. */
  public Found(
      Optional<Candidate> candidate,
      String address,
      Optional<String> line,
      Map<String, Object> newLine,
      String why) {
    this(candidate, address, line, newLine, Text.plain(why));
  }
}
