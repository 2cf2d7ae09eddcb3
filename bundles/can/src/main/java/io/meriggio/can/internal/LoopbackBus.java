// SPDX-License-Identifier: Apache-2.0
package io.meriggio.can.internal;

import static io.meriggio.can.internal.CanTexts.text;

import io.meriggio.device.CanFrame;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** A node of the loopback bus: a TCP connection inside this machine. */
final class LoopbackBus implements CanBus {

  private static final int CONNECT_MILLIS = 1000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] frame = new byte[LoopbackFrame.LENGTH];
  private int filled;

  private LoopbackBus(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  /**
   * @param port 1…65535, of the process that is the bus
   */
  static LoopbackBus open(int port) throws IOException {
    Socket socket = new Socket();
    try {
      InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      socket.connect(new InetSocketAddress(here, port), CONNECT_MILLIS);
      socket.setTcpNoDelay(true);
      return new LoopbackBus(socket);
    } catch (IOException e) {
      socket.close();
      throw new BusException(text("loopback.none", port, e.getMessage()), e);
    }
  }

  @Override
  public void send(CanFrame sent) throws IOException {
    out.write(LoopbackFrame.encode(sent));
  }

  @Override
  public Optional<CanFrame> receive(Duration longest) throws IOException {
    socket.setSoTimeout((int) Math.max(1, longest.toMillis()));
    try {
      while (filled < frame.length) {
        int count = in.read(frame, filled, frame.length - filled);
        if (count < 0) {
          throw new BusException(text("loopback.gone"), null);
        }
        filled += count;
      }
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    }
    filled = 0;
    return Optional.of(LoopbackFrame.decode(Arrays.copyOf(frame, frame.length)));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
