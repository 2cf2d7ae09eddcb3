// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The copies that Karaf makes of every bundle that it installs from a file ({@code
 * karaf.data/tmp/<hash of the URL>-<file name>}, SimpleDownloadTask of Karaf 4.4). It takes them
 * again by that name and never deletes them, so each update would leave one for ever.
 *
 * @param folder where they lie; empty = unknown
 */
record Downloads(Optional<Path> folder) {
  private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);

  static Downloads ofKaraf(String data) {
    return new Downloads(Optional.ofNullable(data).map(folder -> Path.of(folder, "tmp")));
  }

  /** Deletes them; the bundles themselves are in the framework's cache by then. */
  void forget() {
    if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
      return;
    }
    try (Stream<Path> files = Files.list(folder.get())) {
      List<Path> copies =
          files
              .filter(file -> file.getFileName().toString().matches("[0-9a-f]{1,8}-.*\\.jar"))
              .toList();
      for (Path copy : copies) {
        Files.deleteIfExists(copy);
      }
    } catch (IOException e) {
      LOG.warn("Copies of bundles in {} can't be deleted", folder.get(), e);
    }
  }
}
