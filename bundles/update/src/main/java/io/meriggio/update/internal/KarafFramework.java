// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.Repository;
import org.osgi.framework.BundleContext;
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

  private final FeaturesService features;
  private final BundleContext context;
  private final FrameworkWatch watch;
  private final DriverHealth drivers;
  private final Downloads downloads;
  private final OwnFeatures ownFeatures;

  KarafFramework(FeaturesService features, BundleContext context) {
    this.features = features;
    this.context = context;
    this.watch = new FrameworkWatch(context.getBundle(0));
    this.drivers = new DriverHealth(context, watch);
    this.ownFeatures = new OwnFeatures(features, context);
    this.downloads = Downloads.ofKaraf(context.getProperty("karaf.data"));
  }

  @Override
  public void run(Collection<StoredPack> packs) throws Exception {
    boolean booted = watch.await(FrameworkWatch.START, ownFeatures::booted).isPresent();
    if (!booted) {
      LOG.warn("Karaf has not ended its start within {} s", FrameworkWatch.START.toSeconds());
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
        throw watch.isEnding() ? Interruption.of(e) : e;
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
    return drivers.health(pack, patience);
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
}
