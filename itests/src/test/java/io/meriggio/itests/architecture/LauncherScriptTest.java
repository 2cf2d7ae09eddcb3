// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherScriptTest {
  private static final String LAUNCHER =
      "karaf-distribution/src/main/resources/assembly/bin/gateway";

  private static Path file(String name) {
    return Path.of(System.getProperty("meriggio.root"), name);
  }

  /** Bash 5.2 lost 4 of 200 stops in the first 50 ms of a launcher with such commands. */
  @ParameterizedTest
  @ValueSource(strings = {LAUNCHER, "meriggio"})
  void noStopIsLostInACommandBehindADollarAndAParenthesis(String script) throws Exception {
    assertThat(Files.readAllLines(file(script))).noneMatch(line -> line.contains("$("));
  }

  /** It lives as long as the gateway, and its file may be replaced meanwhile. */
  @Test
  void theLauncherIsReadAsAWholeBeforeAnyOfItRuns() throws Exception {
    assertThat(Files.readAllLines(file(LAUNCHER)))
        .contains("main() {", "  trap stop TERM INT HUP")
        .endsWith("main \"$@\"");
  }
}
