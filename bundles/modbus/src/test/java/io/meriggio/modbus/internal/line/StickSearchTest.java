// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meriggio.modbus.line.StickSearch;
import io.meriggio.modbus.line.StickSearch.Stick;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The search for sticks, on loopback only. */
@Timeout(20)
class StickSearchTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final int CASES =
      Integer.getInteger("meriggio.cases", 5_000) * Integer.getInteger("meriggio.factor", 1);

  private final StickSearch search = new StickSearchComponent();

  @Test
  void theVectorsOfTheDocumentAreUnderstood() throws Exception {
    try (InputStream in =
        StickSearchTest.class.getResourceAsStream("/protocols/solarman-v5-vectors.json")) {
      JsonNode vectors = new ObjectMapper().readTree(in).get("discovery");
      assertThat(vectors).hasSize(5);
      for (JsonNode vector : vectors) {
        JsonNode parsed = vector.get("parsed");
        String reply = vector.get("reply_ascii").asText();
        boolean isLogger = !parsed.isNull() && !parsed.get("serial").isNull();
        assertThat(parse(reply, reply.split(",", 2)[0]))
            .as(vector.get("id").asText())
            .isEqualTo(isLogger ? Optional.of(stick(parsed)) : Optional.empty());
      }
    }
  }

  private static Stick stick(JsonNode parsed) {
    return new Stick(
        parsed.get("ip").asText(), parsed.get("mac").asText(), parsed.get("serial").asLong());
  }

  @Test
  void whatIsNoAnswerOfALoggerIsDropped() {
    String good = "192.168.1.115,E8FDF8010203,2712345678";
    assertThat(parse(good, "192.168.1.115")).isPresent();
    assertThat(parse("\0 " + good + " \r\n\0", "192.168.1.115")).isPresent();
    assertThat(parse("192.168.1.115,e8:fd:f8:01:02:03,4294967295", "192.168.1.115"))
        .contains(new Stick("192.168.1.115", "E8:FD:F8:01:02:03", 4294967295L));
    assertThat(parse(good, "192.168.1.116")).as("another sender").isEmpty();
    for (String bad :
        List.of(
            "192.168.1.115,E8FDF8010203",
            good + ",more",
            "192.168.1.115,E8FDF80102,2712345678",
            "192.168.1.115,E8FDF801020G,2712345678",
            "192.168.1.115,E8FDF8010203,4294967296",
            "192.168.1.115,E8FDF8010203,-1",
            "192.168.1.115,E8FDF8010203,27123456781",
            "192.168.1.115,E8FDF8010203,",
            "+ERR",
            "")) {
      assertThat(parse(bad, "192.168.1.115")).as(bad).isEmpty();
    }
    assertThat(parse(good + " ".repeat(StickAnswer.LONGEST), "192.168.1.115")).isEmpty();
  }

  @Test
  void bytesOfChanceNeverBreakIt() {
    long seed = Long.getLong("meriggio.seed", new Random().nextLong());
    System.out.println("StickSearchTest: -Dmeriggio.seed=" + seed);
    SplittableRandom random = new SplittableRandom(seed);
    byte[] good = "192.168.1.115,E8FDF8010203,2712345678".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < CASES; i++) {
      byte[] bytes = random.nextBoolean() ? good.clone() : new byte[random.nextInt(1, 200)];
      int changes = bytes.length == good.length ? 1 + random.nextInt(3) : bytes.length;
      for (int change = 0; change < changes; change++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      StickAnswer.parse(bytes, bytes.length, "192.168.1.115")
          .ifPresent(stick -> assertThat(stick.loggerSerial()).isBetween(1L, 0xFFFF_FFFFL));
    }
  }

  @Test
  void aStickThatAnswersToOneOfTheWordsIsFoundOnce() throws Exception {
    try (Responder one = new Responder("HF-A11ASSISTHREAD", "127.0.0.1,E8FDF8010203,2712345678");
        Responder other =
            new Responder("WIFIKIT-214028-READ", "127.0.0.1,34EAE7D9EC04,4068039735");
        Responder module = new Responder("HF-A11ASSISTHREAD", "127.0.0.1,34EAE7D9EC05,HF-LPB100")) {
      assertThat(search.search(List.of(one.address(), other.address(), module.address()), SHORT))
          .containsExactlyInAnyOrder(
              new Stick("127.0.0.1", "E8:FD:F8:01:02:03", 2712345678L),
              new Stick("127.0.0.1", "34:EA:E7:D9:EC:04", 4068039735L));
      assertThat(one.heard).containsOnly("WIFIKIT-214028-READ", "HF-A11ASSISTHREAD").hasSize(4);
    }
  }

  @Test
  void theSearchEndsInTimeWhenNobodyAnswers() throws Exception {
    try (Responder mute = new Responder("nothing", "")) {
      long start = System.nanoTime();
      assertThat(search.search(List.of(mute.address()), SHORT)).isEmpty();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(SHORT);
    }
  }

  @Test
  void anInterruptEndsItAtOnce() throws Exception {
    try (Responder mute = new Responder("nothing", "")) {
      Thread.currentThread().interrupt();
      // longer than this class may take
      assertThat(search.search(List.of(mute.address()), Duration.ofMinutes(1))).isEmpty();
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void aTargetThatCanNotBeReachedIsToldWhenItIsTheOnlyOne() {
    InetSocketAddress unknown = InetSocketAddress.createUnresolved("no-such-host.invalid", 48899);
    assertThatThrownBy(() -> search.search(List.of(unknown), SHORT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the name no-such-host.invalid is not known");
  }

  @Test
  void everywhereIsEachPrivateNetworksBroadcastAddress() {
    assertThat(search.everywhere())
        .allSatisfy(target -> assertThat(target.getPort()).isEqualTo(StickSearch.PORT))
        .noneMatch(target -> target.getAddress().isLoopbackAddress());
  }

  private static Optional<Stick> parse(String answer, String sender) {
    byte[] bytes = answer.getBytes(StandardCharsets.US_ASCII);
    return StickAnswer.parse(bytes, bytes.length, sender);
  }

  /** A stick's UDP side: answers one word, and echoes what it heard as a broadcast would. */
  private static final class Responder implements AutoCloseable {
    private final DatagramSocket socket;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    Responder(String word, String answer) throws IOException {
      socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
      Thread thread = new Thread(() -> serve(word, answer), "stick");
      thread.setDaemon(true);
      thread.start();
    }

    InetSocketAddress address() {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }

    private void serve(String word, String answer) {
      DatagramPacket packet = new DatagramPacket(new byte[200], 200);
      while (!socket.isClosed()) {
        try {
          packet.setLength(200);
          socket.receive(packet);
          String asked =
              new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
          heard.add(asked);
          send(asked, packet);
          if (asked.equals(word)) {
            send(answer, packet);
          }
        } catch (IOException closed) {
          return;
        }
      }
    }

    private void send(String text, DatagramPacket to) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      socket.send(new DatagramPacket(bytes, bytes.length, to.getSocketAddress()));
    }

    @Override
    public void close() {
      socket.close();
    }
  }
}
