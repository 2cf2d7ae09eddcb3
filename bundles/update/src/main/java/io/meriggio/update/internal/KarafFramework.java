// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import io.meriggio.device.DeviceDriver;
import io.meriggio.device.Text;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.Repository;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Karaf's features service as packs see it: the resolver decides about the old and the new version
 * together, in one transaction, and exactly one of them is left.
 */
final class KarafFramework implements Framework {
  private static final Logger LOG = LoggerFactory.getLogger(KarafFramework.class);
  private static final EnumSet<FeaturesService.Option> NO_OPTIONS =
      EnumSet.noneOf(FeaturesService.Option.class);
  private static final Duration BOOT_PATIENCE = Duration.ofSeconds(60);
  private static final Duration GLANCE = Duration.ofMillis(10);

  private final FeaturesService features;
  private final BundleContext context;
  private final Bundle system;
  private final Downloads downloads;
  private final ComponentTrouble components;
  private final OwnFeatures ownFeatures;

  KarafFramework(FeaturesService features, BundleContext context) {
    this.features = features;
    this.context = context;
    this.system = context.getBundle(0);
    this.components = new ComponentTrouble(context);
    this.ownFeatures = new OwnFeatures(features, context);
    this.downloads = Downloads.ofKaraf(context.getProperty("karaf.data"));
  }

  @Override
  public void run(Collection<StoredPack> packs) throws Exception {
    boolean booted = await(BOOT_PATIENCE, ownFeatures::booted).isPresent();
    if (!booted) {
      LOG.warn("Karaf has not ended its start within {} s", BOOT_PATIENCE.toSeconds());
    }
    Set<String> lost = ownFeatures.know();
    Map<URI, StoredPack> wanted = new LinkedHashMap<>();
    packs.forEach(pack -> wanted.put(pack.features(), pack));
    Set<PackRepository> stale = repositories();
    List<StoredPack> fresh = new ArrayList<>();
    for (StoredPack pack : wanted.values()) {
      if (!stale.removeIf(repository -> repository.uri().equals(pack.features()))
          || !isRequired(pack)) {
        fresh.add(pack);
      }
    }
    if (!stale.isEmpty() || !fresh.isEmpty()) {
      downloads.forget();
      try {
        exchange(packs, stale, fresh, lost);
      } catch (Exception e) {
        throw isEnding() ? Interruption.of(e) : e;
      } finally {
        downloads.forget();
      }
    }
  }

  /**
   * Old and new version are decided about in one transaction. A pack that only goes is uninstalled
   * before, in one of its own.
   */
  private void exchange(
      Collection<StoredPack> packs,
      Set<PackRepository> stale,
      List<StoredPack> fresh,
      Set<String> lost)
      throws Exception {
    for (PackRepository old : stale) {
      // two files with one feature in one version: Karaf couldn't tell them apart
      if (fresh.stream().anyMatch(pack -> old.isOf(pack.name(), pack.version()))) {
        features.removeRepository(old.uri());
      }
    }
    for (StoredPack pack : fresh) {
      features.addRepository(pack.features());
    }
    Set<String> gone = new HashSet<>();
    for (PackRepository old : stale) {
      if (packs.stream().noneMatch(pack -> pack.name().equals(old.name()))) {
        gone.addAll(requirements(old.name()));
      }
    }
    if (!gone.isEmpty()) {
      features.removeRequirements(Map.of(FeaturesService.ROOT_REGION, gone), NO_OPTIONS);
    }
    if (!fresh.isEmpty()) {
      Set<String> names = new HashSet<>(lost);
      fresh.forEach(pack -> names.add(pack.name() + "/" + pack.content().order()));
      features.installFeatures(names, EnumSet.of(FeaturesService.Option.Upgrade));
    }
    for (PackRepository old : repositories()) {
      if (stale.contains(old)) {
        features.removeRepository(old.uri());
      }
    }
  }

  private Set<PackRepository> repositories() throws Exception {
    Set<PackRepository> found = new LinkedHashSet<>();
    for (Repository repository : features.listRepositories()) {
      PackRepository.of(repository.getURI()).ifPresent(found::add);
    }
    return found;
  }

  private boolean isRequired(StoredPack pack) {
    String version = pack.content().order().toString();
    return requirements(pack.name())
        .contains("feature:" + pack.name() + "/[" + version + "," + version + "]");
  }

  private Set<String> requirements(String pack) {
    Set<String> all =
        features.listRequirements().getOrDefault(FeaturesService.ROOT_REGION, Set.of());
    Set<String> found = new HashSet<>(all);
    found.removeIf(requirement -> !requirement.startsWith("feature:" + pack + "/"));
    return found;
  }

  /**
   * A features file of a pack that Karaf knows, wherever the data directory was then.
   *
   * @param name of the pack
   * @param version of the pack
   */
  private record PackRepository(URI uri, String name, String version) {
    private static final Pattern FORM =
        Pattern.compile(
            "file:.*/packs/([a-z0-9-]+)/([^/]+)_[0-9a-f]+/" + Pattern.quote(StoredPack.FEATURES));

    static Optional<PackRepository> of(URI uri) {
      Matcher form = FORM.matcher(uri.toString());
      return form.matches()
          ? Optional.of(new PackRepository(uri, form.group(1), form.group(2)))
          : Optional.empty();
    }

    boolean isOf(String otherName, String otherVersion) {
      return name.equals(otherName) && version.equals(otherVersion);
    }
  }

  @Override
  public Health health(StoredPack pack, Duration patience) throws InterruptedException {
    try {
      await(BOOT_PATIENCE, () -> startLevelReached(pack));
      return await(patience, () -> verdict(pack)).orElseGet(() -> Health.troubled(waitedFor(pack)));
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

  @Override
  public boolean isTaken(String symbolicName, Collection<StoredPack> packs) {
    boolean ofAPack =
        packs.stream()
            .flatMap(pack -> pack.content().bundles().stream())
            .anyMatch(bundle -> bundle.symbolicName().equals(symbolicName));
    return !ofAPack
        && Arrays.stream(context.getBundles())
            .anyMatch(bundle -> symbolicName.equals(bundle.getSymbolicName()));
  }

  /** What fails while the framework goes down says nothing of a pack. */
  private boolean isEnding() {
    return (system.getState() & (Bundle.STARTING | Bundle.ACTIVE)) == 0;
  }

  private <T> Optional<T> await(Duration patience, Supplier<Optional<T>> sight)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    Optional<T> seen = sight.get();
    while (seen.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(GLANCE.toMillis());
      if (isEnding()) {
        throw new InterruptedException("the framework stops");
      }
      seen = sight.get();
    }
    return seen;
  }
}
