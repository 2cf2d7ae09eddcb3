// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.DeviceDriver;
import io.meriggio.device.DriverDescription;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.osgi.framework.Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The drivers that are installed, by family. Of several for one family the one with the highest
 * service ranking serves, then the one of the newest bundle.
 *
 * <p>Threads: may be used from any thread.
 */
final class DriverRegistry {

  private static final Logger LOG = LoggerFactory.getLogger(DriverRegistry.class);

  private final List<DriverEntry> entries = new ArrayList<>();

  /** A driver has come. One that can't describe itself is left out, and told. */
  void add(DeviceDriver driver, Map<String, Object> properties) {
    long bundle = number(properties, Constants.SERVICE_BUNDLEID);
    try {
      DriverDescription description =
          CallFailed.guard(() -> Objects.requireNonNull(driver.description(), "no description"));
      DriverEntry entry =
          new DriverEntry(
              driver,
              description,
              (int) number(properties, Constants.SERVICE_RANKING),
              bundle,
              number(properties, Constants.SERVICE_ID));
      add(entry);
    } catch (CallFailed e) {
      LOG.error("the driver in bundle {} is left out: {}\n{}", bundle, e.getMessage(), e.trace());
    }
  }

  /** A driver is leaving. */
  synchronized Optional<DriverEntry> remove(DeviceDriver driver) {
    Optional<DriverEntry> found =
        entries.stream().filter(entry -> entry.driver() == driver).findFirst();
    found.ifPresent(
        entry -> {
          entries.remove(entry);
          LOG.info("gone: {}", entry);
        });
    return found;
  }

  /** The driver that serves a family. */
  synchronized Optional<DriverEntry> best(String family) {
    return entries.stream()
        .filter(entry -> entry.family().equals(family))
        .min(DriverEntry.BEST_FIRST);
  }

  /** The driver that serves each family. */
  synchronized List<DriverEntry> all() {
    return entries.stream()
        .filter(entry -> best(entry.family()).filter(entry::equals).isPresent())
        .toList();
  }

  /** What the driver that serves each family says of it, by family. */
  synchronized List<DriverDescription> descriptions() {
    return all().stream()
        .map(DriverEntry::description)
        .sorted(Comparator.comparing(DriverDescription::family))
        .toList();
  }

  /** The families that are served, in alphabetical order. */
  synchronized List<String> families() {
    return entries.stream().map(DriverEntry::family).distinct().sorted().toList();
  }

  private synchronized void add(DriverEntry entry) {
    entries.add(entry);
    DriverEntry serving = best(entry.family()).orElseThrow();
    LOG.info("come: {}", entry);
    entries.stream()
        .filter(other -> other != serving && other.family().equals(entry.family()))
        .forEach(other -> LOG.warn("two drivers: {} serves, not the {}", serving, other));
  }

  private static long number(Map<String, Object> properties, String key) {
    return properties.get(key) instanceof Number number ? number.longValue() : 0;
  }
}
