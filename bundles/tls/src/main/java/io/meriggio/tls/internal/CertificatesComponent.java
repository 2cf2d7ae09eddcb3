// SPDX-License-Identifier: Apache-2.0
package io.meriggio.tls.internal;

import io.meriggio.field.Notice;
import io.meriggio.field.NoticeSource;
import io.meriggio.tls.Certificate;
import io.meriggio.tls.CertificateRefused;
import io.meriggio.tls.Certificates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers HTTPS where the launcher asks for it ({@code meriggio.https.port}).
 *
 * <p>Threads: one of its own, which makes and renews the certificate; the first one is made when
 * the gateway is ready, so that nobody waits for it.
 */
@Component(
    service = {Certificates.class, NoticeSource.class},
    immediate = true)
public final class CertificatesComponent implements Certificates, NoticeSource {
  private static final Logger LOG = LoggerFactory.getLogger(CertificatesComponent.class);
  private static final long LOOK_SECONDS = 60;
  private static final long READY_MILLIS = 200;
  private static final int PATIENCE_WITH_READY = 100;

  private final BundleContext context;
  private final Optional<Integer> port;
  private final String host;
  private final CertificateDesk desk;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread worker = new Thread(task, "tls-certificate");
            worker.setDaemon(true);
            return worker;
          });
  private Optional<TlsListener> listener = Optional.empty();
  private Optional<ServiceRegistration<ConnectorFactory>> registration = Optional.empty();

  /** Reads the launcher's properties. */
  @Activate
  public CertificatesComponent(BundleContext context) {
    this.context = context;
    port = Optional.ofNullable(context.getProperty("meriggio.https.port")).map(Integer::valueOf);
    host = Optional.ofNullable(context.getProperty("org.apache.felix.http.host")).orElse("0.0.0.0");
    Path data = Path.of(Optional.ofNullable(context.getProperty("meriggio.data")).orElse("data"));
    SelfMade maker = new SelfMade(Path.of(System.getProperty("java.io.tmpdir")));
    desk =
        new CertificateDesk(
            new KeyFolder(data.resolve("keys")), maker::make, OwnNames::now, Clock.systemUTC());
  }

  @Activate
  void start() {
    if (port.isPresent()) {
      open();
      thread.execute(this::whenReady);
    }
  }

  @Deactivate
  void stop() {
    thread.shutdownNow();
    close();
  }

  private synchronized void close() {
    registration.ifPresent(ServiceRegistration::unregister);
    registration = Optional.empty();
  }

  private void whenReady() {
    try {
      for (int i = 0;
          i < PATIENCE_WITH_READY && System.getProperty("meriggio.ready") == null;
          i++) {
        Thread.sleep(READY_MILLIS);
      }
      thread.scheduleWithFixedDelay(this::tend, 0, LOOK_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tend() {
    try {
      if (desk.tend()) {
        show();
      }
    } catch (RuntimeException | IOException e) {
      LOG.error("The certificate could not be looked after", e);
    }
  }

  /** Listens, as soon as there is something to show. */
  private synchronized void open() {
    if (registration.isPresent() || desk.current().isEmpty()) {
      return;
    }
    Identity identity = desk.current().get();
    try {
      TlsListener made = new TlsListener(host, port.orElseThrow(), identity);
      listener = Optional.of(made);
      registration = Optional.of(context.registerService(ConnectorFactory.class, made, null));
      LOG.info("HTTPS on port {}; the certificate is {}", port.get(), identity);
    } catch (IOException e) {
      LOG.error("HTTPS could not be opened", e);
    }
  }

  private synchronized void show() throws IOException {
    if (listener.isPresent() && desk.current().isPresent()) {
      listener.get().show(desk.current().get());
    } else if (port.isPresent()) {
      open();
    }
  }

  @Override
  public synchronized OptionalInt port() {
    return listener.map(TlsListener::port).orElse(OptionalInt.empty());
  }

  @Override
  public Optional<Certificate> current() {
    return desk.current().map(Identity::shown);
  }

  @Override
  public Certificate take(String certificates, String privateKey)
      throws CertificateRefused, IOException {
    Identity own = desk.take(certificates, privateKey);
    show();
    return own.shown();
  }

  @Override
  public void withdraw() throws IOException {
    desk.withdraw();
    show();
  }

  @Override
  public List<Notice> notices() {
    return port.isPresent() ? desk.notices() : List.of();
  }
}
