// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFileTest {
  /** The example of the doors' contract, one configuration a line, with a comment of the format. */
  private static final String EXAMPLE =
      """
      {":configurator:resource-version":1,":configurator:symbolic-name":"site",":configurator:version":"1.0.0",
       // the meter in the cellar
       "io.meriggio.line~met":{"transport":"modbus-tcp","host":"192.0.2.7"},
       "io.meriggio.device~grid":{"family":"dtsu666","line":"met","unit":32}}
      """;

  @TempDir private Path folder;

  @Test
  void theExampleOfTheContractIsGood() throws IOException {
    assertThat(check(EXAMPLE)).isEmpty();
  }

  @Test
  void aBadValueIsToldWithFileAndLine() throws IOException {
    List<String> sentences =
        sentences(
            """
            {
              "io.meriggio.line~met": {
                "transport": "modbus-tcp",
                "host": "192.0.2.7",
                "port": 70000
              }
            }
            """);
    assertThat(sentences)
        .containsExactly(
            folder.resolve("site.json")
                + ", line 5: io.meriggio.line~met, key port: found '70000', allowed: a whole"
                + " number from 1 to 65535");
  }

  @Test
  void whatIsMissingIsToldWithTheLineOfItsPid() throws IOException {
    List<Problem> problems =
        check("{\n\n  \"io.meriggio.line~met\": {\"transport\": \"modbus-tcp\"}\n}");
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).key()).isEqualTo("host");
    assertThat(problems.get(0).place().orElseThrow().line()).isEqualTo(3);
    assertThat(problems.get(0).text().in(Locale.ENGLISH)).contains("found nothing");
  }

  @Test
  void brokenJsonIsToldWithLineAndColumn() throws IOException {
    List<Problem> problems = check("{\n  \"io.meriggio.plant\": {\"phases\": 3,}\n}");
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).place().orElseThrow().line()).isEqualTo(2);
    assertThat(problems.get(0).found()).startsWith("column 37:");
  }

  @Test
  void somethingAfterTheEndIsBroken() throws IOException {
    assertThat(check("{}\n{}")).hasSize(1);
    assertThat(check("[]")).hasSize(1);
    assertThat(check("")).hasSize(1);
  }

  @Test
  void aPidAndAKeyMayStandOnlyOnce() throws IOException {
    List<Problem> problems =
        check(
            """
            {"io.meriggio.plant": {"phases": 3,
              "phases": 1},
             "io.meriggio.plant": {"phases": 1}}
            """);
    assertThat(problems).extracting(Problem::key).containsExactly("phases", "");
    assertThat(problems.get(0).allowed().english()).endsWith("line 1 already");
    assertThat(problems.get(1).place().orElseThrow().line()).isEqualTo(3);
  }

  @Test
  void theTypesThatTheFormatWritesIntoKeysAreUnderstood() throws IOException {
    assertThat(
            check(
                """
                {"io.meriggio.plant": {"phases:Integer": "3", "productionSources:String[]": ["a", "b"],
                  "latitude:Double": "41.9", "longitude:Double": "12.5"}}
                """))
        .isEmpty();
    List<Problem> problems = check("{\"io.meriggio.plant\": {\n\"phases:Integer\": 2}}");
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).place().orElseThrow().line()).isEqualTo(2);
  }

  @Test
  void aValueThatIsNotOfTheTypeInItsKeyIsAProblem() throws IOException {
    assertThat(check("{\"io.meriggio.plant\": {\"phases:Integer\": \"three\"}}")).isNotEmpty();
  }

  @Test
  void aConfigurationThatIsNoObjectIsAProblem() throws IOException {
    List<Problem> problems = check("{\"io.meriggio.plant\": 3, \"io.meriggio.gateway\": {}}");
    assertThat(problems).extracting(Problem::pid).containsExactly("io.meriggio.plant");
  }

  @Test
  void anUnknownPidIsAProblemThatSuggestsTheNearest() throws IOException {
    List<Problem> problems = check("{\"io.merigio.devise~grid\": {}}");
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).allowed().english())
        .startsWith("io.meriggio.device~<id> (is it meant?)");
  }

  @Test
  void aDeviceMustNameALineOfTheSite() throws IOException {
    List<Problem> problems = check(EXAMPLE.replace("\"line\":\"met\"", "\"line\":\"meter\""));
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).key()).isEqualTo("line");
    assertThat(problems.get(0).allowed().english()).isEqualTo("a line of this site: met");
    assertThat(problems.get(0).warning()).isFalse();
  }

  @Test
  void aLineMayStandInAnotherFileThanItsDevice() throws IOException {
    Path lines =
        write("lines.json", "{\"io.meriggio.line~a\":{\"transport\":\"auto\",\"host\":\"h\"}}");
    Path devices =
        write("devices.json", "{\"io.meriggio.device~b\":{\"family\":\"string\",\"line\":\"a\"}}");
    assertThat(ConfigurationFile.check(devices, lines)).isEmpty();
    assertThat(ConfigurationFile.check(devices)).hasSize(1);
    assertThat(
            ConfigurationFile.check(
                lines,
                devices,
                write(
                    "again.json",
                    "{\"io.meriggio.line~a\":{\"transport\":\"auto\",\"host\":\"h\"}}")))
        .extracting(problem -> problem.place().orElseThrow().file())
        .containsExactly(folder.resolve("again.json").toString());
  }

  @Test
  void ofTwoDevicesWithOneAddressTheLaterIsRefused() throws IOException {
    List<Problem> problems =
        check(
            """
            {"io.meriggio.line~a":{"transport":"auto","host":"192.0.2.7"},
             "io.meriggio.device~one":{"family":"string","line":"a","unit":1},
             "io.meriggio.device~two":{"family":"string","line":"a","unit":1}}
            """);
    assertThat(problems).extracting(Problem::pid).containsExactly("io.meriggio.device~two");
    assertThat(problems.get(0).place().orElseThrow().line()).isEqualTo(3);
  }

  @Test
  void theMetersAddressOnAnotherFamilyIsAWarning() throws IOException {
    List<Problem> problems = check(EXAMPLE.replace("dtsu666", "string"));
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).warning()).isTrue();
    assertThat(problems.get(0).text().in(Locale.ENGLISH)).startsWith("warning: ");
    assertThat(problems.get(0).text().in(Locale.ITALIAN)).startsWith("avviso: ");
  }

  @Test
  void aFileThatIsNotThereIsAProblem() {
    List<Problem> problems = ConfigurationFile.check(folder.resolve("none.json"));
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).allowed().english()).isEqualTo("a file that can be read");
    assertThat(ConfigurationFile.check(folder)).hasSize(1);
  }

  @Test
  void garbageIsNeverMoreThanAProblem() throws IOException {
    long seed = Long.getLong("meriggio.seed", new Random().nextLong());
    int cases =
        Integer.getInteger("meriggio.cases", 300) * Integer.getInteger("meriggio.factor", 1);
    System.out.println("ConfigurationFileTest: -Dmeriggio.seed=" + seed + " cases " + cases);
    Random random = new Random(seed);
    for (int i = 0; i < cases; i++) {
      byte[] bytes = EXAMPLE.getBytes(StandardCharsets.UTF_8);
      for (int changes = random.nextInt(1, 6); changes > 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Path file = Files.write(folder.resolve("garbage.json"), bytes);
      assertThatCode(() -> ConfigurationFile.check(file).forEach(Problem::sentence))
          .as("case %d of seed %d", i, seed)
          .doesNotThrowAnyException();
    }
  }

  private List<Problem> check(String text) throws IOException {
    return ConfigurationFile.check(write("site.json", text));
  }

  private List<String> sentences(String text) throws IOException {
    return check(text).stream().map(problem -> problem.text().in(Locale.ENGLISH)).toList();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
