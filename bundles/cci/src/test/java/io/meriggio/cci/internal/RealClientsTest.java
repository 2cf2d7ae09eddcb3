// SPDX-License-Identifier: Apache-2.0
package io.meriggio.cci.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.meriggio.configuration.Networks;
import io.meriggio.controller.PlantSetPoints.Active;
import io.meriggio.device.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients of other projects; each test is left out, by name, where its client is not installed. */
class RealClientsTest {
  private static final String PYTHON = "/usr/bin/python3";

  @TempDir Path folder;
  private final Site site = new Site().atNoon();
  private ModbusTcpServer server;

  @BeforeEach
  void serve() throws IOException {
    server =
        new ModbusTcpServer(
            InetAddress.getLoopbackAddress(),
            0,
            new Answers(1, site.chain()),
            true,
            new Networks(List.of("127.0.0.1")),
            4,
            Duration.ofSeconds(30));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void pymodbusWalksTheChainLimitsThePlantAndUnderstandsRefusals() throws Exception {
    assumeTrue(run(PYTHON, "-c", "import pymodbus.client").status() == 0, "no pymodbus");
    Path script = folder.resolve("client.py");
    try (InputStream source = getClass().getResourceAsStream("pymodbus_client.py")) {
      Files.copy(source, script);
    }
    Run run = run(PYTHON, script.toString(), "" + server.port());
    assertThat(run.status()).as(run.said()).isZero();
    assertThat(run.said().lines().toList())
        .containsExactly(
            "models 1@40002 103@40070 120@40122 121@40150 122@40182 123@40228",
            "watts 187500",
            "limit 3050 0 60 0 1",
            "refused 2",
            "refused 3",
            "refused 11",
            "refused 1");
    assertThat(site.lastAsked().active())
        .contains(new Active(30.5, Unit.PERCENT, Duration.ofSeconds(60)));
  }

  @Test
  void mbpollWhichIsLibmodbusReadsAndWrites() throws Exception {
    assumeTrue(run("mbpoll", "-V").status() == 0, "no mbpoll");
    String port = "" + server.port();
    Run read =
        run(
            "mbpoll",
            "-m",
            "tcp",
            "-p",
            port,
            "-a",
            "1",
            "-0",
            "-1",
            "-r",
            "40000",
            "-c",
            "2",
            "-t",
            "4:hex",
            "127.0.0.1");
    assertThat(read.said()).contains("0x5375").contains("0x6E53");
    Run write =
        run(
            "mbpoll",
            "-m",
            "tcp",
            "-p",
            port,
            "-a",
            "1",
            "-0",
            "-1",
            "-r",
            "40233",
            "-t",
            "4",
            "127.0.0.1",
            "4000",
            "0",
            "0",
            "0",
            "1");
    assertThat(write.status()).as(write.said()).isZero();
    assertThat(site.lastAsked().active()).contains(new Active(40, Unit.PERCENT, Duration.ZERO));
    Run outside =
        run(
            "mbpoll",
            "-m",
            "tcp",
            "-p",
            port,
            "-a",
            "1",
            "-0",
            "-1",
            "-r",
            "0",
            "-t",
            "4",
            "127.0.0.1");
    assertThat(outside.said()).containsIgnoringCase("illegal data address");
  }

  private record Run(int status, String said) {}

  private static Run run(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return new Run(process.exitValue(), said);
    } catch (IOException e) {
      return new Run(-1, e.toString());
    }
  }
}
