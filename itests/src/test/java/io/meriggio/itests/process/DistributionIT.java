// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.meriggio.testkit.line.PeerProcess;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution's folder: read-only, moved, broken; and the disk below it full. */
class DistributionIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final String[] AS_NOBODY = {
    "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"
  };

  @TempDir Path folder;

  private static Path built() {
    return Path.of(System.getProperty("dist.home"));
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** The third run is one on old data from another place. */
  @Test
  void aReadOnlyDistributionServesAnUnprivilegedUserStaysAsItIsAndMayBeMoved() throws Exception {
    assumeTrue(
        !root()
            || PeerProcess.succeeds(
                "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "true"),
        "left out: root needs setpriv to run as another user");
    PeerProcess.succeeds("chmod", "755", folder.toString());
    Path home = Folders.copy(built(), folder.resolve("gateway"));
    PeerProcess.succeeds("chmod", "-R", "a-w,a+rX", home.toString());
    Path data = Files.createDirectory(folder.resolve("data"));
    if (root()) {
      PeerProcess.succeeds("chown", "65534:65534", data.toString());
    }
    SortedMap<String, String> before = Folders.image(home);
    assertServesAndEnds(data, home);
    assertServesAndEnds(data, home);
    Path elsewhere = Files.move(home, folder.resolve("elsewhere"));
    assertServesAndEnds(data, elsewhere);
    assertThat(Folders.image(elsewhere)).isEqualTo(before);
    PeerProcess.succeeds("chmod", "-R", "u+w", elsewhere.toString());
    assertThat(warnings(data)).as("the log: %s", log(data)).isEmpty();
  }

  private static void assertServesAndEnds(Path data, Path home) throws Exception {
    Gateway.Plan plan = new Gateway.Plan(data).home(home);
    if (root()) {
      plan.prefix(AS_NOBODY);
    }
    try (Gateway gateway = plan.start().awaitReady(LIMIT)) {
      assertThat(gateway.get("/health").orElseThrow().statusCode()).isEqualTo(200);
      assertThat(gateway.terminate()).isZero();
    }
  }

  @Test
  void noSettingCarriesTheHourOfTheBuildSoThatTheSameSourcesGiveTheSameBytes() throws Exception {
    try (Stream<Path> settings = Files.list(built().resolve("etc"))) {
      for (Path file : settings.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readAllLines(file, StandardCharsets.ISO_8859_1))
            .as("%s", file)
            .noneMatch(line -> line.matches("#\\w{3} \\w{3} [ \\d]\\d \\d\\d:\\d\\d:.*"));
      }
    }
  }

  @Test
  void bringsTheNativeLibraryOfSerialPortsAlsoWhenItIsBuiltAgain() {
    assertThat(built().resolve("lib/native/Linux/x86_64/libjSerialComm.so")).exists();
    assertThat(built().resolve("lib/native/Linux/armv7hf/libjSerialComm.so")).exists();
  }

  @Test
  void aFileCutShortOrChangedIsNamedAndNothingIsStarted() throws Exception {
    Path home = Folders.copy(built(), folder.resolve("gateway"));
    Path jar;
    try (Stream<Path> jars = Files.walk(home.resolve("system"))) {
      jar =
          jars.filter(f -> f.toString().contains("jetty12"))
              .filter(Files::isRegularFile)
              .findFirst()
              .orElseThrow();
    }
    try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "rw")) {
      file.seek(file.length() / 2);
      int old = file.read();
      file.seek(file.length() / 2);
      file.write(old ^ 0x55);
    }
    assertBroken(home, jar);
    try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }
    assertBroken(home, jar);
  }

  private void assertBroken(Path home, Path jar) throws Exception {
    try (Gateway gateway =
        new Gateway.Plan(Files.createTempDirectory(folder, "data")).home(home).start()) {
      assertThat(gateway.exit(Duration.ofSeconds(15))).isEqualTo(4);
      assertThat(gateway.err()).contains("broken").contains(home.relativize(jar).toString());
    }
  }

  @Test
  void aFullDiskStopsAStartWithAMessageAndNotARunningGateway() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    assumeTrue(
        root()
            && PeerProcess.succeeds(
                "mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", data.toString()),
        "left out: needs root and the right to mount a small file system");
    Path ballast = data.resolve("ballast");
    try {
      try (Gateway gateway = new Gateway.Plan(data).start().awaitReady(LIMIT)) {
        PeerProcess.succeeds("dd", "if=/dev/zero", "of=" + ballast, "bs=1M");
        assertThat(Files.getFileStore(data).getUsableSpace()).isZero();
        assertThat(gateway.get("/health").orElseThrow().statusCode()).isEqualTo(200);
        assertThat(gateway.terminate()).isZero();
      }
      try (Gateway gateway = new Gateway.Plan(data).start()) {
        assertThat(gateway.exit(Duration.ofSeconds(15))).isEqualTo(5);
        assertThat(gateway.err()).contains(data.toString()).contains("is full");
      }
      Files.delete(ballast);
      try (Gateway gateway = new Gateway.Plan(data).start().awaitReady(LIMIT)) {
        assertThat(gateway.terminate()).isZero();
      }
    } finally {
      PeerProcess.succeeds("umount", "-l", data.toString());
    }
  }

  private static String log(Path data) throws Exception {
    return Files.readString(data.resolve("karaf/log/karaf.log"));
  }

  private static Stream<String> warnings(Path data) throws Exception {
    return log(data).lines().filter(l -> l.contains("| WARN ") || l.contains("| ERROR "));
  }
}
