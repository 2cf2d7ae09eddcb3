// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The demo's configuration: a file of the distribution in which the simulated devices' TCP ports
 * are placeholders ({@code "@port 15502@"}), each replaced by the first free port from there on.
 */
final class DemoPlant {

  private static final Pattern PORT = Pattern.compile("\"@port (\\d{1,5})@\"");

  private DemoPlant() {}

  static boolean exists(Path home, String plant) {
    return plant.matches("[a-z0-9]{1,20}") && Files.isRegularFile(file(home, plant));
  }

  /** Writes the plant's configuration with free ports into the data directory. */
  static Path resolve(Path home, String plant, Path data) throws IOException {
    Matcher ports = PORT.matcher(Files.readString(file(home, plant)));
    StringBuilder text = new StringBuilder();
    Map<String, Integer> chosen = new HashMap<>();
    int next = 0;
    while (ports.find()) {
      Integer port = chosen.get(ports.group(1));
      if (port == null) {
        port = HttpPort.freeFrom(Math.max(next, Integer.parseInt(ports.group(1))));
        next = port + 1;
        chosen.put(ports.group(1), port);
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
