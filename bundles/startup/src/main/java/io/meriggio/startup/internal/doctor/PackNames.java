// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of the driver packs that a gateway would find, without opening one. */
final class PackNames {

  private static final Pattern ARCHIVE = Pattern.compile("(.+?)-\\d.*\\.kar");

  private PackNames() {}

  /**
   * Of packs delivered and packs kept.
   *
   * @param delivered the distribution's folder of archives {@code name-version.kar}; may be missing
   * @param kept the data directory's folder with one folder a pack; may be missing
   */
  static SortedSet<String> of(Path delivered, Path kept) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    for (Path archive : children(delivered)) {
      Matcher name = ARCHIVE.matcher(name(archive));
      if (name.matches()) {
        names.add(name.group(1));
      }
    }
    for (Path folder : children(kept)) {
      String name = name(folder);
      if (Files.isDirectory(folder) && !name.startsWith(".")) {
        names.add(name);
      }
    }
    return names;
  }

  private static String name(Path path) {
    return Optional.ofNullable(path.getFileName()).map(Path::toString).orElse("");
  }

  private static Iterable<Path> children(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    }
  }
}
