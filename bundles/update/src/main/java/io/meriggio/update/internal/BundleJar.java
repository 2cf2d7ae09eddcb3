// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import io.meriggio.update.PackRefused;
import io.meriggio.update.PackRefused.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * A bundle of a pack.
 *
 * @param symbolicName of the bundle
 * @param version of the bundle, as OSGi writes it
 */
record BundleJar(String symbolicName, String version) {

  /**
   * Reads all of a jar, and what its manifest says.
   *
   * @param file where it lies
   * @param name how messages call it
   * @throws PackRefused when it isn't whole, or is not what a driver may be
   */
  static BundleJar read(Path file, String name, Archive.Limits limits)
      throws IOException, PackRefused {
    new Archive(PackTexts.text("what.bundle", name), file, limits).read((entry, content) -> {});
    try (JarFile jar = new JarFile(file.toFile(), false)) {
      Manifest manifest = jar.getManifest();
      if (manifest == null) {
        throw notADriver("manifest", name);
      }
      return of(name, manifest.getMainAttributes());
    }
  }

  private static BundleJar of(String name, Attributes manifest) throws PackRefused {
    String symbolicName = value(manifest, "Bundle-SymbolicName").split(";", 2)[0].trim();
    if (!value(manifest, "Bundle-ManifestVersion").equals("2")
        || !symbolicName.matches("[A-Za-z0-9_.-]{1,200}")) {
      throw notADriver("name", name);
    }
    String version = value(manifest, "Bundle-Version");
    if (!version.isEmpty() && Versions.parse(version).isEmpty()) {
      throw notADriver("version", name, version);
    }
    if (!value(manifest, "Export-Package").isEmpty()) {
      throw notADriver("exports", name);
    }
    if (!value(manifest, "Fragment-Host").isEmpty()) {
      throw notADriver("fragment", name);
    }
    return new BundleJar(
        symbolicName, Versions.parse(version).map(Object::toString).orElse("0.0.0"));
  }

  private static String value(Attributes manifest, String header) {
    String value = manifest.getValue(header);
    return value == null ? "" : value.trim();
  }

  private static PackRefused notADriver(String why, Object... parameters) {
    return PackTexts.refused(Code.NOT_A_DRIVER, "bundle." + why, parameters);
  }
}
