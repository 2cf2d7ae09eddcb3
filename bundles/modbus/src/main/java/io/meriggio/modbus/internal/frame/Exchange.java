// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.frame;

import io.meriggio.device.Text;
import io.meriggio.modbus.internal.text.ModbusTexts;
import java.util.Arrays;

/**
 * One request and the only answer that fits it. It is filled again for each exchange.
 *
 * <p>An answer fits when its unit, its function and its length are those asked for; the echo of a
 * write must be the echo of this write. A Modbus exception is the request's function + 0x80, or
 * 0x90 whatever was asked (INVERTERS section 2), and a code.
 *
 * <p>Threads: used by the one thread whose turn it is on the line.
 */
public final class Exchange {
  /** The longest PDU in bytes. */
  public static final int MAX_PDU = 253;

  public static final int READ_HOLDING = 0x03;
  public static final int READ_INPUT = 0x04;
  public static final int WRITE_ONE = 0x06;
  public static final int WRITE_MANY = 0x10;

  /** The answer's second byte counts what follows it. */
  public static final int COUNTED = -1;

  /** No answer comes: a broadcast. */
  public static final int NO_ANSWER = 0;

  private static final int ANY_EXCEPTION = 0x90;
  private static final int EXCEPTION_LENGTH = 2;
  private static final int ECHO_LENGTH = 5;

  private final byte[] request = new byte[MAX_PDU];
  private final byte[] answer = new byte[MAX_PDU];
  private int unit;
  private int requestLength;
  private int expectedLength;
  private int answerLength;

  /** Asks for registers: {@code function} 0x03 or 0x04, {@code count} 1…125. */
  public void read(int unit, int function, int address, int count) {
    start(unit, function, address);
    putWord(3, count);
    requestLength = 5;
    expectedLength = 2 + 2 * count;
  }

  /** Writes one register by function 0x06. */
  public void writeOne(int unit, int address, int value) {
    start(unit, WRITE_ONE, address);
    putWord(3, value);
    requestLength = 5;
    expectedLength = ECHO_LENGTH;
  }

  /** Writes 1…123 registers by function 0x10. */
  public void writeMany(int unit, int address, int[] values) {
    start(unit, WRITE_MANY, address);
    putWord(3, values.length);
    request[5] = (byte) (2 * values.length);
    for (int i = 0; i < values.length; i++) {
      putWord(6 + 2 * i, values[i]);
    }
    requestLength = 6 + 2 * values.length;
    expectedLength = ECHO_LENGTH;
  }

  /**
   * Any other function. A request that is a register read or write in disguise is held to the same
   * answer as one.
   *
   * @param pdu 1…253 bytes, its first the function, 1…0x7F
   * @param answerLength the answer's PDU in bytes, {@link #COUNTED} or {@link #NO_ANSWER}
   */
  public void vendor(int unit, byte[] pdu, int answerLength) {
    this.unit = unit;
    System.arraycopy(pdu, 0, request, 0, pdu.length);
    requestLength = pdu.length;
    this.answerLength = 0;
    boolean read = function() == READ_HOLDING || function() == READ_INPUT;
    expectedLength = read && pdu.length == 5 ? 2 + 2 * word(request, 3) : answerLength;
  }

  private void start(int unit, int function, int address) {
    this.unit = unit;
    request[0] = (byte) function;
    putWord(1, address);
    answerLength = 0;
  }

  public int unit() {
    return unit;
  }

  public int function() {
    return request[0] & 0xFF;
  }

  /** Length of the longest answer that fits, in bytes of its PDU. */
  public int longestAnswer() {
    return expectedLength == COUNTED ? MAX_PDU : expectedLength;
  }

  public boolean expectsAnswer() {
    return expectedLength != NO_ANSWER;
  }

  /** Whether an answer to this could be taken for one to the other, in frames without an id. */
  public boolean resembles(int otherUnit, int otherFunction, int otherLength) {
    return unit == otherUnit && function() == otherFunction && longestAnswer() == otherLength;
  }

  /** Whether it changes the device by the Modbus specification. */
  public boolean writes() {
    return writes(function());
  }

