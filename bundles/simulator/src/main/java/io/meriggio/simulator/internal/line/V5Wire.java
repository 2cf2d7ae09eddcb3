// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.line;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * A Wi-Fi stick's TCP port (solarman-v5.md sections 2 to 8): RTU frames in the Solarman V5
 * envelope. One frame a segment; a heartbeat only between exchanges. Numbers of the envelope are
 * little endian.
 */
final class V5Wire implements Wire {

  private static final int START = 0xA5;
  private static final int END = 0x15;
  private static final int MOST_PAYLOAD = 1024;
  private static final int REQUEST = 0x4510;
  private static final int ANSWER = 0x1510;
  private static final int HEARTBEAT = 0x4710;
  private static final int REQUEST_HEAD = 15;

  /** Logger errors: nothing usable from the inverter; not for this stick (section 6). */
  private static final int NO_ANSWER = 5;

  private static final int REFUSED = 6;

  /** Seconds that the simulated stick had been running over its life before it was started. */
  private static final int EARLIER_LIFE = 4_000_000;

  private final Bytes bytes;
  private final StickSettings stick;
  private final Clock clock;
  private final long started;
  private int lastSequence;
  private int counter = 0xEE;

  V5Wire(Bytes bytes, StickSettings stick, Clock clock) {
    this.bytes = bytes;
    this.stick = stick;
    this.clock = clock;
    started = clock.instant().getEpochSecond();
  }

  @Override
  public Optional<Request> next() throws IOException {
    int first = bytes.read(stick.heartbeatSeconds() * 1000);
    if (first == Bytes.NOTHING) {
      heartbeat();
      return Optional.empty();
    }
    if (first != START) {
      return Optional.empty();
    }
    byte[] head = exactly(10);
    int length = little(head, 0, 2);
    if (length > MOST_PAYLOAD || head[2] != 0x10) {
      return Optional.empty();
    }
    byte[] rest = exactly(length + 2);
    if (rest[length + 1] != END
        || (sum(head, 10) + sum(rest, length) & 0xFF) != (rest[length] & 0xFF)) {
      return Optional.empty();
    }
    boolean ours = (head[3] & 0xFF) == REQUEST >>> 8;
    return ours ? request(head, rest, length) : Optional.empty();
  }

  private Optional<Request> request(byte[] head, byte[] payload, int length) throws IOException {
    lastSequence = head[4] & 0xFF;
    if (Integer.toUnsignedLong(little(head, 6, 4)) != stick.serial()) {
      // the header of the answer carries the true serial number
      payload(lastSequence, new byte[] {REFUSED, 0});
      return Optional.empty();
    }
    byte[] rtu =
        length < REQUEST_HEAD ? new byte[0] : Arrays.copyOfRange(payload, REQUEST_HEAD, length);
    if (!Crc.fits(rtu, rtu.length)) {
      payload(lastSequence, new byte[] {NO_ANSWER, 0});
      return Optional.empty();
    }
    Pdu pdu = new Pdu(Arrays.copyOfRange(rtu, 1, rtu.length - 2));
    return Optional.of(new Request(rtu[0] & 0xFF, pdu, lastSequence));
  }

  @Override
  public void send(Request request, Pdu answer, Optional<Random> garble) throws IOException {
    byte[] rtu = Crc.frame(request.unit(), answer);
    garble.ifPresent(random -> rtu[random.nextInt(rtu.length)] ^= (byte) (1 + random.nextInt(255)));
    if (stick.doubleCrc()) {
      payload(request.tag(), Arrays.copyOf(rtu, rtu.length + 2));
    } else {
      payload(request.tag(), rtu);
    }
  }

  @Override
  public void silence(Request request) throws IOException {
    LockSupport.parkNanos(stick.patienceMillis() * 1_000_000L);
    payload(request.tag(), new byte[] {NO_ANSWER, 0});
  }

  private void payload(int sequence, byte[] data) throws IOException {
    int now = (int) clock.instant().getEpochSecond();
    int running = (int) (clock.instant().getEpochSecond() - started);
    int life = EARLIER_LIFE + running;
    ByteBuffer payload = ByteBuffer.allocate(14 + data.length).order(ByteOrder.LITTLE_ENDIAN);
    payload.put((byte) 2).put((byte) 1).putInt(life).putInt(running).putInt(now - life).put(data);
    envelope(ANSWER, sequence, payload.array());
  }

  /** Sent when the line is idle; its low sequence byte is the last of the client. */
  private void heartbeat() throws IOException {
    envelope(HEARTBEAT, lastSequence, new byte[] {0});
  }

  private void envelope(int code, int sequence, byte[] payload) throws IOException {
    counter = counter + 1 & 0xFF;
    ByteBuffer frame = ByteBuffer.allocate(13 + payload.length).order(ByteOrder.LITTLE_ENDIAN);
    frame.put((byte) START).putShort((short) payload.length).put((byte) 0x10);
    frame.put((byte) (code >>> 8)).put((byte) sequence).put((byte) counter);
    frame.putInt((int) stick.serial()).put(payload);
    byte[] whole = frame.array();
    int check = sum(Arrays.copyOfRange(whole, 1, whole.length - 2), whole.length - 3);
    whole[whole.length - 2] = (byte) check;
    whole[whole.length - 1] = (byte) END;
    bytes.write(whole);
  }

  private byte[] exactly(int length) throws IOException {
    byte[] read = new byte[length];
    for (int i = 0; i < length; i++) {
      read[i] = (byte) bytes.read(0);
    }
    return read;
  }

  private static int sum(byte[] bytes, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += bytes[i] & 0xFF;
    }
    return sum;
  }

  private static int little(byte[] bytes, int at, int length) {
    int value = 0;
    for (int i = length - 1; i >= 0; i--) {
      value = value << 8 | bytes[at + i] & 0xFF;
    }
    return value;
  }

  @Override
  public void close() {
    bytes.close();
  }
}
