// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import io.meriggio.device.DeviceDriver;
import io.meriggio.device.Text;
import io.meriggio.update.internal.Framework.Health;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** Whether the drivers of a pack have come up: its bundles run, and each driver can be made. */
final class DriverHealth {
  private final BundleContext context;
  private final FrameworkWatch watch;
  private final ComponentTrouble components;

  DriverHealth(BundleContext context, FrameworkWatch watch) {
    this.context = context;
    this.watch = watch;
    this.components = new ComponentTrouble(context);
  }

  /**
   * Waits until a pack serves, or until the patience has ended.
   *
   * @throws InterruptedException when the gateway stops meanwhile
   */
  Health health(StoredPack pack, Duration patience) throws InterruptedException {
    try {
      watch.await(FrameworkWatch.START, () -> startLevelReached(pack));
      return watch
          .await(patience, () -> verdict(pack))
          .orElseGet(() -> Health.troubled(waitedFor(pack)));
    } catch (LinkageError | RuntimeException e) {
      if (isStopped()) {
        throw Interruption.of(e);
      }
      return Health.troubled(PackTexts.text("driver.fails", e));
    }
  }

  /** Whether this bundle has been stopped meanwhile. */
  private boolean isStopped() {
    try {
      return context.getBundle() == null;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private Optional<Boolean> startLevelReached(StoredPack pack) {
    int level = context.getBundle(0).adapt(FrameworkStartLevel.class).getStartLevel();
    return bundles(pack).stream()
            .allMatch(bundle -> bundle.adapt(BundleStartLevel.class).getStartLevel() <= level)
        ? Optional.of(true)
        : Optional.empty();
  }

  /** Empty as long as it may still come up. */
  private Optional<Health> verdict(StoredPack pack) {
    List<Bundle> bundles = bundles(pack);
    Set<String> families = new TreeSet<>();
    for (ServiceReference<?> reference : drivers()) {
      if (bundles.contains(reference.getBundle())) {
        Optional<String> family = family(reference);
        if (family.isEmpty()) {
          return Optional.of(
              Health.troubled(components.of(bundles).orElse(PackTexts.text("driver.unmade"))));
        }
        families.add(family.get());
      }
    }
    boolean up = bundles.stream().allMatch(bundle -> bundle.getState() == Bundle.ACTIVE);
    return up && !families.isEmpty()
        ? Optional.of(Health.serving(List.copyOf(families)))
        : Optional.empty();
  }

  /** Empty when the driver behind a service can't be made. */
  private Optional<String> family(ServiceReference<?> reference) {
    try {
      return context.getService(reference) instanceof DeviceDriver driver
          ? Optional.of(driver.description().family())
          : Optional.empty();
    } finally {
      context.ungetService(reference);
    }
  }

  private Text waitedFor(StoredPack pack) {
    List<Bundle> bundles = bundles(pack);
    return bundles.stream()
        .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
        .findFirst()
        .map(bundle -> PackTexts.text("driver.bundle", bundle.getSymbolicName()))
        .or(() -> components.of(bundles))
        .orElseGet(
            () ->
                PackTexts.text(
                    "driver.none",
                    DeviceDriver.class.getName(),
                    RunningPacks.PATIENCE.toSeconds()));
  }

  private List<ServiceReference<?>> drivers() {
    try {
      ServiceReference<?>[] all = context.getServiceReferences(DeviceDriver.class.getName(), null);
      return all == null ? List.of() : Arrays.asList(all);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Bundle> bundles(StoredPack pack) {
    List<Bundle> found = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      for (PackContent.BundleFile file : pack.content().bundles()) {
        if (file.symbolicName().equals(bundle.getSymbolicName())
            && file.version().equals(bundle.getVersion().toString())) {
          found.add(bundle);
        }
      }
    }
    return found;
  }
}
