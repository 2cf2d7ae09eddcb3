// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** What makes the core replayable: no framework, no input or output, no clock of its own. */
@AnalyzeClasses(
    packages = {
      "io.meriggio.controller.internal.charging",
      "io.meriggio.controller.internal.check",
      "io.meriggio.controller.internal.contacts",
      "io.meriggio.controller.internal.core",
      "io.meriggio.controller.internal.cycle",
      "io.meriggio.controller.internal.power",
      "io.meriggio.controller.internal.storage"
    },
    importOptions = DoNotIncludeTests.class)
class CoreIsPureTest {

  @ArchTest
  static final ArchRule THE_CORE_KNOWS_NO_FRAMEWORK_AND_NO_INPUT_OR_OUTPUT =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.osgi..", "org.slf4j..", "java.io..", "java.net..", "java.nio..");

  @ArchTest
  static final ArchRule THE_CORE_LOOKS_AT_NO_CLOCK =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");
}
