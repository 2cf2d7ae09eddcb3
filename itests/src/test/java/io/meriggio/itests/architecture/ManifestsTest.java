// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the jars themselves say: imports and exports decide in the framework, not the sources. */
class ManifestsTest {

  private static final Path ROOT = Path.of(System.getProperty("meriggio.root"));

  @ParameterizedTest
  @MethodSource("drivers")
  void a_driver_exports_nothing_and_imports_of_ours_only_the_spi_and_the_maps(String bundle)
      throws IOException {
    Attributes manifest = manifest(bundle);
    assertThat(manifest.getValue("Export-Package")).isNull();
    assertThat(manifest.getValue("Import-Package").replaceAll("\"[^\"]*\"", "").split(","))
        .allSatisfy(
            imported ->
                assertThat(imported.split(";")[0].trim())
                    .matches(
                        "java\\..*|org\\.slf4j.*|org\\.osgi\\..*"
                            + "|io\\.meriggio\\.device|io\\.meriggio\\.modbus"));
  }

  static Stream<String> drivers() throws IOException {
    try (var folders = Files.list(ROOT.resolve("bundles/drivers"))) {
      return folders.map(folder -> "drivers/" + folder.getFileName()).sorted().toList().stream();
    }
  }

  @Test
  void the_face_for_plant_controllers_exports_nothing_and_speaks_modbus_for_itself()
      throws IOException {
    assertThat(manifest("cci").getValue("Export-Package")).isNull();
    assertThat(manifest("cci").getValue("Import-Package"))
        .contains("io.meriggio.controller", "io.meriggio.device")
        .doesNotContain("io.meriggio.modbus");
  }

  @Test
  void the_simulator_imports_nothing_of_ours_and_brings_no_map() throws IOException {
    assertThat(manifest("simulator").getValue("Import-Package")).doesNotContain("io.meriggio");
    try (JarFile jar = new JarFile(jar("simulator").toFile())) {
      assertThat(jar.stream().map(entry -> entry.getName())).noneMatch(n -> n.endsWith(".csv"));
    }
  }

  private static Attributes manifest(String bundle) throws IOException {
    try (JarFile jar = new JarFile(jar(bundle).toFile())) {
      return jar.getManifest().getMainAttributes();
    }
  }

  private static Path jar(String bundle) throws IOException {
    Path module = ROOT.resolve("bundles").resolve(bundle);
    Path target = module.resolve("target");
    try (var files = Files.list(target)) {
      return files
          .filter(
              file ->
                  file.getFileName().toString().matches(module.getFileName() + "-[0-9.]+\\.jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no jar in " + target));
    }
  }
}
