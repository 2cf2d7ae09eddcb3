// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import io.meriggio.update.Packs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.karaf.features.FeaturesService;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.condition.Condition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the packs in when the gateway starts, then offers them. On a thread of its own: drivers
 * start only after this bundle has.
 */
@Capability(
    namespace = "osgi.service",
    attribute = "objectClass:List<String>=\"io.meriggio.update.Packs\"")
@Component(
    service = {},
    immediate = true,
    reference =
        @Reference(
            name = "control",
            service = Condition.class,
            target = "(osgi.condition.id=io.meriggio.control)"))
public final class PacksComponent {
  private static final Logger LOG = LoggerFactory.getLogger(PacksComponent.class);

  private final BundleContext context;
  private final PackExchange packs;
  private final DeliveredPacks delivered;
  private final Thread starter;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private ServiceRegistration<Packs> registration;

  /**
   * Reads {@code meriggio.data} and {@code meriggio.home}.
   *
   * @throws IOException when one of them is missing
   */
  @Activate
  public PacksComponent(BundleContext context, @Reference FeaturesService features)
      throws IOException {
    this.context = context;
    packs =
        new PackExchange(
            new KarafFramework(features, context),
            new PackFolder(folder(context, "meriggio.data")));
    delivered = new DeliveredPacks(folder(context, "meriggio.home"));
    starter = new Thread(this::start, "packs");
    starter.setDaemon(true);
    starter.start();
  }

  private static Path folder(BundleContext context, String property) throws IOException {
    String folder = context.getProperty(property);
    if (folder == null) {
      throw new IOException("The system property " + property + " names no directory");
    }
    return Path.of(folder, "packs");
  }

  private void start() {
    try {
      packs.start(delivered);
      offer();
      settle();
    } catch (InterruptedException e) {
      LOG.info("Stopped before the packs were in; the next start puts them in");
    } catch (IOException | RuntimeException e) {
      if (stopped.get()) {
        LOG.info("Stopped before the packs were in; the next start puts them in", e);
        return;
      }
      LOG.error("The packs can't be put in", e);
      offer();
    }
  }

  /** After the packs are offered: a first start brings some megabytes to the disk. */
  private void settle() {
    try {
      packs.settle();
    } catch (IOException e) {
      if (stopped.get()) {
        LOG.info("Stopped before the packs were on the disk; the next start puts them in", e);
      } else {
        LOG.error("The packs can't be brought to the disk; the next start puts them in", e);
      }
    }
  }

  private synchronized void offer() {
    if (!stopped.get()) {
      registration = context.registerService(Packs.class, packs, null);
    }
  }

  @Deactivate
  void stop() {
    stopped.set(true);
    starter.interrupt();
    withdraw();
  }

  private synchronized void withdraw() {
    if (registration != null) {
      registration.unregister();
    }
  }
}
