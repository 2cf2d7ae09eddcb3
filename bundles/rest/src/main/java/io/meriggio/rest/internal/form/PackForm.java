// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.update.Pack;
import java.util.List;
import java.util.Locale;

/**
 * An installed driver pack.
 *
 * @param state {@code STARTING}, {@code ACTIVE} or {@code FAILED}
 * @param previous the version that a rollback would bring back, or null
 * @param reason why it does not serve, in words, or null
 */
public record PackForm(
    String name,
    String version,
    String state,
    List<String> families,
    String previous,
    String reason) {

  public static PackForm of(Pack pack, Locale language) {
    return new PackForm(
        pack.name(),
        pack.version(),
        pack.state().name(),
        pack.families(),
        pack.previous().orElse(null),
        Words.orNull(pack.reason().in(language)));
  }
}
