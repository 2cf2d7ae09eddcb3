// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The demo's configuration: a file of the distribution in which the simulated devices' TCP ports
 * are placeholders ({@code "@port 15502@"}, or the same within a longer text), each replaced by the
 * first free port from there on.
 */
final class DemoPlant {

  private static final Pattern PORT = Pattern.compile("\"@port (\\d{1,5})@\"|@port (\\d{1,5})@");
  private static final Pattern FILE = Pattern.compile("plant-([a-z0-9]{1,20})\\.json");

  private DemoPlant() {}

  static boolean exists(Path home, String plant) {
    return plant.matches("[a-z0-9]{1,20}") && Files.isRegularFile(file(home, plant));
  }

  /** The words of all plants, numbers first. */
  static List<String> words(Path home) {
    try (Stream<Path> files = Files.list(home.resolve("demo"))) {
      return files
          .map(file -> FILE.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(name -> name.group(1))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Writes the plant's configuration with ports of its own into the data directory. */
  static Path resolve(Path home, String plant, Path data, ClaimedPorts claimed) throws IOException {
    Matcher ports = PORT.matcher(Files.readString(file(home, plant)));
    StringBuilder text = new StringBuilder();
    Map<String, Integer> chosen = new HashMap<>();
    int next = 0;
    while (ports.find()) {
      String wanted = ports.group(1) != null ? ports.group(1) : ports.group(2);
      Integer port = chosen.get(wanted);
      if (port == null) {
        port = claimed.claim(Math.max(next, Integer.parseInt(wanted)));
        next = port + 1;
        chosen.put(wanted, port);
      }
      ports.appendReplacement(text, String.valueOf(port));
    }
    ports.appendTail(text);
    Path resolved = data.resolve("demo-plant-" + plant + ".json");
    Files.writeString(resolved, text);
    return resolved;
  }

  private static Path file(Path home, String plant) {
    return home.resolve("demo").resolve("plant-" + plant + ".json");
  }
}
