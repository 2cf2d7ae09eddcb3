// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import io.meriggio.modbus.line.StickSearch;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks by UDP with both words that modules listen to, each twice: datagrams get lost. */
@Component(service = StickSearch.class)
public final class StickSearchComponent implements StickSearch {
  private static final Logger LOG = LoggerFactory.getLogger(StickSearchComponent.class);

  /** Modules answer to one, the other or both (solarman-v5 section 11). */
  private static final List<String> WORDS = List.of("WIFIKIT-214028-READ", "HF-A11ASSISTHREAD");

  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int MOST_STICKS = 256;

  /** How long an interrupt may go unnoticed. */
  private static final int LOOK_MILLIS = 100;

  @Override
  public List<InetSocketAddress> everywhere() {
    List<InetSocketAddress> targets = new ArrayList<>();
    try {
      for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
        if (network.isUp() && !network.isLoopback()) {
          network.getInterfaceAddresses().stream()
              .filter(StickSearchComponent::isPrivate)
              .map(address -> new InetSocketAddress(address.getBroadcast(), PORT))
              .forEach(targets::add);
        }
      }
    } catch (SocketException failed) {
      LOG.warn("the networks of this machine can't be listed: {}", failed.getMessage());
    }
    return targets.stream().distinct().toList();
  }

  private static boolean isPrivate(InterfaceAddress address) {
    return address.getBroadcast() != null
        && address.getAddress() instanceof Inet4Address
        && address.getAddress().isSiteLocalAddress();
  }

  @Override
  public List<Stick> search(Collection<InetSocketAddress> targets, Duration duration)
      throws IOException {
    Duration longest = duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
    Map<String, Stick> found = new TreeMap<>();
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setBroadcast(true);
      long start = System.nanoTime();
      ask(socket, targets);
      listen(socket, start + longest.toNanos() / 2, found);
      ask(socket, targets);
      listen(socket, start + longest.toNanos(), found);
    }
    List<Stick> sticks = new ArrayList<>(found.values());
    sticks.sort(Comparator.comparing(Stick::host));
    return List.copyOf(sticks);
  }

  private static void ask(DatagramSocket socket, Collection<InetSocketAddress> targets)
      throws IOException {
    List<IOException> failures = new ArrayList<>();
    for (InetSocketAddress target : targets) {
      try {
        if (target.isUnresolved()) {
          throw new IOException("the name " + target.getHostString() + " is not known");
        }
        for (String word : WORDS) {
          byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
          socket.send(new DatagramPacket(bytes, bytes.length, target));
        }
      } catch (IOException failed) {
        failures.add(failed);
        LOG.debug("no search at {}: {}", target, failed.getMessage());
      }
    }
    if (!targets.isEmpty() && failures.size() == targets.size()) {
      throw new IOException(
          "no search could be sent to %s: %s".formatted(targets, failures.get(0).getMessage()),
          failures.get(0));
    }
  }

  private static void listen(DatagramSocket socket, long deadline, Map<String, Stick> found)
      throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[StickAnswer.LONGEST + 1], 0);
    for (long left = deadline - System.nanoTime();
        left > 0 && found.size() < MOST_STICKS && !Thread.currentThread().isInterrupted();
        left = deadline - System.nanoTime()) {
      socket.setSoTimeout((int) Math.min(LOOK_MILLIS, 1 + left / 1_000_000));
      packet.setLength(StickAnswer.LONGEST + 1);
      try {
        socket.receive(packet);
      } catch (SocketTimeoutException nothing) {
        continue;
      }
      InetAddress sender = packet.getAddress();
      StickAnswer.parse(packet.getData(), packet.getLength(), sender.getHostAddress())
          .ifPresent(stick -> found.put(stick.host() + " " + stick.loggerSerial(), stick));
    }
  }
}
