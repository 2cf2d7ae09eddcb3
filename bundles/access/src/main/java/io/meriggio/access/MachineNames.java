// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The addresses and the host name that this machine has now. They come and go with cables and
 * leases, so they are looked up anew, but not more than once in some seconds: strangers can ask for
 * names that are not ours as often as they like. No name service is asked.
 *
 * <p>Threads: any.
 */
final class MachineNames implements Supplier<Set<String>> {
  private static final Logger LOG = LoggerFactory.getLogger(MachineNames.class);
  private static final long FRESH_NANOS = 5_000_000_000L;
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  private Set<String> known = Set.of();
  private Optional<Long> lookedAt = Optional.empty();

  @Override
  public synchronized Set<String> get() {
    long now = System.nanoTime();
    if (lookedAt.isEmpty() || now - lookedAt.get() > FRESH_NANOS) {
      known = look();
      lookedAt = Optional.of(now);
    }
    return known;
  }

  private static Set<String> look() {
    Set<String> names = new HashSet<>();
    try {
      NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .map(MachineNames::text)
          .forEach(names::add);
    } catch (SocketException e) {
      LOG.info("The addresses of this machine could not be read: {}", e.toString());
    }
    hostName().ifPresent(names::add);
    hostName().filter(name -> !name.contains(".")).ifPresent(name -> names.add(name + ".local"));
    return names;
  }

  /** As a browser writes it: IPv6 in brackets, in its short form, without a zone. */
  private static String text(InetAddress address) {
    String plain = address.getHostAddress().split("%", 2)[0];
    return plain.contains(":") ? "[" + Ipv6.shortest(plain) + "]" : plain;
  }

  private static Optional<String> hostName() {
    try {
      return Optional.of(Files.readString(HOST_NAME).trim().toLowerCase(Locale.ROOT))
          .filter(name -> !name.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
