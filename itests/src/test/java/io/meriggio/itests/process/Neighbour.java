// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Another machine in the gateway's network, as a program of its own: it asks for names by multicast
 * (RFC 6762), opens the page, and prints what it hears, one line a record, until the name is taken
 * back.
 */
final class Neighbour {
  private static final InetSocketAddress GROUP = new InetSocketAddress("224.0.0.251", 5353);
  private static final Duration LIFE = Duration.ofSeconds(90);
  private static final int ADDRESS = 1;
  private static final int SERVICE = 33;
  private static final int INTERNET = 1;
  private static final int RESPONSE = 0x8000;

  private final String name;
  private final String service;
  private final int port;
  private Optional<InetAddress> address = Optional.empty();
  private boolean gone;

  private Neighbour(String name, String service, int port) {
    this.name = name;
    this.service = service;
    this.port = port;
  }

  /**
   * Runs it.
   *
   * @param arguments its interface, which may be there later; the name and the service for which it
   *     asks; the port of the page
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    String network = arguments[0];
    long end = System.nanoTime() + LIFE.toNanos();
    while (!hasAddress(network) && System.nanoTime() < end) {
      Pause.millis(50);
    }
    new Neighbour(arguments[1], arguments[2], Integer.parseInt(arguments[3])).live(network, end);
  }

  private static boolean hasAddress(String network) throws IOException {
    NetworkInterface there = NetworkInterface.getByName(network);
    return there != null && there.isUp() && there.inetAddresses().findAny().isPresent();
  }

  private void live(String network, long end) throws IOException {
    try (MulticastSocket socket = new MulticastSocket(GROUP.getPort())) {
      NetworkInterface way = NetworkInterface.getByName(network);
      socket.setNetworkInterface(way);
      socket.joinGroup(GROUP, way);
      // what it asks itself is not heard
      socket.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, false);
      socket.setSoTimeout(500);
      while (!gone && System.nanoTime() < end) {
        boolean asking = address.isEmpty();
        if (asking) {
          ask(socket, name, ADDRESS);
          ask(socket, service, SERVICE);
        }
        listen(socket);
        if (asking && address.isPresent()) {
          visit(address.get());
        }
      }
    }
  }

  private static void ask(MulticastSocket socket, String name, int type) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream question = new DataOutputStream(bytes);
    question.writeInt(0);
    question.writeInt(0x00010000);
    question.writeInt(0);
    for (String label : name.split("\\.")) {
      question.writeByte(label.length());
      question.writeBytes(label);
    }
    question.writeByte(0);
    question.writeShort(type);
    question.writeShort(INTERNET);
    socket.send(new DatagramPacket(bytes.toByteArray(), bytes.size(), GROUP));
  }

  private void listen(MulticastSocket socket) throws IOException {
    byte[] bytes = new byte[9000];
    DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
    try {
      socket.receive(packet);
      read(ByteBuffer.wrap(bytes, 0, packet.getLength()));
    } catch (SocketTimeoutException e) {
      // nobody has the name yet, or says anything
    }
  }

  /** The records of a response; a question, such as whether the name is free, is none. */
  private void read(ByteBuffer message) throws IOException {
    int records = message.getShort(6) + message.getShort(8) + message.getShort(10);
    if ((message.getShort(2) & RESPONSE) == 0) {
      return;
    }
    message.position(12);
    for (int i = 0; i < records; i++) {
      String of = name(message);
      int type = message.getShort();
      message.getShort();
      int seconds = message.getInt();
      int next = message.getShort() + message.position();
      if (type == ADDRESS) {
        byte[] bytes = new byte[4];
        message.get(bytes);
        InetAddress found = InetAddress.getByAddress(bytes);
        print("%s is %s for %d s", of, found.getHostAddress(), seconds);
        address = Optional.of(found);
        gone = seconds == 0;
      } else if (type == SERVICE) {
        message.getInt();
        int at = Short.toUnsignedInt(message.getShort());
        print("%s is %s:%d for %d s", of, name(message), at, seconds);
      }
      message.position(next);
    }
  }

  /** Labels, and pointers to labels that stood before (RFC 1035, 4.1.4). */
  private static String name(ByteBuffer message) {
    StringBuilder name = new StringBuilder();
    int after = -1;
    for (int length = message.get() & 0xFF; length != 0; length = message.get() & 0xFF) {
      if (length >= 0xC0) {
        int to = (length & 0x3F) << 8 | message.get() & 0xFF;
        after = after < 0 ? message.position() : after;
        message.position(to);
      } else {
        byte[] label = new byte[length];
        message.get(label);
        name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.UTF_8));
      }
    }
    if (after >= 0) {
      message.position(after);
    }
    return name.toString();
  }

  /** What a browser asks when somebody has typed the name. */
  private void visit(InetAddress at) throws IOException {
    try (Socket socket = new Socket(at, port)) {
      String request = "GET / HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\n\r\n";
      socket
          .getOutputStream()
          .write(request.formatted(name, port).getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      print("http://%s:%d/ says %s", name, port, answer.readLine());
    }
  }

  private static void print(String line, Object... values) {
    System.out.println(String.format(Locale.ROOT, line, values));
  }
}
