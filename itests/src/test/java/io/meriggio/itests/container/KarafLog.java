// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the container has logged since a moment. */
final class KarafLog {
  private final Path file = Path.of(System.getProperty("karaf.data"), "log", "karaf.log");
  private final long begin;

  private KarafLog() throws IOException {
    begin = Files.size(file);
  }

  static KarafLog fromNow() throws IOException {
    return new KarafLog();
  }

  /** Lines that tell of something that went wrong. */
  List<String> troubles() throws IOException {
    byte[] all = Files.readAllBytes(file);
    int from = (int) Math.min(begin, all.length);
    return new String(all, from, all.length - from, StandardCharsets.UTF_8)
        .lines()
        .filter(
            line ->
                line.contains("| ERROR |")
                    || line.contains("| WARN ")
                    || line.contains("Exception")
                    || line.contains("NoClassDefFoundError"))
        .toList();
  }
}
