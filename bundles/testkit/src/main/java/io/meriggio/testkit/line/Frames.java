// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit.line;

import java.util.Arrays;

/** How a slave and a proxy tell frames apart; written apart from the code that it tests. */
public enum Frames {
  MBAP {
    @Override
    int requestLength(byte[] bytes, int available) {
      return available < 6 ? 0 : 6 + word(bytes, 4);
    }

    @Override
    int answerLength(byte[] bytes, int available) {
      return requestLength(bytes, available);
    }

    @Override
    int pduAt() {
      return 7;
    }

    @Override
    byte[] answer(byte[] request, byte[] pdu) {
      byte[] frame = new byte[7 + pdu.length];
      System.arraycopy(request, 0, frame, 0, 7);
      frame[4] = 0;
      frame[5] = (byte) (1 + pdu.length);
      System.arraycopy(pdu, 0, frame, 7, pdu.length);
      return frame;
    }
  },

  /** MBAP whose requests carry a checksum and whose answers do not (stick-and-hub section 1.1). */
  MBAP_CRC {
    @Override
    int requestLength(byte[] bytes, int available) {
      return MBAP.requestLength(bytes, available);
    }

    @Override
    int answerLength(byte[] bytes, int available) {
      return MBAP.requestLength(bytes, available);
    }

    @Override
    boolean isGood(byte[] request) {
      return checksum(Arrays.copyOfRange(request, 6, request.length), request.length - 6) == 0;
    }

    @Override
    int pduAt() {
      return 7;
    }

    @Override
    byte[] answer(byte[] request, byte[] pdu) {
      return MBAP.answer(request, pdu);
    }
  },

  RTU {
    @Override
    boolean isGood(byte[] request) {
      return checksum(request, request.length) == 0;
    }

    @Override
    int requestLength(byte[] bytes, int available) {
      if (available < 7) {
        return 0;
      }
      return (bytes[1] & 0xFF) == 0x10 ? 9 + (bytes[6] & 0xFF) : 8;
    }

    @Override
    int answerLength(byte[] bytes, int available) {
      if (available < 3) {
        return 0;
      }
      int function = bytes[1] & 0xFF;
      boolean counted = function == 3 || function == 4;
      return function >= 0x80 ? 5 : counted ? 5 + (bytes[2] & 0xFF) : 8;
    }

    @Override
    int pduAt() {
      return 1;
    }

    @Override
    byte[] answer(byte[] request, byte[] pdu) {
      byte[] frame = new byte[pdu.length + 3];
      frame[0] = request[0];
      System.arraycopy(pdu, 0, frame, 1, pdu.length);
      int crc = checksum(frame, frame.length - 2);
      frame[frame.length - 2] = (byte) crc;
      frame[frame.length - 1] = (byte) (crc >>> 8);
      return frame;
    }
  },

  /** RTU in the envelopes of a Solarman V5 logger that takes every serial number (solarman-v5). */
  V5 {
    private static final int REQUEST_HEADER = 26;
    private static final int ANSWER_HEADER = 25;

    @Override
    int requestLength(byte[] bytes, int available) {
      return available < 3 ? 0 : 13 + (bytes[1] & 0xFF) + 256 * (bytes[2] & 0xFF);
    }

    @Override
    int answerLength(byte[] bytes, int available) {
      return requestLength(bytes, available);
    }

    @Override
    boolean isGood(byte[] request) {
      int end = request.length - 1;
      return (request[0] & 0xFF) == 0xA5
          && request[3] == 0x10
          && request[4] == 0x45
          && request[end - 1] == sum(request, end - 1)
          && request[end] == 0x15
          && RTU.isGood(Arrays.copyOfRange(request, REQUEST_HEADER, end - 1));
    }

    @Override
    int pduAt() {
      return REQUEST_HEADER + 1;
    }

    @Override
    byte[] answer(byte[] request, byte[] pdu) {
      byte[] rtu = RTU.answer(Arrays.copyOfRange(request, REQUEST_HEADER, request.length), pdu);
      byte[] frame = new byte[ANSWER_HEADER + rtu.length + 2];
      frame[0] = (byte) 0xA5;
      frame[1] = (byte) (rtu.length + 14);
      frame[2] = (byte) (rtu.length + 14 >>> 8);
      frame[3] = 0x10;
      frame[4] = 0x15;
      System.arraycopy(request, 5, frame, 5, 6);
      frame[11] = 2;
      frame[12] = 1;
      System.arraycopy(rtu, 0, frame, ANSWER_HEADER, rtu.length);
      frame[frame.length - 2] = sum(frame, frame.length - 2);
      frame[frame.length - 1] = 0x15;
      return frame;
    }
  };

  /** A logger's heartbeat with the sequence and the serial number of a frame of V5. */
  static byte[] heartbeat(byte[] frame) {
    byte[] heartbeat = Arrays.copyOf(frame, 14);
    heartbeat[1] = 1;
    heartbeat[2] = 0;
    heartbeat[4] = 0x47;
    heartbeat[11] = 0;
    heartbeat[12] = sum(heartbeat, 12);
    heartbeat[13] = 0x15;
    return heartbeat;
  }

  private static byte sum(byte[] frame, int end) {
    int sum = 0;
    for (int i = 1; i < end; i++) {
      sum += frame[i];
    }
    return (byte) sum;
  }

  /** Whether a slave would take a request for one. */
  boolean isGood(byte[] request) {
    return true;
  }

  /** The length of a request, 0 while too little of it is there. */
  abstract int requestLength(byte[] bytes, int available);

  /** The length of an answer, 0 while too little of it is there. */
  abstract int answerLength(byte[] bytes, int available);

  /** Where the PDU begins. */
  abstract int pduAt();

  /** The frame of an answer to a request. */
  abstract byte[] answer(byte[] request, byte[] pdu);

  int unit(byte[] frame) {
    return frame[pduAt() - 1] & 0xFF;
  }

  static int word(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }

  /** CRC-16/Modbus, bit by bit. */
  static int checksum(byte[] bytes, int length) {
    int crc = 0xFFFF;
    for (int bit = 0; bit < length * 8; bit++) {
      int in = bytes[bit / 8] >>> bit % 8 & 1;
      crc = (crc & 1) == in ? crc >>> 1 : crc >>> 1 ^ 0xA001;
    }
    return crc;
  }
}
