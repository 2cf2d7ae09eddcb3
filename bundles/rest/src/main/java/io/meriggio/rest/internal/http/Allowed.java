// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.http;

import io.meriggio.device.Text;
import java.util.List;

/**
 * What would have been allowed where something else was found, as words of the message files, so
 * that a refusal says it in the language of its answer.
 *
 * @param key names the words, {@code allowed.} before it
 * @param parameters what they are filled with
 */
public record Allowed(String key, List<Object> parameters) {

  public Allowed {
    parameters = List.copyOf(parameters);
  }

  /** Words with what they are filled with. */
  public static Allowed of(String key, Object... parameters) {
    return new Allowed(key, List.of(parameters));
  }

  Text text() {
    return Messages.sentence("allowed." + key, parameters.toArray());
  }
}
