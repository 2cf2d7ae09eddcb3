// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The features that the distribution itself is made of. Packs stand on them: where Karaf has lost
 * them with its state, every pack would be refused.
 *
 * @param features what Karaf knows of them
 * @param context tells what the distribution is made of
 */
record OwnFeatures(FeaturesService features, BundleContext context) {
  private static final Logger LOG = LoggerFactory.getLogger(OwnFeatures.class);
  private static final String CORE = "gateway-core";

  /**
   * Whether Karaf has put in what the distribution starts. Before, nobody may change what it
   * installs: it could lose one change to another.
   */
  Optional<Boolean> booted() {
    return context.getServiceReference(BootFinished.class) == null
        ? Optional.empty()
        : Optional.of(true);
  }

  /**
   * Tells Karaf of them again where it doesn't know them; what runs of them stays as it is.
   *
   * @return the features to install together with the packs, none where nothing was lost
   * @throws Exception when Karaf does not take them
   */
  Set<String> know() throws Exception {
    Optional<String> version = Optional.ofNullable(context.getProperty("meriggio.version"));
    if (version.isEmpty() || features.getFeatures(CORE).length > 0) {
      return Set.of();
    }
    LOG.warn("Karaf has lost the gateway's own features; it is told of them again");
    Version karaf = FrameworkUtil.getBundle(FeaturesService.class).getVersion();
    for (String part : List.of("framework", "standard")) {
      features.addRepository(file("org.apache.karaf.features", part, karaf.toString()));
    }
    features.addRepository(file("io.meriggio", "gateway-features", version.get()));
    String started = Optional.ofNullable(context.getProperty("meriggio.features")).orElse("");
    return Arrays.stream(started.split(","))
        .filter(name -> !name.isBlank())
        .collect(Collectors.toSet());
  }

  private static URI file(String group, String artifact, String version) {
    return URI.create("mvn:" + group + "/" + artifact + "/" + version + "/xml/features");
  }
}
