// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.testkit.line.PeerProcess;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code meriggio.local} in a network of two machines: two network namespaces with a cable between
 * them, from which nothing gets out.
 */
class NameInTheNetworkIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** Makes the network, starts the neighbour at its other end, and becomes the gateway. */
  private static final String NETWORK =
      """
      java=$1 classes=$2 port=$3 heard=$4; shift 4
      ip link set lo up
      ip link add name home type veth peer name next
      unshare -n "$java" -Xmx32m -XX:TieredStopAtLevel=1 -cp "$classes" \\
          io.meriggio.itests.process.Neighbour next meriggio.local Meriggio._http._tcp.local "$port" \\
          >"$heard" 2>&1 &
      while ip link set next netns $! && ip link show next; do sleep 0.05; done >/dev/null 2>&1
      ip addr add 10.77.0.1/24 dev home
      ip link set home up
      nsenter -t $! -n sh -c 'ip link set lo up; ip addr add 10.77.0.2/24 dev next; ip link set next up'
      exec "$@"
      """;

  @TempDir private Path folder;

  @Test
  void aNeighbourFindsTheGatewayByNameAndHearsItsGoodbye() throws Exception {
    Assumptions.assumeTrue(
        PeerProcess.succeeds(
            "unshare", "-rn", "ip", "link", "add", "home", "type", "veth", "peer", "name", "next"),
        "LEFT OUT: meriggio.local in a network, because this machine makes no network namespaces"
            + " with a cable between them (unshare -rn ip link add type veth)");
    Path heard = folder.resolve("heard");
    int port = Gateway.freePort();
    try (Gateway gateway =
        new Gateway.Plan(folder.resolve("data"))
            .prefix("unshare", "-rn", "bash", "-c", NETWORK, "network")
            .prefix(Path.of(System.getProperty("java.home"), "bin", "java").toString())
            .prefix(Path.of(location()).toString(), String.valueOf(port), heard.toString())
            .host("0.0.0.0")
            .port(port)
            .start()
            .awaitReady(Duration.ofSeconds(60))) {
      await(heard, "meriggio.local is 10.77.0.1 for [1-9]\\d+ s");
      await(heard, "Meriggio._http._tcp.local is meriggio.local:" + port + " for [1-9]\\d+ s");
      await(heard, "http://meriggio.local:" + port + "/ says HTTP/1.1 200 OK");
      assertThat(gateway.terminate()).isZero();
      await(heard, "meriggio.local is 10.77.0.1 for 0 s");
    }
  }

  private static URI location() throws Exception {
    return Neighbour.class.getProtectionDomain().getCodeSource().getLocation().toURI();
  }

  private static void await(Path file, String line) throws Exception {
    for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; ) {
      if (Files.exists(file) && Files.readAllLines(file).stream().anyMatch(l -> l.matches(line))) {
        return;
      }
      Pause.millis(50);
    }
    assertThat(Files.readAllLines(file)).anyMatch(l -> l.matches(line));
  }
}
