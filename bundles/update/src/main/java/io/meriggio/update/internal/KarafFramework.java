// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import io.meriggio.device.DeviceDriver;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
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

/**
 * Karaf's features service as packs see it: the set of features files and of required features is
 * replaced as a whole, so that the resolver decides about the old and the new version together and
 * exactly one of them is left.
 */
final class KarafFramework implements Framework {
  private static final Pattern PACK_REPOSITORY =
      Pattern.compile("file:.*/packs/([a-z0-9-]+)/[^/]+/" + Pattern.quote(StoredPack.FEATURES));
  private static final Duration BOOT_PATIENCE = Duration.ofSeconds(60);
  private static final Duration GLANCE = Duration.ofMillis(10);

  private final FeaturesService features;
  private final BundleContext context;
  private final Downloads downloads;

  KarafFramework(FeaturesService features, BundleContext context) {
    this.features = features;
    this.context = context;
    this.downloads = Downloads.ofKaraf(context.getProperty("karaf.data"));
  }

  @Override
  public void run(Collection<StoredPack> packs) throws Exception {
    Set<URI> present = new HashSet<>();
    for (Repository repository : features.listRepositories()) {
      present.add(repository.getURI());
    }
    Map<String, Set<String>> required = features.listRequirements();
    Set<URI> repositories = new HashSet<>(present);
    Map<String, Set<String>> requirements = new HashMap<>();
    required.forEach((region, names) -> requirements.put(region, new HashSet<>(names)));
    Set<String> root =
        requirements.computeIfAbsent(FeaturesService.ROOT_REGION, region -> new HashSet<>());
    for (URI repository : present) {
      Matcher ofPack = PACK_REPOSITORY.matcher(repository.toString());
      if (ofPack.matches()) {
        repositories.remove(repository);
        String prefix = "feature:" + ofPack.group(1) + "/";
        root.removeIf(requirement -> requirement.startsWith(prefix));
      }
    }
    for (StoredPack pack : packs) {
      repositories.add(pack.features());
      String version = pack.content().order().toString();
      root.add("feature:" + pack.name() + "/[" + version + "," + version + "]");
    }
    if (!repositories.equals(present) || !requirements.equals(required)) {
      downloads.forget();
      try {
        features.updateReposAndRequirements(
            repositories, requirements, EnumSet.noneOf(FeaturesService.Option.class));
      } finally {
        downloads.forget();
      }
    }
  }

  @Override
  public Health health(StoredPack pack, Duration patience) throws InterruptedException {
    try {
      await(BOOT_PATIENCE, () -> startLevelReached(pack));
      return await(patience, () -> Optional.of(look(pack)).filter(KarafFramework::serves))
          .orElseGet(() -> look(pack));
    } catch (LinkageError | RuntimeException e) {
      return Health.troubled("its driver fails: " + e);
    }
  }

  private static boolean serves(Health health) {
    return health.trouble().isEmpty();
  }

  private Optional<Boolean> startLevelReached(StoredPack pack) {
    int level = context.getBundle(0).adapt(FrameworkStartLevel.class).getStartLevel();
    return bundles(pack).stream()
            .allMatch(bundle -> bundle.adapt(BundleStartLevel.class).getStartLevel() <= level)
        ? Optional.of(true)
        : Optional.empty();
  }

  private Health look(StoredPack pack) {
    List<Bundle> bundles = bundles(pack);
    long needed = pack.content().bundles().stream().filter(bundle -> !bundle.dependency()).count();
    if (bundles.size() < needed) {
      return Health.troubled("not all of its bundles are installed");
    }
    for (Bundle bundle : bundles) {
      if (bundle.getState() != Bundle.ACTIVE) {
        return Health.troubled("its bundle " + bundle.getSymbolicName() + " doesn't start");
      }
    }
    Set<String> families = families(bundles);
    return families.isEmpty()
        ? Health.troubled(
            "it registers no service "
                + DeviceDriver.class.getName()
                + " within "
                + PackExchange.PATIENCE.toSeconds()
                + " s")
        : Health.serving(List.copyOf(families));
  }

  private Set<String> families(List<Bundle> bundles) {
    Set<String> families = new TreeSet<>();
    for (ServiceReference<?> reference : drivers()) {
      if (bundles.contains(reference.getBundle())
          && context.getService(reference) instanceof DeviceDriver driver) {
        try {
          families.add(driver.description().family());
        } finally {
          context.ungetService(reference);
        }
      }
    }
    return families;
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

  private <T> Optional<T> await(Duration patience, Supplier<Optional<T>> sight)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    Optional<T> seen = sight.get();
    while (seen.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(GLANCE.toMillis());
      if (context.getBundle(0).getState() == Bundle.STOPPING) {
        throw new InterruptedException("the framework stops");
      }
      seen = sight.get();
    }
    return seen;
  }
}
