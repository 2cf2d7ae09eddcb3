// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The factory reset, done before anything of the gateway runs: a file {@code erase} in the data
 * directory asks for it and holds the serial number, which alone stays.
 *
 * <p>A power cut in between does no harm: the file goes last.
 */
final class Erasure {

  private static final Pattern SERIAL = Pattern.compile("serialNumber=([A-Za-z0-9-]{1,40})");

  private final Path data;

  Erasure(Path data) {
    this.data = data;
  }

  /** Whether it was asked for. */
  boolean wanted() {
    return Files.exists(mark());
  }

  /** Erases. */
  void finish() throws IOException {
    Matcher serial = SERIAL.matcher(Files.readString(mark()).strip());
    Tree.clear(data, Set.of());
    for (String rest : new String[] {"karaf", "kept", "restore", "starts"}) {
      Tree.delete(data.resolve(rest));
    }
    if (serial.matches()) {
      Tree.replace(
          data.resolve("config-layers.json"),
          """
          {"version":1,"file":{},"doors":{"io.meriggio.gateway":
          {"deleted":false,"set":{"serialNumber":"NUMBER"},"unset":[]}}}
          """
              .replace("NUMBER", serial.group(1)));
    }
    Tree.force(data);
    Files.delete(mark());
  }

  private Path mark() {
    return data.resolve("erase");
  }
}
