// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal;

import io.meriggio.access.Access;
import io.meriggio.device.DeviceDirectory;
import io.meriggio.startup.internal.launch.ExitStatus;
import io.meriggio.startup.internal.launch.Listening;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Prints the one line that says that the gateway is ready: HTTP answers, and the first poll of each
 * configured device has ended or ten seconds have passed; and, while nobody owns the gateway, how
 * to claim it. Then it stamps the bundle cache as good.
 *
 * <p>A gateway whose HTTP does not come up serves nobody: it is ended with a message, so that
 * whoever watches the process learns of it.
 *
 * <p>Threads: one of its own, which ends with the line.
 */
@Component(
    immediate = true,
    service = {})
public final class ReadyReport {

  private static final Duration PATIENCE_WITH_DEVICES = Duration.ofSeconds(10);
  private static final Duration PATIENCE_WITH_HTTP = Duration.ofSeconds(60);

  /** There once the packs that the site has are in: before that, drivers are still to come. */
  private static final String PACKS = "io.meriggio.update.Packs";

  private static final long TICK_MILLIS = 50;

  /** Of every demo plant. */
  private static final String DEMO_SERIAL_NUMBER = "CA020490200005";

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile DeviceDirectory devices;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Access access;

  private final Messages messages = new Messages(Locale.getDefault());
  private final BundleContext context;
  private final String host;
  private final int port;
  private final long launched;
  private final Thread watcher = new Thread(this::watch, "startup-ready");

  /** Reads the launcher's properties. */
  @Activate
  public ReadyReport(BundleContext context) {
    this.context = context;
    this.host = Listening.reachable(System.getProperty("org.apache.felix.http.host", "127.0.0.1"));
    this.port = Integer.getInteger("org.osgi.service.http.port", 8080);
    this.launched = Long.getLong("meriggio.launched", System.currentTimeMillis());
  }

  @Activate
  void start() {
    if (System.getProperty("meriggio.ready") == null) {
      watcher.setDaemon(true);
      watcher.start();
    }
  }

  @Deactivate
  void stop() {
    watcher.interrupt();
  }

  private void watch() {
    try {
      long begin = System.nanoTime();
      boolean answering = false;
      while (!answering || !devicesAsked()) {
        long waited = System.nanoTime() - begin;
        if (answering && sinceLaunch() >= PATIENCE_WITH_DEVICES.toMillis()) {
          break;
        }
        if (!answering && waited > PATIENCE_WITH_HTTP.toNanos()) {
          end();
          return;
        }
        Thread.sleep(TICK_MILLIS);
        answering = answering || answers();
      }
      announce();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** In safe mode nobody asks a device. */
  private boolean devicesAsked() {
    if (System.getProperty("meriggio.safeMode.failedStarts") != null) {
      return true;
    }
    DeviceDirectory directory = devices;
    return context.getServiceReference(PACKS) != null
        && directory != null
        && directory.firstPollsEnded();
  }

  private long sinceLaunch() {
    return System.currentTimeMillis() - launched;
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), 1000);
      socket.setSoTimeout(2000);
      String request =
          "GET /api/v1/health HTTP/1.0\r\nHost: " + address() + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] head = socket.getInputStream().readNBytes(12);
      return Arrays.equals(head, 9, 12, new byte[] {'2', '0', '0'}, 0, 3);
    } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
      return false;
    }
  }

  /** How to become the owner, while nobody is. */
  private String claim() {
    return Optional.ofNullable(access).flatMap(Access::claimCode).map(this::claim).orElse("");
  }

  private String claim(String code) {
    String lines = System.lineSeparator() + "Claim code: " + code;
    if (System.getProperty("meriggio.demo") == null) {
      return lines;
    }
    String link = "http://" + address() + "/#/claim?code=" + code + "&serial=" + DEMO_SERIAL_NUMBER;
    return lines + System.lineSeparator() + messages.text("claim.demo", link);
  }

  /** As it stands in a URL. */
  private String address() {
    return (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + port;
  }

  private void announce() {
    System.setProperty("meriggio.ready", "true");
    String seconds = String.format(Locale.ROOT, "%.1f", sinceLaunch() / 1000.0);
    String line = "Meriggio ready in " + seconds + " s, http://" + address();
    // in one go: whoever waits for the line finds the code behind it
    System.out.println(line + claim());
    String file = System.getProperty("meriggio.stamp.file", "");
    if (!file.isEmpty()) {
      try {
        Files.writeString(Path.of(file), System.getProperty("meriggio.stamp", ""));
      } catch (IOException e) {
        // The next start makes a fresh cache: slower by a second, nothing else.
        System.getLogger(ReadyReport.class.getName())
            .log(System.Logger.Level.INFO, "The bundle cache was not stamped: {0}", e.toString());
      }
    }
  }

  private void end() {
    System.err.println("meriggio: " + messages.text("http.absent", PATIENCE_WITH_HTTP.toSeconds()));
    try {
      context.getBundle(0).stop();
      Thread.sleep(3000);
    } catch (BundleException e) {
      // It is ended below in any case.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitStatus.NOT_SERVING.code());
  }
}
