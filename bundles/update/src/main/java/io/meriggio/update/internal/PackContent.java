// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import java.util.List;
import org.osgi.framework.Version;

/**
 * What is in a pack; kept beside its bundles as {@code pack.json}.
 *
 * @param name of its feature
 * @param version of its feature, as written
 * @param digest SHA-256 of the archive, in hexadecimal
 * @param requires the features that it stands on
 * @param bundles in the order of the feature
 */
record PackContent(
    String name, String version, String digest, List<String> requires, List<BundleFile> bundles) {

  PackContent {
    requires = List.copyOf(requires);
    bundles = List.copyOf(bundles);
  }

  /**
   * A bundle of a pack.
   *
   * @param file its name in the pack's folder
   * @param symbolicName of the bundle
   * @param version of the bundle
   * @param dependency left out when something else gives what it gives
   */
  record BundleFile(String file, String symbolicName, String version, boolean dependency) {}

  /** The version in OSGi's order. */
  Version order() {
    return Versions.parse(version)
        .orElseThrow(() -> new IllegalStateException("unchecked version " + version));
  }

  /** The name of its folder: two packs with one version but other content lie apart. */
  String folder() {
    return version + "_" + digest.substring(0, 12);
  }
}
