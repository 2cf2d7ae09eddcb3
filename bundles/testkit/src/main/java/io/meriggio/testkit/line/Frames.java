// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit.line;

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

  RTU {
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
  };

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
