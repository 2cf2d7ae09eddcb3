// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;

/** The arrows between bundles point down only. */
@AnalyzeClasses(
    packages = "io.meriggio",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArrowsTest.NoTestkit.class})
class ArrowsTest {

  static final class NoTestkit implements ImportOption {
    @Override
    public boolean includes(com.tngtech.archunit.core.importer.Location location) {
      return !location.contains("/testkit/");
    }
  }

  private static final String DEVICE = "io.meriggio.device";
  private static final String INVERTER = "io.meriggio.inverter";
  private static final String DRIVERS = "io.meriggio.drivers..";
  private static final String[] PLATFORM = {"java..", "org.slf4j..", "org.osgi.."};

  @ArchTest
  static final ArchRule the_spi_knows_nobody =
      classes()
          .that()
          .resideInAPackage(DEVICE)
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage(DEVICE, "java..", "org.osgi.annotation.."));

  @ArchTest
  static final ArchRule lines_and_maps_know_only_the_spi =
      classes()
          .that()
          .resideInAPackage("io.meriggio.modbus..")
          .should()
          .onlyDependOnClassesThat(
              ours(DEVICE, "io.meriggio.modbus..")
                  .or(resideInAnyPackage(PLATFORM))
                  .or(resideInAnyPackage("com.fazecast..", "de.siegmar..", "edu.umd..")));

  @ArchTest
  static final ArchRule can_lines_know_only_the_spi =
      classes()
          .that()
          .resideInAPackage("io.meriggio.can..")
          .should()
          .onlyDependOnClassesThat(
              ours(DEVICE, "io.meriggio.can..")
                  .or(resideInAnyPackage(PLATFORM))
                  .or(resideInAnyPackage("tel.schich..", "edu.umd..")));

  @ArchTest
  static final ArchRule the_memory_knows_the_texts_of_the_spi_and_sqlite =
      classes()
          .that()
          .resideInAnyPackage(
              "io.meriggio.memory", "io.meriggio.memory.file", "io.meriggio.memory.internal..")
          .should()
          .onlyDependOnClassesThat(
              ours(
                      DEVICE,
                      "io.meriggio.memory",
                      "io.meriggio.memory.file",
                      "io.meriggio.memory.internal..")
                  .or(resideInAnyPackage(PLATFORM))
                  .or(resideInAnyPackage("org.sqlite..", "edu.umd..")));

  @ArchTest
  static final ArchRule records_know_the_memory_and_json =
      classes()
          .that()
          .resideInAPackage("io.meriggio.memory.records")
          .should()
          .onlyDependOnClassesThat(
              ours("io.meriggio.memory", "io.meriggio.memory.records")
                  .or(resideInAnyPackage(PLATFORM))
                  .or(resideInAnyPackage("com.fasterxml.jackson..")));

  @ArchTest
  static final ArchRule the_accounts_know_the_memory_and_nothing_of_the_plant =
      classes()
          .that()
          .resideInAPackage("io.meriggio.access..")
          .should()
          .onlyDependOnClassesThat(
              ours(
                      DEVICE,
                      "io.meriggio.memory",
                      "io.meriggio.memory.records",
                      "io.meriggio.access..")
                  .or(resideInAnyPackage(PLATFORM))
                  .or(
                      resideInAnyPackage(
                          "com.fasterxml.jackson..", "at.favre.lib..", "edu.umd..")));

  @ArchTest
  static final ArchRule only_the_accounts_hash_passwords =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.meriggio.access..", "at.favre.lib..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("at.favre.lib..");

  @ArchTest
  static final ArchRule only_the_memory_knows_sqlite =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.meriggio.memory..", "org.sqlite..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.sqlite..");

  @ArchTest
  static final ArchRule only_memory_and_history_speak_sql =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.meriggio.memory..", "io.meriggio.history..", "org.sqlite..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.sql..");

  @ArchTest
  static final ArchRule the_history_listens_to_devices_and_plant =
      classes()
          .that()
          .resideInAPackage("io.meriggio.history..")
          .should()
          .onlyDependOnClassesThat(
              ours(
                      DEVICE,
                      "io.meriggio.configuration",
                      "io.meriggio.controller",
                      "io.meriggio.memory",
                      "io.meriggio.memory.file",
                      "io.meriggio.history..")
                  .or(resideInAnyPackage(PLATFORM))
                  .or(resideInAnyPackage("edu.umd..")));

  @ArchTest
  static final ArchRule decisions_know_no_history =
      noClasses()
          .that()
          .resideInAnyPackage("io.meriggio.controller..", "io.meriggio.host..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.meriggio.history..");

  @ArchTest
  static final ArchRule a_driver_knows_the_spi_and_the_maps =
      classes()
          .that()
          .resideInAPackage(DRIVERS)
          .should()
          .onlyDependOnClassesThat(
              ours(DEVICE, "io.meriggio.modbus", INVERTER, DRIVERS)
                  .or(resideInAnyPackage(PLATFORM))
                  // what drivers embed (the manifests' test sees that they import nothing else):
                  // onboard-io JNA for the GPIO lines of the machine, wallbox a reader of CSV files
                  .or(resideInAnyPackage("edu.umd..", "com.sun.jna..", "de.siegmar..")));

  @ArchTest
  static final ArchRule what_inverters_have_in_common_knows_no_driver =
      classes()
          .that()
          .resideInAPackage(INVERTER)
          .should()
          .onlyDependOnClassesThat(
              ours(DEVICE, "io.meriggio.modbus", INVERTER)
                  .or(resideInAnyPackage(PLATFORM))
                  .or(resideInAnyPackage("edu.umd..")))
          // package-info alone is no class
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule drivers_do_not_know_each_other =
      slices().matching("io.meriggio.drivers.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule nobody_knows_a_driver =
      noClasses()
          .that()
          .resideOutsideOfPackage(DRIVERS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(DRIVERS);

  @ArchTest
  static final ArchRule the_simulator_shares_nothing_with_what_it_tests =
      noClasses()
          .that()
          .resideInAPackage("io.meriggio.simulator..")
          .should()
          .dependOnClassesThat(
              are(resideInAnyPackage("io.meriggio.."))
                  .and(DescribedPredicate.not(resideInAnyPackage("io.meriggio.simulator.."))));

  @ArchTest
  static final ArchRule nobody_knows_the_simulator =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.meriggio.simulator..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.meriggio.simulator..");

  @ArchTest
  static final ArchRule decisions_know_no_osgi_no_io_and_no_wall_clock =
      noClasses()
          .that()
          .resideInAPackage("io.meriggio.controller..core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.osgi..", "java.io..", "java.net..", "java.nio..")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Thread.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC");

  @ArchTest
  static final ArchRule a_door_knows_devices_and_decisions_only =
      noClasses()
          .that()
          .resideInAnyPackage("io.meriggio.rest..", "io.meriggio.web..", "io.meriggio.cci..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.meriggio.host..", "io.meriggio.modbus..", "io.meriggio.can..", INVERTER, DRIVERS);

  @ArchTest
  static final ArchRule commissioning_knows_configuration_and_memory_only =
      classes()
          .that()
          .resideInAPackage("io.meriggio.commissioning..")
          .should()
          .onlyDependOnClassesThat(
              ours(
                      DEVICE,
                      "io.meriggio.configuration",
                      "io.meriggio.memory",
                      "io.meriggio.commissioning..")
                  .or(resideInAnyPackage(PLATFORM))
                  .or(resideInAnyPackage("com.fasterxml.jackson..", "edu.umd..")));

  @ArchTest
  static final ArchRule alarms_know_what_they_look_at_and_no_door =
      noClasses()
          .that()
          .resideInAPackage("io.meriggio.alarms..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.meriggio.rest..",
              "io.meriggio.web..",
              "io.meriggio.host..",
              "io.meriggio.modbus..",
              "io.meriggio.can..",
              DRIVERS);

  @ArchTest
  static final ArchRule only_alarms_know_mail =
      noClasses()
          .that()
          .resideInAPackage("io.meriggio..")
          .and()
          .resideOutsideOfPackage("io.meriggio.alarms..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..");

  @ArchTest
  static final ArchRule what_is_an_alarm_is_decided_without_a_clock_and_without_osgi =
      noClasses()
          .that()
          .resideInAPackage("io.meriggio.alarms.internal.book..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.osgi..", "java.io..", "java.net..", "java.nio.file..")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule decisions_know_no_door_and_no_host =
      noClasses()
          .that()
          .resideInAPackage("io.meriggio.controller..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.meriggio.rest..",
              "io.meriggio.web..",
              "io.meriggio.cci..",
              "io.meriggio.alarms..",
              "io.meriggio.host..",
              "io.meriggio.modbus..",
              "io.meriggio.can..");

  @ArchTest
  static final ArchRule time_is_injected =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.meriggio.startup..", "io.meriggio.simulator")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now");

  @ArchTest
  static final ArchRule no_state_is_static =
      noFields()
          .that()
          .areStatic()
          .should()
          .notBeFinal()
          .because(
              "a bundle is updated while the rest runs: what is static outlives it or is lost");

  @ArchTest
  static final ArchRule what_is_internal_stays_inside =
      classes().that(areInternal()).should(StayInside.INSTANCE);

  private static DescribedPredicate<JavaClass> areInternal() {
    return DescribedPredicate.describe(
        "are internal", type -> type.getPackageName().contains(".internal"));
  }

  /** Ours are only these; what is not ours is judged elsewhere in the rule. */
  private static DescribedPredicate<JavaClass> ours(String... packages) {
    return resideInAnyPackage(packages);
  }
}