  /** Whether a function is one that changes a device by the Modbus specification. */
  public static boolean writes(int function) {
    return switch (function) {
      case 0x05, WRITE_ONE, 0x0F, WRITE_MANY, 0x15, 0x16, 0x17 -> true;
      default -> false;
    };
  }

  /** Puts the request's PDU into a frame; returns the index behind it. */
  public int put(byte[] frame, int at) {
    System.arraycopy(request, 0, frame, at, requestLength);
    return at + requestLength;
  }

  /**
   * How long the answer's PDU will be, as its first bytes tell.
   *
   * @param available bytes that are there from {@code at} on
   * @return bytes, or 0 when it needs more of them to say
   * @throws FrameException when it can't be the answer
   */
  public int answerLength(byte[] frame, int at, int available) throws FrameException {
    if (available < 1) {
      return 0;
    }
    int function = frame[at] & 0xFF;
    if (isException(function)) {
      return EXCEPTION_LENGTH;
    }
    if (function != function()) {
      throw new FrameException(
          "function 0x%02X answered, asked was %s".formatted(function, describe()));
    }
    if (expectedLength != COUNTED && !carriesCount()) {
      return expectedLength;
    }
    return available < 2 ? 0 : countedLength(frame[at + 1] & 0xFF);
  }

  private int countedLength(int count) throws FrameException {
    int length = 2 + count;
    boolean fits = expectedLength == COUNTED ? length <= MAX_PDU : length == expectedLength;
    if (!fits) {
      throw new FrameException(
          "byte count %d answered, %s needs %d".formatted(count, describe(), longestAnswer() - 2));
    }
    return length;
  }

  private boolean carriesCount() {
    return function() == READ_HOLDING || function() == READ_INPUT;
  }

  private boolean isException(int function) {
    return function == (function() | 0x80) || function == ANY_EXCEPTION;
  }

  /**
   * Takes a whole answer.
   *
   * @throws FrameException when it is not the answer; then there is none
   */
  public void take(byte[] frame, int at, int length) throws FrameException {
    int fitting = answerLength(frame, at, length);
    if (length == 0 || fitting != length) {
      throw new FrameException(
          "%d bytes answered, %s needs %d".formatted(length, describe(), fitting));
    }
    if (isException(frame[at] & 0xFF) && frame[at + 1] == 0) {
      throw new FrameException("exception 0 answered %s, 1…255 is allowed".formatted(describe()));
    }
    if (isEcho(frame[at] & 0xFF)
        && !Arrays.equals(frame, at, at + ECHO_LENGTH, request, 0, ECHO_LENGTH)) {
      throw new FrameException("the echo of another write answered " + describe());
    }
    System.arraycopy(frame, at, answer, 0, length);
    answerLength = length;
  }

  private boolean isEcho(int function) {
    return expectedLength == ECHO_LENGTH && (function == WRITE_ONE || function == WRITE_MANY);
  }

  /** The Modbus exception that answered, 0 when it was none. */
  public int exception() {
    return answerLength == EXCEPTION_LENGTH && isException(answer[0] & 0xFF) ? answer[1] & 0xFF : 0;
  }

  /** Copies the registers that answered a read. */
  public void registers(int[] image, int offset) {
    for (int i = 2, to = offset; i < answerLength; i += 2, to++) {
      image[to] = word(answer, i);
    }
  }

  /** The answer's PDU. */
  public byte[] answer() {
    return Arrays.copyOf(answer, answerLength);
  }

  /** The request in English words, for logs. */
  public String describe() {
    return text().english();
  }

  /** The request in words, for people. */
  public Text text() {
    return switch (function()) {
      case READ_HOLDING, READ_INPUT, WRITE_MANY ->
          ModbusTexts.text(
              "request.registers", hex(2, function()), word(request, 3), hex(4, word(request, 1)));
      case WRITE_ONE -> ModbusTexts.text("request.register", hex(4, word(request, 1)));
      default -> ModbusTexts.text("request.function", hex(2, function()));
    };
  }

  private static String hex(int digits, int number) {
    return ("0x%0" + digits + "X").formatted(number);
  }

  private void putWord(int at, int value) {
    request[at] = (byte) (value >>> 8);
    request[at + 1] = (byte) value;
  }

  private static int word(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }
}
