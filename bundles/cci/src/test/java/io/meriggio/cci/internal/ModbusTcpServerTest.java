// SPDX-License-Identifier: Apache-2.0
package io.meriggio.cci.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.configuration.Networks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over real sockets, on loopback. */
class ModbusTcpServerTest {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final String MARKER = "0007 0000 0006 01 03 9C40 0002";
  private static final String IS_MARKER = "0007 0000 0007 01 03 04 53756E53";
  private static final String LIMIT = "0008 0000 0009 01 10 9D29 0001 02 1388";

  private final Site site = new Site().atNoon();
  private final List<AutoCloseable> opened = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  private ModbusTcpServer server(boolean writable, List<String> allowed, int places, Duration idle)
      throws IOException {
    ModbusTcpServer server =
        new ModbusTcpServer(
            LOOPBACK,
            0,
            new Answers(1, site.chain()),
            writable,
            new Networks(allowed),
            places,
            idle);
    opened.add(server);
    return server;
  }

  private ModbusTcpServer server() throws IOException {
    return server(true, List.of("127.0.0.1"), 4, Duration.ofSeconds(30));
  }

  private Socket client(ModbusTcpServer server) throws IOException {
    Socket socket = new Socket(LOOPBACK, server.port());
    socket.setSoTimeout(10_000);
    opened.add(socket);
    return socket;
  }

  private static void send(Socket socket, String hex) throws IOException {
    socket.getOutputStream().write(HEX.parseHex(hex.replace(" ", "")));
  }

  private static String receive(Socket socket, String like) throws IOException {
    byte[] answer = socket.getInputStream().readNBytes(like.replace(" ", "").length() / 2);
    return HEX.formatHex(answer);
  }

  private static void assertAnswer(Socket socket, String request, String expected)
      throws IOException {
    send(socket, request);
    assertThat(receive(socket, expected)).isEqualTo(expected.replace(" ", ""));
  }

  /** Whether the server has ended the connection: orderly, or with a reset. */
  private static boolean hasEnded(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (IOException e) {
      return !(e instanceof SocketTimeoutException);
    }
  }

  @Test
  void aFrameInPiecesAndTwoInOneAreAnsweredInOrder() throws IOException {
    Socket socket = client(server());
    for (byte piece : HEX.parseHex(MARKER.replace(" ", ""))) {
      socket.getOutputStream().write(piece);
      socket.getOutputStream().flush();
    }
    assertThat(receive(socket, IS_MARKER)).isEqualTo(IS_MARKER.replace(" ", ""));
    assertAnswer(
        socket, MARKER + "0009 0000 0006 01 03 0000 0001", IS_MARKER + "0009 0000 0003 01 83 02");
  }

  @Test
  void whatIsNoFrameEndsTheConnection() throws IOException {
    ModbusTcpServer server = server();
    for (String noFrame :
        List.of(
            "0001 0001 0006 01 03 9C40 0002", // another protocol
            "0001 0000 0001 01", // no function
            "0001 0000 0000",
            "0001 0000 00FF 01 03", // longer than any
            "4745 5420 2F20 4854 5450")) { // GET / HTTP
      Socket socket = client(server);
      send(socket, noFrame);
      assertThat(hasEnded(socket)).as(noFrame).isTrue();
    }
    assertAnswer(client(server), MARKER, IS_MARKER);
  }

  @Test
  void writesAreTakenFromAllowedClientsOfAWritableFaceOnly() throws IOException {
    String refused = "0008 0000 0003 01 90 01";
    assertAnswer(
        client(server(false, List.of("127.0.0.1"), 4, Duration.ofSeconds(30))), LIMIT, refused);
    assertAnswer(
        client(server(true, List.of("192.0.2.7"), 4, Duration.ofSeconds(30))), LIMIT, refused);
    assertThat(site.asked).isEmpty();
    assertAnswer(client(server()), LIMIT, "0008 0000 0006 01 10 9D29 0001");
    assertThat(site.asked).hasSize(1);
  }

  @Test
  void oneMoreThanThereArePlacesIsTurnedAwayAndAPlaceThatIsLeftIsFree() throws IOException {
    ModbusTcpServer server = server(false, List.of(), 2, Duration.ofSeconds(30));
    Socket first = client(server);
    assertAnswer(first, MARKER, IS_MARKER);
    assertAnswer(client(server), MARKER, IS_MARKER);
    assertThat(hasEnded(client(server))).isTrue();
    first.close();
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    boolean answered = false;
    while (!answered && System.nanoTime() < deadline) {
      Socket next = client(server);
      try {
        send(next, MARKER);
        answered = receive(next, IS_MARKER).equals(IS_MARKER.replace(" ", ""));
      } catch (IOException e) {
        answered = false;
      }
    }
    assertThat(answered).isTrue();
  }

  @Test
  void whoSaysNothingIsPartedWith() throws IOException {
    Socket socket = client(server(false, List.of(), 2, Duration.ofMillis(200)));
    assertAnswer(socket, MARKER, IS_MARKER);
    assertThat(hasEnded(socket)).isTrue();
  }

  @Test
  void afterItsEndNobodyIsServed() throws IOException {
    ModbusTcpServer server = server();
    Socket socket = client(server);
    assertAnswer(socket, MARKER, IS_MARKER);
    server.close();
    assertThat(hasEnded(socket)).isTrue();
    assertThat(isServed(server)).isFalse();
  }

  /** The kernel may take a connection for a moment longer; nobody answers on it. */
  private boolean isServed(ModbusTcpServer server) {
    try {
      Socket late = client(server);
      send(late, MARKER);
      return !hasEnded(late);
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void noNoiseStopsItFromServingOthers() throws IOException {
    long seed = Long.getLong("meriggio.seed", System.nanoTime());
    int cases = Integer.getInteger("meriggio.cases", 300);
    System.out.println("ModbusTcpServerTest: meriggio.seed=" + seed + " meriggio.cases=" + cases);
    Random random = new Random(seed);
    ModbusTcpServer server = server(true, List.of(), 64, Duration.ofSeconds(30));
    Socket good = client(server);
    for (int k = 0; k < cases; k++) {
      byte[] noise = new byte[1 + random.nextInt(300)];
      random.nextBytes(noise);
      if (random.nextBoolean() && noise.length > 8) {
        noise[2] = 0;
        noise[3] = 0;
        noise[4] = 0;
        noise[5] = (byte) random.nextInt(256);
        noise[6] = 1;
      }
      try (Socket socket = new Socket(LOOPBACK, server.port())) {
        socket.getOutputStream().write(noise);
      } catch (IOException e) {
        assertThat(e)
            .as("seed " + seed + ", case " + k)
            .hasMessageMatching("(?i).*(reset|broken pipe).*");
      }
      assertAnswer(good, MARKER, IS_MARKER);
    }
    assertThat(site.asked).isEmpty();
  }
}
