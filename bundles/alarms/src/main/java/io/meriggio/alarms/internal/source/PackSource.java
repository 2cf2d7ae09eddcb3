// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.source;

import io.meriggio.alarms.Severity;
import io.meriggio.alarms.Trouble;
import io.meriggio.alarms.internal.book.Look;
import io.meriggio.update.Pack;
import io.meriggio.update.Packs;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Driver packs that the running gateway can't use. */
public final class PackSource implements Source {
  static final String FAILED = "UPDATE_FAILED";

  private final Supplier<Optional<Packs>> packs;

  public PackSource(Supplier<Optional<Packs>> packs) {
    this.packs = packs;
  }

  @Override
  public Look look() {
    Optional<Packs> present = packs.get();
    if (present.isEmpty()) {
      return new Look(List.of(), key -> key.endsWith("/" + FAILED));
    }
    List<Trouble> troubles =
        present.get().packs().stream()
            .filter(pack -> pack.state() == Pack.State.FAILED)
            .map(PackSource::trouble)
            .toList();
    return new Look(troubles, key -> false);
  }

  private static Trouble trouble(Pack pack) {
    return Trouble.of(
        pack.name(),
        FAILED,
        Severity.ERROR,
        SourceTexts.text("pack." + FAILED, pack.name(), pack.version(), pack.reason()));
  }
}
