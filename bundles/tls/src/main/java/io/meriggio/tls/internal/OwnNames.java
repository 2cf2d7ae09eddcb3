// SPDX-License-Identifier: Apache-2.0
package io.meriggio.tls.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Under which names and addresses this machine is reached now. */
final class OwnNames {
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
  private static final int MOST = 30;

  private OwnNames() {}

  static Collection<String> now() {
    Set<String> names = new LinkedHashSet<>();
    names.add("meriggio.local");
    names.add("localhost");
    String host = hostName();
    if (host.matches("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?")) {
      names.add(host);
      names.add(host.split("\\.", 2)[0] + ".local");
    }
    try {
      NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> !address.isLinkLocalAddress())
          .map(InetAddress::getHostAddress)
          .map(address -> address.split("%", 2)[0])
          .forEach(names::add);
    } catch (SocketException e) {
      names.add("127.0.0.1");
    }
    return names.stream().limit(MOST).toList();
  }

  private static String hostName() {
    try {
      return Files.readString(HOST_NAME).strip().toLowerCase(Locale.ROOT);
    } catch (IOException e) {
      return "";
    }
  }
}
