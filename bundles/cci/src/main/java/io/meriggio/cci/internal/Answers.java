// SPDX-License-Identifier: Apache-2.0
package io.meriggio.cci.internal;

import io.meriggio.cci.internal.ModbusException.Code;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests: reads by function 3 for everybody who is connected, writes by functions 6 and
 * 16 for clients that may. Each request gets an answer; none changes anything unless all of it is
 * acceptable.
 *
 * <p>Threads: may be called from any.
 */
final class Answers {
  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
  private static final int READ = 0x03;
  private static final int WRITE_ONE = 0x06;
  private static final int WRITE_MANY = 0x10;

  /** The most registers of a read: more do not fit an answer. */
  private static final int MOST_READ = 125;

  private static final int MOST_WRITTEN = 123;

  private final int unit;
  private final Registers registers;

  /**
   * @param unit the only one that is answered for
   */
  Answers(int unit, Registers registers) {
    this.unit = unit;
    this.registers = registers;
  }

  /**
   * The answer to a request.
   *
   * @param asked the unit asked
   * @param request function and data, 1…253 bytes
   * @param client who asks, for the log
   * @param mayWrite whether writes are taken from it
   */
  byte[] to(int asked, byte[] request, String client, boolean mayWrite) {
    int function = request[0] & 0xFF;
    try {
      if (asked != unit) {
        throw new ModbusException(Code.GATEWAY_TARGET_FAILED, "unit " + asked + " is not here");
      }
      return switch (function) {
        case READ -> read(request);
        case WRITE_ONE -> writeOne(request, client, mayWrite);
        case WRITE_MANY -> writeMany(request, client, mayWrite);
        default -> throw new ModbusException(Code.ILLEGAL_FUNCTION, "function " + function);
      };
    } catch (ModbusException e) {
      LOG.debug("Client {}: function {}: {}: {}", client, function, e.code(), e.getMessage());
      return refusal(function, e.code());
    } catch (RuntimeException e) {
      LOG.error("A request of {} could not be answered", client, e);
      return refusal(function, Code.SERVER_DEVICE_FAILURE);
    }
  }

  private byte[] read(byte[] request) throws ModbusException {
    int address = word(request, 1, 5);
    int count = word(request, 3, 5);
    bounded(count, MOST_READ);
    int[] image = registers.image();
    int from = address - Registers.FIRST;
    if (from < 0 || from + count > image.length) {
      throw outside(address, count);
    }
    ByteBuffer answer = ByteBuffer.allocate(2 + 2 * count);
    answer.put((byte) READ).put((byte) (2 * count));
    for (int k = from; k < from + count; k++) {
      answer.putShort((short) image[k]);
    }
    return answer.array();
  }

  private byte[] writeOne(byte[] request, String client, boolean mayWrite) throws ModbusException {
    int address = word(request, 1, 5);
    int value = word(request, 3, 5);
    write(address, new int[] {value}, client, mayWrite);
    return request.clone();
  }

  private byte[] writeMany(byte[] request, String client, boolean mayWrite) throws ModbusException {
    if (request.length < 6) {
      throw length(request);
    }
    int count = word(request, 3, request.length);
    bounded(count, MOST_WRITTEN);
    if (request.length != 6 + 2 * count || (request[5] & 0xFF) != 2 * count) {
      throw length(request);
    }
    int[] values = new int[count];
    for (int k = 0; k < count; k++) {
      values[k] = word(request, 6 + 2 * k, request.length);
    }
    write(word(request, 1, request.length), values, client, mayWrite);
    return Arrays.copyOf(request, 5);
  }

  private void write(int address, int[] values, String client, boolean mayWrite)
      throws ModbusException {
    if (!mayWrite) {
      LOG.warn("A write of {} was refused: it is not among the clients that may", client);
      throw new ModbusException(Code.ILLEGAL_FUNCTION, "writes are not taken from " + client);
    }
    registers.write(address, values);
  }

  /** A word of a request that must have a length. */
  private static int word(byte[] request, int at, int length) throws ModbusException {
    if (request.length != length) {
      throw length(request);
    }
    return (request[at] & 0xFF) << 8 | request[at + 1] & 0xFF;
  }

  private static void bounded(int count, int most) throws ModbusException {
    if (count < 1 || count > most) {
      throw new ModbusException(
          Code.ILLEGAL_DATA_VALUE, count + " registers, 1 to " + most + " are allowed");
    }
  }

  private static ModbusException length(byte[] request) {
    return new ModbusException(
        Code.ILLEGAL_DATA_VALUE, "a request of " + request.length + " bytes");
  }

  private static ModbusException outside(int address, int count) {
    return new ModbusException(
        Code.ILLEGAL_DATA_ADDRESS, count + " registers at " + address + " are not all there");
  }

  private static byte[] refusal(int function, Code code) {
    return new byte[] {(byte) (function | 0x80), (byte) code.number()};
  }
}
