// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the simulator tells a driver was not written with the driver's own hand. */
class IndependenceTest {

  private static final JavaClasses BUNDLE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.meriggio.simulator");

  @Test
  void of_the_project_it_knows_itself_alone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.meriggio.simulator..",
            "java..",
            "com.fazecast.jSerialComm..",
            "org.slf4j..",
            "org.osgi..",
            "edu.umd.cs.findbugs.annotations..")
        .check(BUNDLE);
  }

  @Test
  void its_physics_know_neither_modbus_nor_osgi() {
    noClasses()
        .that()
        .resideInAPackage("..internal.physics..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "com.fazecast..", "org.osgi..", "..internal.face..", "..internal.line..")
        .check(BUNDLE);
  }

  @Test
  void its_jar_imports_no_other_bundle_of_the_project_and_holds_no_map() throws IOException {
    Path built = Path.of("target", "classes");
    try (InputStream file = Files.newInputStream(built.resolve("META-INF/MANIFEST.MF"))) {
      String imports = new Manifest(file).getMainAttributes().getValue("Import-Package");
      assertThat(imports).contains("com.fazecast.jSerialComm").doesNotContain("io.meriggio");
    }
    try (Stream<Path> files = Files.walk(built)) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".csv"));
    }
  }
}
