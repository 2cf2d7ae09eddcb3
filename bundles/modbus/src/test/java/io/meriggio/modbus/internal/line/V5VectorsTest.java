// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meriggio.modbus.internal.frame.Exchange;
import io.meriggio.modbus.internal.frame.FrameException;
import io.meriggio.modbus.internal.frame.LoggerErrorException;
import io.meriggio.modbus.internal.frame.RtuFrame;
import io.meriggio.modbus.internal.frame.V5Answer;
import io.meriggio.modbus.internal.frame.V5Frame;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every vector of {@code protocols/solarman-v5-vectors.json}, byte for byte. */
class V5VectorsTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final JsonNode VECTORS = read();

  private final Exchange exchange = new Exchange();
  private final byte[] rtu = new byte[RtuFrame.MAX + 2];

  private static JsonNode read() {
    try (InputStream in =
        V5VectorsTest.class.getResourceAsStream("/protocols/solarman-v5-vectors.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @TestFactory
  Stream<DynamicTest> framesOfAVector() {
    return each(VECTORS.get("vectors"))
        .flatMap(
            vector ->
                numbered(vector.get("frames").size())
                    .mapToObj(
                        i ->
                            DynamicTest.dynamicTest(
                                "%s.%d %s"
                                    .formatted(
                                        vector.get("id").asText(),
                                        i + 1,
                                        vector.get("description").asText()),
                                () -> check(vector.get("frames"), i))));
  }

  @Test
  void noVectorIsLeftOut() {
    assertThat(VECTORS.get("vectors")).hasSize(21);
    assertThat(VECTORS.get("negative")).hasSize(9);
  }

  private void check(JsonNode frames, int index) throws Exception {
    JsonNode frame = frames.get(index);
    byte[] bytes = HEX.parseHex(frame.get("hex").asText());
    if (!frame.has("decoded")) {
      assertThat(V5Frame.isMbapException(bytes, bytes.length)).isTrue();
      assertThat(V5Frame.length(bytes, 0, bytes.length)).isNotPositive();
      return;
    }
    JsonNode decoded = frame.get("decoded");
    checkEnvelope(bytes, decoded);
    switch (decoded.get("control").asText()) {
      case "0x4510" -> assertThat(request(decoded)).isEqualTo(frame.get("hex").asText());
      case "0x1510" -> checkAnswer(bytes, decoded, requestOf(frames, index));
      case "0x1710", "0x1110" -> {
        String received = frames.get(index - 1).get("hex").asText();
        assertThat(acknowledgement(received)).isEqualTo(frame.get("hex").asText());
      }
      default ->
          assertThat(V5Frame.wantsAcknowledgement(V5Frame.control(bytes, 0)))
              .as("a frame of the logger's own")
              .isTrue();
    }
  }

  private static void checkEnvelope(byte[] bytes, JsonNode decoded) {
    assertThat(bytes).hasSize(decoded.get("total_length").asInt());
    assertThat(V5Frame.length(bytes, 0, bytes.length)).isEqualTo(bytes.length);
    for (int cut = 0; cut < bytes.length; cut++) {
      assertThat(V5Frame.length(bytes, 0, cut)).as("cut after %d bytes", cut).isZero();
    }
    assertThat(V5Frame.payload(bytes, 0)).isEqualTo(decoded.get("payload_length").asInt());
    assertThat("0x%04x".formatted(V5Frame.control(bytes, 0)))
        .isEqualTo(decoded.get("control").asText());
    assertThat(V5Frame.sequence(bytes, 0)).isEqualTo(decoded.get("seq_low").asInt());
    assertThat(V5Frame.serial(bytes, 0)).isEqualTo(decoded.get("logger_serial").asLong());
  }

  private String request(JsonNode decoded) {
    ask(decoded);
    byte[] frame = new byte[300];
    int length =
        V5Frame.encode(
            exchange,
            decoded.get("seq_low").asInt(),
            decoded.get("logger_serial").asLong(),
            rtu,
            frame);
    return HEX.formatHex(frame, 0, length);
  }

  private void ask(JsonNode decoded) {
    int unit = decoded.get("unit").asInt();
    if (decoded.get("function").asInt() == Exchange.WRITE_MANY) {
      exchange.writeMany(unit, decoded.get("address").asInt(), integers(decoded.get("values")));
    } else {
      exchange.read(
          unit,
          decoded.get("function").asInt(),
          decoded.path("address").asInt(),
          decoded.get("quantity").asInt());
    }
  }

  /** The request that an answer belongs to: the one with its sequence number. */
  private static JsonNode requestOf(JsonNode frames, int answer) {
    int sequence = frames.get(answer).get("decoded").get("seq_low").asInt();
    for (JsonNode frame : frames) {
      JsonNode decoded = frame.get("decoded");
      if (decoded.get("control").asText().equals("0x4510")
          && decoded.get("seq_low").asInt() == sequence) {
        return decoded;
      }
    }
    return ((ObjectNode) frames.get(answer).get("decoded").deepCopy())
        .put("quantity", frames.get(answer).get("decoded").get("values").size());
  }

  private void checkAnswer(byte[] bytes, JsonNode decoded, JsonNode request) throws Exception {
    ask(request);
    if (decoded.has("logger_error")) {
      LoggerErrorException error =
          catchThrowableOfType(
              LoggerErrorException.class, () -> V5Answer.decode(exchange, bytes, 0, rtu));
      assertThat(error.code()).isEqualTo(decoded.get("logger_error").asInt());
      return;
    }
    V5Answer.decode(exchange, bytes, 0, rtu);
    assertThat(exchange.exception()).isEqualTo(decoded.path("modbus_exception").asInt(0));
    if (decoded.has("values")) {
      int[] expected = integers(decoded.get("values"));
      int[] image = new int[expected.length];
      exchange.registers(image, 0);
      assertThat(image).isEqualTo(expected);
    }
  }

  private static String acknowledgement(String received) {
    byte[] frame = new byte[23];
    int length = V5Frame.acknowledge(HEX.parseHex(received), 0, 1_750_000_000, frame);
    return HEX.formatHex(frame, 0, length);
  }

  @Test
  void pub06IsCutIntoItsThreeFrames() {
    byte[] stream = HEX.parseHex(vector("vectors", "pub-06").get("stream_hex").asText());
    List<Integer> lengths = new ArrayList<>();
    for (int at = 0; at < stream.length; ) {
      int length = V5Frame.length(stream, at, stream.length - at);
      lengths.add(length);
      at += length;
    }
    assertThat(lengths).containsExactly(29, 14, 29);
  }

  @Test
  void pub07IsPairedBySequenceNumber() throws Exception {
    // the answers to 0x97, 0x98 and 0xd4 come one request late, after a heartbeat
    JsonNode frames = vector("vectors", "pub-07").get("frames");
    MemoryWire wire = new MemoryWire();
    V5Framing framing = framing(wire, 0x97 - 1, 2385267882L);
    wire.open();
    framing.opened();
    exchange.read(1, 3, 0x00AA, 1);
    wire.lay(hex(frames, 1));
    assertThat(value(framing)).isEqualTo(266);
    wire.lay(hex(frames, 3));
    assertThat(catchThrowable(() -> framing.run(exchange, 1)))
        .isInstanceOf(NoAnswerException.class);
    framing.giveUp();
    wire.lay(hex(frames, 5), hex(frames, 7));
    assertThat(catchThrowable(() -> framing.run(exchange, 1)))
        .as("298 answers the request before")
        .isInstanceOf(NoAnswerException.class);
    framing.giveUp();
    assertThat(wire.isOpen()).as("two time-outs in a row").isFalse();
  }

  @Test
  void gen07WrapsItsSequence() throws Exception {
    JsonNode frames = vector("vectors", "gen-07").get("frames");
    MemoryWire wire = new MemoryWire();
    V5Framing framing = framing(wire, 0xFE, 2712345678L);
    wire.open();
    framing.opened();
    exchange.read(1, 3, 0x0604, 1);
    wire.lay(hex(frames, 1), hex(frames, 3));
    assertThat(value(framing)).isEqualTo(520);
    assertThat(value(framing)).isEqualTo(521);
    assertThat(wire.sent()).containsExactly(hex(frames, 0), hex(frames, 2));
  }

  @TestFactory
  Stream<DynamicTest> whatMustBeRefused() {
    return each(VECTORS.get("negative"))
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.get("id").asText() + " " + vector.get("description").asText(),
                    () -> refuses(vector)));
  }

  private void refuses(JsonNode vector) throws Exception {
    JsonNode pending = vector.get("pending");
    MemoryWire wire = new MemoryWire();
    V5Framing framing =
        framing(wire, pending.get("seq_low").asInt() - 1, pending.get("logger_serial").asLong());
    wire.open();
    framing.opened();
    wire.lay(vector.get("hex").asText());
    exchange.read(1, 3, 0x0404, pending.get("quantity").asInt());
    String id = vector.get("id").asText();
    if (id.equals("neg-08")) {
      assertThat(value(framing)).isEqualTo(1234);
      return;
    }
    if (id.equals("neg-09")) {
      wire.layEnd();
    }
    Class<? extends IOException> expected =
        switch (id) {
          case "neg-01", "neg-02", "neg-03" -> NoAnswerException.class;
          case "neg-04" -> WrongLoggerException.class;
          case "neg-05", "neg-06", "neg-07" -> FrameException.class;
          default -> IOException.class;
        };
    assertThat(catchThrowable(() -> framing.run(exchange, 1))).isExactlyInstanceOf(expected);
    assertThat(exchange.answer()).isEmpty();
  }

  @Test
  void neg02IsFollowedByWhatIsGood() throws Exception {
    MemoryWire wire = new MemoryWire();
    V5Framing framing = framing(wire, 47, 2712345678L);
    wire.open();
    framing.opened();
    String good = vector("negative", "neg-08").get("hex").asText().substring(16);
    wire.lay(vector("negative", "neg-02").get("hex").asText() + good);
    exchange.read(1, 3, 0x0404, 1);
    assertThat(value(framing)).isEqualTo(1234);
  }

  private int value(V5Framing framing) throws IOException {
    int[] image = new int[1];
    framing.run(exchange, 1);
    exchange.registers(image, 0);
    return image[0];
  }

  private static V5Framing framing(MemoryWire wire, int sequenceBefore, long serial) {
    return new V5Framing(
        wire,
        new LineTrace("v5", Clock.systemUTC()),
        OptionalLong.of(serial),
        0,
        Clock.fixed(Instant.ofEpochSecond(1_750_000_000), ZoneOffset.UTC),
        () -> sequenceBefore);
  }

  private static JsonNode vector(String list, String id) {
    return each(VECTORS.get(list))
        .filter(vector -> vector.get("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String hex(JsonNode frames, int index) {
    return frames.get(index).get("hex").asText();
  }

  private static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static IntStream numbered(int count) {
    return IntStream.range(0, count);
  }

  private static int[] integers(JsonNode list) {
    return each(list).mapToInt(JsonNode::asInt).toArray();
  }
}
