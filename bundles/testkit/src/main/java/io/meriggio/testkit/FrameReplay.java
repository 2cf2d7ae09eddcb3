// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Modbus line that answers with recorded frames, byte for byte. The recording is a text file:
 *
 * <pre>
 * # source: where the frames stand
 * &gt; 20 03 00 06 00 02 22 BB
 * &lt; 20 03 04 00 28 00 0A CB 3E
 * </pre>
 *
 * <p>Every CRC is checked when the file is read. A request that was not recorded gets no answer.
 * Several answers to one request come in their order; the last stays. {@code < timeout} is silence.
 */
public final class FrameReplay implements ModbusLink {

  private final Map<String, Deque<String>> answers = new LinkedHashMap<>();
  private final List<String> sent = new ArrayList<>();

  private FrameReplay() {}

  /**
   * Reads a recording beside a test class.
   *
   * @throws IllegalArgumentException with the line, when a frame is not what it says
   */
  public static FrameReplay resource(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no recording " + name + " beside " + beside.getName());
      }
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a recording. */
  public static FrameReplay of(String text) {
    FrameReplay replay = new FrameReplay();
    String request = "";
    boolean sourced = false;
    int number = 0;
    for (String line : text.split("\n")) {
      number++;
      String trimmed = line.trim();
      sourced |= trimmed.startsWith("# source:");
      if (trimmed.startsWith(">")) {
        request = replay.frame(number, trimmed);
        replay.answers.putIfAbsent(request, new ArrayDeque<>());
      } else if (trimmed.startsWith("<")) {
        replay.answer(number, request, trimmed);
      } else if (!trimmed.isEmpty() && !trimmed.startsWith("#")) {
        throw new IllegalArgumentException(
            "line " + number + ": found '" + trimmed + "', allowed: > frame, < frame, # comment");
      }
    }
    if (!sourced) {
      throw new IllegalArgumentException("a recording says where it is from: # source: …");
    }
    return replay;
  }

  private void answer(int number, String request, String line) {
    if (request.isEmpty()) {
      throw new IllegalArgumentException("line " + number + ": an answer before any request");
    }
    answers.get(request).add(line.equals("< timeout") ? "" : frame(number, line));
  }

  private String frame(int number, String line) {
    try {
      return Frame.text(Frame.checked(line.substring(1)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
    }
  }

  /** The frames that were sent, in their order, as documents print them. */
  public List<String> sent() {
    return List.copyOf(sent);
  }

  /** The requests that were recorded. */
  public List<String> recorded() {
    return List.copyOf(answers.keySet());
  }

  @Override
  public void read(
      Turn turn, int unit, int function, int address, int count, int[] image, int offset)
      throws DeviceException {
    byte[] answer = exchanged(Frame.read(unit, function, address, count));
    expect(answer, answer[0] == (byte) unit && answer[1] == (byte) function);
    expect(answer, (answer[2] & 0xFF) == 2 * count && answer.length == 5 + 2 * count);
    for (int index = 0; index < count; index++) {
      image[offset + index] = (answer[3 + 2 * index] & 0xFF) << 8 | answer[4 + 2 * index] & 0xFF;
    }
  }

  @Override
  public void write(int unit, int function, int address, int[] values) throws DeviceException {
    String request = Frame.write(unit, function, address, values);
    byte[] sentFrame = Frame.checked(request);
    byte[] answer = exchanged(request);
    for (int index = 0; index < 6; index++) {
      expect(answer, answer[index] == sentFrame[index]);
    }
  }

  @Override
  public byte[] exchange(Turn turn, boolean write, int unit, byte[] request, int answerLength)
      throws DeviceException {
    int[] bytes = new int[request.length + 1];
    bytes[0] = unit;
    for (int index = 0; index < request.length; index++) {
      bytes[index + 1] = request[index] & 0xFF;
    }
    if (answerLength == 0) {
      sent.add(Frame.of(bytes));
      return new byte[0];
    }
    byte[] answer = exchanged(Frame.of(bytes));
    return java.util.Arrays.copyOfRange(answer, 1, answer.length - 2);
  }

  private byte[] exchanged(String request) throws DeviceException {
    sent.add(request);
    Deque<String> possible = answers.getOrDefault(request, new ArrayDeque<>());
    String answer = possible.size() > 1 ? possible.poll() : possible.peek();
    if (answer == null || answer.isEmpty()) {
      throw new DeviceException(Reason.TIMEOUT, "no answer to " + request);
    }
    byte[] frame = Frame.checked(answer);
    if ((frame[1] & 0x80) != 0) {
      throw DeviceException.modbus(frame[2] & 0xFF, "exception " + (frame[2] & 0xFF));
    }
    return frame;
  }

  private static void expect(byte[] answer, boolean fits) throws DeviceException {
    if (!fits) {
      throw new DeviceException(Reason.DEVICE_ERROR, "answer " + Frame.text(answer));
    }
  }

  @Override
  public int maxRead() {
    return 125;
  }

  @Override
  public Cost cost(int unit) {
    return new Cost(0.05, 0.002);
  }
}
