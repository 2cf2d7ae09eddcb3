// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field.internal.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The data directory, seen as what a back-up holds. */
final class DataFolder {
  /** What the launcher leaves alone too: {@code Tree.NO_DATA} of the bundle startup. */
  private static final Set<String> NO_DATA =
      Set.of("karaf", "lock", "starts", "restore", "erase", "kept");

  private static final String UNFINISHED = ".*\\.(next|part|tmp)|.*\\.unreadable-.*";

  private final Path root;

  DataFolder(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  /** A folder on the same disk for copies of some seconds. */
  Path temporary() throws IOException {
    return Files.createTempDirectory(
        Files.createDirectories(root.resolve("karaf").resolve("tmp")), "backup");
  }

  /** Whether data may lie under this first part of a path. */
  static boolean isData(String first) {
    return !NO_DATA.contains(first);
  }

  /** All files that are data, sorted; links are left out. */
  List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(path -> !path.equals(root))
          .filter(path -> isData(root.relativize(path).getName(0).toString()))
          .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .filter(path -> !String.valueOf(path.getFileName()).matches(UNFINISHED))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The form of the data, as the launcher has written it. */
  int form() {
    try {
      return Files.readAllLines(root.resolve("version")).stream()
          .filter(line -> line.matches("form=\\d{1,6}"))
          .map(line -> Integer.parseInt(line.substring("form=".length())))
          .findFirst()
          .orElse(1);
    } catch (IOException e) {
      return 1;
    }
  }
}
