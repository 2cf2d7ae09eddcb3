// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPlantTest {

  @TempDir Path folder;

  private final ClaimedPorts claimed = new ClaimedPorts();

  @Test
  void eachPlaceholderBecomesAFreePortTheSameForTheSameNumber() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int busy = taken.getLocalPort();
      Files.createDirectories(folder.resolve("demo"));
      Files.writeString(
          folder.resolve("demo/plant-5.json"),
          "{\"a\":\"@port %d@\",\"b\":\"@port %d@\",\"c\":\"@port %d@\"}"
              .formatted(busy, busy + 1, busy));
      Path resolved = DemoPlant.resolve(folder, "5", folder, claimed);
      int[] ports =
          Pattern.compile("\\d+")
              .matcher(Files.readString(resolved))
              .results()
              .map(MatchResult::group)
              .mapToInt(Integer::parseInt)
              .toArray();
      assertThat(ports).hasSize(3);
      assertThat(ports[0]).isGreaterThan(busy).isEqualTo(ports[2]);
      assertThat(ports[1]).isGreaterThan(ports[0]);
    }
  }

  /** The second starts before the first listens at what it has chosen. */
  @Test
  void twoDemosThatStartAtTheSameTimeShareNoPort() throws Exception {
    Files.createDirectories(folder.resolve("demo"));
    Files.writeString(
        folder.resolve("demo/plant-5.json"), "{\"a\":\"@port 15502@\",\"b\":\"@port 15503@\"}");
    Path first =
        DemoPlant.resolve(folder, "5", Files.createDirectory(folder.resolve("1")), claimed);
    Path second =
        DemoPlant.resolve(
            folder, "5", Files.createDirectory(folder.resolve("2")), new ClaimedPorts());
    assertThat(Files.readString(second).split("\\D+"))
        .filteredOn(port -> !port.isEmpty())
        .hasSize(2)
        .doesNotContain(Files.readString(first).split("\\D+"));
  }

  @Test
  void aPlaceholderWithinALongerTextBecomesTheSamePort() throws Exception {
    Files.createDirectories(folder.resolve("demo"));
    Files.writeString(
        folder.resolve("demo/plant-mixed.json"),
        "{\"device.heat\":\"heat-pump port=@port 15502@ via=rtu\",\"port\":\"@port 15502@\"}");
    String resolved = Files.readString(DemoPlant.resolve(folder, "mixed", folder, claimed));
    assertThat(resolved)
        .matches("\\{\"device.heat\":\"heat-pump port=(\\d+) via=rtu\",\"port\":\\1}");
  }

  @Test
  void thePlantsAreNamedByTheirFiles() throws Exception {
    Files.createDirectories(folder.resolve("demo"));
    for (String word : new String[] {"utility", "9", "1", "mixed"}) {
      Files.writeString(folder.resolve("demo/plant-" + word + ".json"), "{}");
    }
    Files.writeString(folder.resolve("demo/notes.txt"), "");
    assertThat(DemoPlant.words(folder)).containsExactly("1", "9", "mixed", "utility");
    assertThat(DemoPlant.words(folder.resolve("nowhere"))).isEmpty();
  }

  @Test
  void aPlantWithoutAFileDoesNotExist() {
    assertThat(DemoPlant.exists(folder, "7")).isFalse();
    assertThat(DemoPlant.exists(folder, "../../etc/passwd")).isFalse();
  }
}
