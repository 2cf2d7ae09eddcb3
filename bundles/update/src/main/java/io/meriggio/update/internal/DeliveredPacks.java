// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import io.meriggio.update.PackRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The packs that came with the gateway.
 *
 * @param folder holds their archives; it may be missing
 */
record DeliveredPacks(Path folder) {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveredPacks.class);

  /**
   * Puts them among what was decided: those that were never looked at, unless the user took the
   * pack away or has a newer one.
   *
   * @return what is decided now
   */
  PackState addTo(PackState state, PackFolder packs) throws IOException {
    PackState next = state;
    for (Path archive : archives()) {
      String digest = KarReader.digest(archive);
      if (!isSettled(digest, next, packs)) {
        next = add(archive, next, packs);
      }
    }
    return next;
  }

  /** It was looked at before, and the user took it away or something of its name is there. */
  private static boolean isSettled(String digest, PackState state, PackFolder packs) {
    return state.seen().entrySet().stream()
        .filter(entry -> entry.getValue().equals(digest))
        .anyMatch(
            entry ->
                state.removed().contains(entry.getKey())
                    || present(entry.getKey(), state, packs).isPresent());
  }

  private static Optional<StoredPack> present(String name, PackState state, PackFolder packs) {
    return Optional.ofNullable(state.packs().get(name))
        .flatMap(chosen -> packs.find(name, chosen.installed()));
  }

  private static PackState add(Path archive, PackState state, PackFolder packs) throws IOException {
    try (InputStream kar = Files.newInputStream(archive);
        PackFolder.Staged staged = packs.stage(kar)) {
      PackContent content = staged.content();
      PackState next = state.seen(content.name(), content.digest());
      if (next.removed().contains(content.name()) || newerIsThere(content, next, packs)) {
        return next;
      }
      StoredPack pack = packs.keepAnew(staged);
      return next.with(pack.name(), pack.content().folder());
    } catch (PackRefused e) {
      LOG.error(
          "The pack {} that came with the gateway can't be used: {}", archive, e.getMessage());
      return state;
    }
  }

  private static boolean newerIsThere(PackContent content, PackState state, PackFolder packs) {
    return present(content.name(), state, packs)
        .filter(present -> present.content().order().compareTo(content.order()) > 0)
        .isPresent();
  }

  private List<Path> archives() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".kar")).sorted().toList();
    }
  }
}
