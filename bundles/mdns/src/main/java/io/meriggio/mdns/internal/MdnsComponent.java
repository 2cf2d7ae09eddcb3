// SPDX-License-Identifier: Apache-2.0
package io.meriggio.mdns.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers the gateway's name unless it listens on loopback only.
 *
 * <p>Threads: one of its own, and those of a responder for each address.
 */
@Component(
    service = {},
    immediate = true)
public final class MdnsComponent {
  private static final Logger LOG = LoggerFactory.getLogger(MdnsComponent.class);
  private static final String NAME = "meriggio";
  private static final long FIRST_SECONDS = 10;
  private static final long EVERY_SECONDS = 30;

  /** Good-byes are a courtesy: the stop of the gateway doesn't wait for them. */
  private static final long GOODBYE_MILLIS = 300;

  private final int port;
  private final Offer offer = new Offer(LocalAddresses::now, this::responder);
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "mdns");
            made.setDaemon(true);
            return made;
          });

  /** Reads the launcher's properties. */
  @Activate
  public MdnsComponent(BundleContext context) {
    port = Integer.parseInt(property(context, "org.osgi.service.http.port", "8080"));
    String host = property(context, "org.apache.felix.http.host", "127.0.0.1");
    if (isBeyondLoopback(host)) {
      thread.scheduleWithFixedDelay(this::look, FIRST_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }
  }

  static boolean isBeyondLoopback(String host) {
    return !host.startsWith("127.")
        && !host.equals("localhost")
        && !host.equals("::1")
        && !host.equals("[::1]");
  }

  private static String property(BundleContext context, String key, String otherwise) {
    return Optional.ofNullable(context.getProperty(key)).orElse(otherwise);
  }

  private void look() {
    try {
      offer.look();
    } catch (RuntimeException e) {
      LOG.warn("meriggio.local can't be offered", e);
    }
  }

  private Offer.Responder responder(InetAddress address) throws IOException {
    JmDNS responder = JmDNS.create(address, NAME);
    responder.registerService(
        ServiceInfo.create("_http._tcp.local.", "Meriggio", port, 0, 0, Map.of("path", "/")));
    return new Offer.Responder() {
      @Override
      public String name() {
        return responder.getHostName().replaceFirst("\\.$", "");
      }

      @Override
      public void close() throws IOException {
        responder.close();
      }
    };
  }

  @Deactivate
  void stop() {
    thread.execute(offer::close);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(GOODBYE_MILLIS, TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
