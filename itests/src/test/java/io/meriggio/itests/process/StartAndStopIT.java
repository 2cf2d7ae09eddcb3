// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Starting and stopping as a site does it. */
class StartAndStopIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** As a shell shows it: 128 and the number of the signal. */
  private static final int KILLED_BY_SIGTERM = 143;

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path data;

  @Test
  void aFreshStartAndARestartServeKeepOthersOffTheirDataAndEachEndsWithStatusZero()
      throws Exception {
    for (int run = 0; run < 2; run++) {
      try (Gateway gateway = new Gateway.Plan(data).start()) {
        gateway.awaitReady(LIMIT);
        assertThat(gateway.out().lines().filter(l -> l.startsWith("Meriggio ready in ")))
            .singleElement()
            .asString()
            .matches("Meriggio ready in \\d+\\.\\d s, http://127\\.0\\.0\\.1:" + gateway.port());
        assertThat(gateway.get("/health").orElseThrow().statusCode()).isEqualTo(200);
        assertASecondIsToldWhoHasTheData(gateway);
        assertThat(gateway.get("/health").orElseThrow().statusCode()).isEqualTo(200);
        assertThat(gateway.terminate()).isZero();
      }
    }
  }

  private void assertASecondIsToldWhoHasTheData(Gateway first) throws Exception {
    try (Gateway second = new Gateway.Plan(data).start()) {
      assertThat(second.exit(Duration.ofSeconds(15))).isEqualTo(6);
      assertThat(second.err()).contains(data.toString()).contains("in use by another gateway");
      assertThat(second.err())
          .containsPattern("process (" + String.join("|", pids(first)) + ")\\)");
    }
  }

  /** Each start follows one that was cut off at another moment, on the same data. */
  @Test
  void aStopThatIsAskedForEndsWithStatusZeroAtAnyMomentAndJavaEndsWithItsLauncher()
      throws Exception {
    for (int afterMillis : new int[] {0, 10, 50, 100, 160, 240, 600, 1200, 2500}) {
      try (Gateway gateway = new Gateway.Plan(data).start().awaitCatchingAStop()) {
        Pause.millis(afterMillis);
        assertThat(gateway.terminate())
            .as("exit status after %d ms, output: %s", afterMillis, gateway.all())
            .isZero();
      }
    }
    try (Gateway gateway = new Gateway.Plan(data).start().awaitReady(LIMIT)) {
      assertJavaEndsWithItsLauncher(gateway);
    }
  }

  /** Nobody can catch a signal before his first instruction; what counts is that nothing stays. */
  @Test
  void aStopBeforeTheLauncherCanCatchItLeavesNothingRunning() throws Exception {
    try (Gateway gateway = new Gateway.Plan(data).start()) {
      assertThat(gateway.terminate()).isIn(0, KILLED_BY_SIGTERM);
    }
    for (ProcessHandle process : ProcessHandle.allProcesses().filter(this::isOfThisData).toList()) {
      process.onExit().get(5, java.util.concurrent.TimeUnit.SECONDS);
    }
  }

  private boolean isOfThisData(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains(data.toString());
  }

  private static void assertJavaEndsWithItsLauncher(Gateway gateway) throws Exception {
    List<ProcessHandle> all = gateway.processes();
    all.get(all.size() - 1).destroyForcibly();
    for (ProcessHandle process : all) {
      process.onExit().get(5, java.util.concurrent.TimeUnit.SECONDS);
    }
    assertThat(all).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Gateway gateway = new Gateway.Plan(data).port(taken.getLocalPort()).start()) {
      assertThat(gateway.exit(Duration.ofSeconds(15))).isEqualTo(7);
      assertThat(gateway.err()).contains("port " + taken.getLocalPort()).contains("taken");
    }
  }

  @Test
  void aMissingConfigurationFileAndAnUnknownArgumentAreUsageErrors() throws Exception {
    Path missing = data.resolve("nowhere.json");
    try (Gateway gateway = new Gateway.Plan(data).config(missing).start()) {
      assertThat(gateway.exit(Duration.ofSeconds(15))).isEqualTo(2);
      assertThat(gateway.err()).contains(missing.toString());
    }
    try (Gateway gateway = new Gateway.Plan(data).argument("--frobnicate").start()) {
      assertThat(gateway.exit(Duration.ofSeconds(15))).isEqualTo(2);
      assertThat(gateway.err()).contains("--frobnicate").contains("usage:");
    }
  }

  @Test
  void garbageInConfigurationFilesAndInStoredConfigurationsDoesNotKeepItFromServing()
      throws Exception {
    Path garbage = Files.writeString(data.resolve("garbage.json"), "{\"io.meriggio.line~a\": [[}");
    Files.createDirectories(data.resolve("config/io/meriggio"));
    Files.write(data.resolve("config/io/meriggio/plant.config"), new byte[] {0, 1, 2, (byte) 255});
    Files.write(data.resolve("config/profile.config"), new byte[0]);
    try (Gateway gateway = new Gateway.Plan(data).config(garbage).start().awaitReady(LIMIT)) {
      assertThat(gateway.get("/health").orElseThrow().statusCode()).isEqualTo(200);
      assertThat(gateway.terminate()).isZero();
    }
  }

  private static List<String> pids(Gateway gateway) {
    return gateway.processes().stream().map(p -> String.valueOf(p.pid())).toList();
  }
}
