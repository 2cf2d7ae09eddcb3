// SPDX-License-Identifier: Apache-2.0
package io.meriggio.mdns.internal;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one responder on each address of the machine, as addresses come and go.
 *
 * <p>Threads: one at a time.
 */
final class Offer {
  private static final Logger LOG = LoggerFactory.getLogger(Offer.class);

  private final Supplier<Set<InetAddress>> addresses;
  private final Responders responders;
  private final Map<InetAddress, Responder> open = new LinkedHashMap<>();
  private final Map<InetAddress, String> told = new HashMap<>();
  private final Set<InetAddress> refused = new HashSet<>();

  /** What answers on one address. */
  interface Responder extends Closeable {
    /** The name that it has; another than asked for as soon as it finds that somebody has it. */
    String name();
  }

  /** Makes what answers on one address. */
  @FunctionalInterface
  interface Responders {
    Responder on(InetAddress address) throws IOException;
  }

  Offer(Supplier<Set<InetAddress>> addresses, Responders responders) {
    this.addresses = addresses;
    this.responders = responders;
  }

  /** Answers where it doesn't yet, and no longer where there is no address. */
  void look() {
    Set<InetAddress> now = addresses.get();
    open.entrySet()
        .removeIf(
            one -> {
              boolean gone = !now.contains(one.getKey());
              if (gone) {
                close(one.getValue());
              }
              return gone;
            });
    refused.retainAll(now);
    told.keySet().retainAll(open.keySet());
    open.forEach(this::tell);
    now.stream().filter(address -> !open.containsKey(address)).forEach(this::open);
  }

  private void open(InetAddress address) {
    try {
      Responder responder = responders.on(address);
      open.put(address, responder);
      refused.remove(address);
      tell(address, responder);
    } catch (IOException e) {
      if (refused.add(address)) {
        LOG.info(
            "meriggio.local can't be offered on {}: {}", address.getHostAddress(), e.toString());
      }
    }
  }

  /** Of two gateways in a network one gets another name, which its owner has to know. */
  private void tell(InetAddress address, Responder responder) {
    String name = responder.name();
    if (!name.equals(told.put(address, name))) {
      LOG.info("{} is offered on {}", name, address.getHostAddress());
    }
  }

  /** What was told last of each address. */
  Map<InetAddress, String> told() {
    return Map.copyOf(told);
  }

  void close() {
    open.values().forEach(Offer::close);
    open.clear();
  }

  private static void close(Closeable responder) {
    try {
      responder.close();
    } catch (IOException e) {
      LOG.debug("a responder was not closed in order: {}", e.toString());
    }
  }
}
