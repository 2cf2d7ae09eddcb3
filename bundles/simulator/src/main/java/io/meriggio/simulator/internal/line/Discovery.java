// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.line;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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

  private final DatagramSocket socket;
  private final List<Long> serials;

  /**
   * Opens the port.
   *
   * @param port UDP port on 127.0.0.1, 48899 as the sticks'; 0 takes any free one
   * @param serials the sticks' numbers
   * @throws IOException when the port can't be had, as when another demonstration runs
   */
  public Discovery(int port, List<Long> serials) throws IOException {
    this.serials = List.copyOf(serials);
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    Thread thread = new Thread(this::listen, "simulator-discovery");
    thread.setDaemon(true);
    thread.start();
  }

  private void listen() {
    byte[] buffer = new byte[64];
    while (!socket.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        String asked = new String(buffer, 0, packet.getLength(), StandardCharsets.US_ASCII).strip();
        if (QUESTIONS.contains(asked)) {
          for (long serial : serials) {
            byte[] answer = answer(serial).getBytes(StandardCharsets.US_ASCII);
            socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
          }
        }
      } catch (IOException e) {
        LOG.debug("Discovery of simulated sticks: {}", e.getMessage());
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
    return socket.getLocalPort();
  }

  @Override
  public void close() {
    socket.close();
  }
}
