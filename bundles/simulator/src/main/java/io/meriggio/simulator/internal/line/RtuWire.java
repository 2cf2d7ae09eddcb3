// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.line;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/**
 * RTU frames with their checksum, on a serial port or through a TCP connection. A request ends
 * where its function says, and one of an unknown function where its checksum fits; what fits
 * nowhere is dropped up to the next silence.
 */
final class RtuWire implements Wire {

  private static final int LONGEST_FRAME = 256;

  /** Silence after which the rest of a frame is not waited for any more. */
  private static final int SILENCE_MILLIS = 60;

  private final Bytes bytes;
  private final byte[] frame = new byte[LONGEST_FRAME];

  RtuWire(Bytes bytes) {
    this.bytes = bytes;
  }

  @Override
  public Optional<Request> next() throws IOException {
    int length = 0;
    while (length < LONGEST_FRAME) {
      int one = bytes.read(length == 0 ? 0 : SILENCE_MILLIS);
      if (one == Bytes.NOTHING) {
        return Optional.empty();
      }
      frame[length++] = (byte) one;
      int expected = expected(length);
      if ((expected == 0 || length == expected) && Crc.fits(frame, length)) {
        Pdu pdu = new Pdu(Arrays.copyOfRange(frame, 1, length - 2));
        return Optional.of(new Request(frame[0] & 0xFF, pdu, 0));
      }
      if (length == expected) {
        break;
      }
    }
    skipToSilence();
    return Optional.empty();
  }

  /** Length of the frame that began; 0 = not known (yet). */
  private int expected(int length) {
    if (length < 2) {
      return 0;
    }
    return switch (frame[1] & 0xFF) {
      case 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x42, 0x49 -> 8;
      case 0x0F, 0x10 -> length < 7 ? LONGEST_FRAME + 1 : 9 + (frame[6] & 0xFF);
      default -> 0;
    };
  }

  private void skipToSilence() throws IOException {
    int skipped = 0;
    while (bytes.read(SILENCE_MILLIS) != Bytes.NOTHING) {
      if (++skipped > 10_000) {
        throw new IOException("noise without end");
      }
    }
  }

  @Override
  public void send(Request request, Pdu answer, Optional<Random> garble) throws IOException {
    byte[] whole = Crc.frame(request.unit(), answer);
    garble.ifPresent(
        random -> whole[random.nextInt(whole.length)] ^= (byte) (1 + random.nextInt(255)));
    bytes.write(whole);
  }

  @Override
  public void close() {
    bytes.close();
  }
}
