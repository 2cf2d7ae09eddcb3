// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Reading;
import io.meriggio.device.Snapshot;
import io.meriggio.device.Unit;
import io.meriggio.device.Value;
import io.meriggio.rest.internal.event.EventPublisher.Limits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fifty clients of the event stream, of which most never read, and the thread that polls. */
@Timeout(60)
class ManyClientsTest {
  private static final int CLIENTS = 50;
  private static final int POLLS = 3000;
  private static final int DEVICES = 20;

  private final Door door = new Door(Limits.NORMAL);
  private final List<Socket> sockets = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    door.close();
  }

  @Test
  void whoTellsOfAChangeIsNotHeldUpByThem() throws IOException {
    for (int i = 0; i < DEVICES; i++) {
      door.gateway.devices.add(new FakeDevice("d" + i, "string", watts(i)));
    }
    long[] alone = polls();
    for (int i = 0; i < CLIENTS; i++) {
      connect(i % 5 == 0);
    }
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (door.events.clients() < CLIENTS && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    long[] withClients = polls();

    System.out.printf(
        Locale.ROOT,
        "ManyClientsTest: one change told: %s alone, %s with %d clients%n",
        told(alone),
        told(withClients),
        CLIENTS);
    assertThat(door.events.clients()).isEqualTo(CLIENTS);
    // a poll of a device takes 10 ms and more; half of them, since a busy machine holds up a few
    assertThat(Duration.ofNanos(share(withClients, 0.5))).isLessThan(Duration.ofMillis(2));
  }

  /** How long the host is held up by each new image of a device. */
  private long[] polls() {
    List<Snapshot> images = door.gateway.devices.stream().map(FakeDevice::snapshot).toList();
    long[] spans = new long[POLLS];
    for (int i = 0; i < POLLS; i++) {
      long begin = System.nanoTime();
      door.changes.changed(images.get(i % DEVICES));
      spans[i] = System.nanoTime() - begin;
    }
    return spans;
  }

  private static String told(long[] spans) {
    return String.format(
        Locale.ROOT,
        "half within %.1f µs, 99 %% within %.1f µs",
        share(spans, 0.5) / 1e3,
        share(spans, 0.99) / 1e3);
  }

  /** Within what span so many of them are. */
  private static long share(long[] spans, double share) {
    return Arrays.stream(spans)
        .sorted()
        .skip((long) (share * spans.length))
        .findFirst()
        .orElseThrow();
  }

  /** Reads the head of the answer, so that it is known to be connected, and then maybe no more. */
  private void connect(boolean reads) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(reads ? 65_536 : 2048);
    socket.connect(new InetSocketAddress("127.0.0.1", door.port()));
    socket.setSoTimeout(20_000);
    sockets.add(socket);
    socket
        .getOutputStream()
        .write(
            ("GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1:"
                    + door.port()
                    + "\r\nAuthorization: "
                    + Door.AUTHORIZATION
                    + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    assertThat(socket.getInputStream().read()).isEqualTo('H');
    if (reads) {
      Thread reader = new Thread(() -> drain(socket));
      reader.setDaemon(true);
      reader.start();
    }
  }

  private static void drain(Socket socket) {
    try {
      socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException closed) {
      // the test is over
    }
  }

  private static Reading watts(double value) {
    return Reading.good(
        Point.number("pv_power", Unit.WATT, PollClass.FAST), Value.of(value), FakeGateway.AT);
  }
}
