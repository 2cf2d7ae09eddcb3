// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LauncherScriptTest {
  private static final Path SCRIPT =
      Path.of(
          System.getProperty("meriggio.root"),
          "karaf-distribution/src/main/resources/assembly/bin/gateway");

  /** Bash loses a signal that comes while it reads a command substitution between two commands. */
  @Test
  void theLauncherIsReadAsAWholeBeforeAStopCanMeetIt() throws Exception {
    assertThat(Files.readAllLines(SCRIPT))
        .contains("main() {", "  trap stop TERM INT HUP")
        .endsWith("main \"$@\"")
        .noneMatch(line -> line.matches("\\S.*\\$\\(.*") && !line.startsWith("#"));
  }
}
