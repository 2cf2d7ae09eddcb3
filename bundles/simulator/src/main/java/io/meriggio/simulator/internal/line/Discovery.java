// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.line;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the sticks' discovery (solarman-v5.md section 11) on loopback: for each stick one
 * datagram {@code ip,mac,serial} to whoever asked.
 */
public final class Discovery implements Endpoint {

  private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
  private static final Set<String> QUESTIONS = Set.of("WIFIKIT-214028-READ", "HF-A11ASSISTHREAD");

  private final Doorkeeper doorkeeper;
  private final DatagramChannel channel;
  private final List<Long> serials;
  private final ByteBuffer buffer = ByteBuffer.allocate(64);

  /**
   * Opens the port.
   *
   * @param port UDP port on 127.0.0.1, 48899 as the sticks'; 0 takes any free one
   * @param serials the sticks' numbers
   * @throws IOException when the port can't be had, as when another demonstration runs
   */
  public Discovery(Doorkeeper doorkeeper, int port, List<Long> serials) throws IOException {
    this.doorkeeper = doorkeeper;
    this.serials = List.copyOf(serials);
    channel = DatagramChannel.open();
    try {
      channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      doorkeeper.watch(channel, SelectionKey.OP_READ, this::answer);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private void answer() throws IOException {
    buffer.clear();
    SocketAddress asking = channel.receive(buffer);
    if (asking == null) {
      return;
    }
    String asked = StandardCharsets.US_ASCII.decode(buffer.flip()).toString().strip();
    if (QUESTIONS.contains(asked)) {
      for (long serial : serials) {
        channel.send(StandardCharsets.US_ASCII.encode(answer(serial)), asking);
      }
    }
  }

  private static String answer(long serial) {
    return String.format("127.0.0.1,AC%010X,%d", serial, serial);
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port() + "/udp";
  }

  @Override
  public int port() {
    return channel.socket().getLocalPort();
  }

  @Override
  public void close() {
    try {
      doorkeeper.leave(channel);
    } catch (IOException e) {
      LOG.debug("The search port did not close cleanly", e);
    }
  }
}
