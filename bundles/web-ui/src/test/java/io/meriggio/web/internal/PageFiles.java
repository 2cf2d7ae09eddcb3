// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The page's files as the build laid them out for the bundle, libraries included. */
final class PageFiles {
  private static final Path CLASSES = Path.of("target", "classes");

  private PageFiles() {}

  /** Reads what {@link BundleFiles} would read from the bundle. */
  static Map<String, byte[]> built() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    read(CLASSES.resolve("web"), "", files);
    read(CLASSES.resolve("META-INF/resources/webjars"), "lib/", files);
    return files;
  }

  private static void read(Path folder, String prefix, Map<String, byte[]> files)
      throws IOException {
    List<Path> found;
    try (Stream<Path> walk = Files.walk(folder)) {
      found = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : found) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      files.put(prefix + name, Files.readAllBytes(file));
    }
  }
}
