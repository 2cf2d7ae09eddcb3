// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When {@code ./meriggio} builds, and what: a clone with a Maven that only notes its arguments. */
class OneCommandTest {

  private static final Path ROOT = Path.of(System.getProperty("meriggio.root"));
  private static final Instant CLONED = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;
  private Path clone;
  private Path asked;

  @BeforeEach
  void clone_the_command() throws IOException {
    clone = Files.createDirectories(folder.resolve("clone"));
    asked = folder.resolve("asked");
    Files.copy(
        ROOT.resolve("meriggio"), clone.resolve("meriggio"), StandardCopyOption.COPY_ATTRIBUTES);
    source("pom.xml", CLONED);
    source("bundles/device/src/main/java/Device.java", CLONED);
    source("features/gateway/pom.xml", CLONED);
    source("karaf-distribution/pom.xml", CLONED);
    executable(
        folder.resolve("bin/mvn"),
        """
        echo "$@" >>%s
        mkdir -p karaf-distribution/target/assembly/{bin,lib}
        echo list >karaf-distribution/target/assembly/lib/distribution.list
        echo 'echo "the gateway: $@"' >karaf-distribution/target/assembly/bin/gateway
        """
            .formatted(asked));
  }

  @Test
  void a_fresh_clone_builds_the_distribution_alone_and_says_how_long_it_takes() throws Exception {
    String said = meriggio("doctor");
    assertThat(Files.readString(asked))
        .contains("-pl karaf-distribution -am")
        .contains("-Dmaven.test.skip=true")
        .endsWith("package\n");
    assertThat(said).contains("about a minute on two cores").contains("the gateway: doctor");
  }

  @Test
  void what_is_built_is_not_built_again() throws Exception {
    meriggio("doctor");
    meriggio("run");
    assertThat(Files.readAllLines(asked)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pom.xml",
        "bundles/device/src/main/java/Device.java",
        "bundles/device/bnd.bnd",
        "features/gateway/src/main/feature/feature.xml",
        "karaf-distribution/src/main/resources/assembly/bin/gateway"
      })
  void a_change_of_what_the_distribution_is_made_of_is_built(String changed) throws Exception {
    meriggio("doctor");
    source(changed, Instant.now().plusSeconds(60));
    meriggio("doctor");
    assertThat(Files.readAllLines(asked)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bundles/device/src/test/java/DeviceTest.java",
        "bundles/device/target/classes/src/main/Device.class",
        "itests/pom.xml",
        "README.md"
      })
  void a_change_of_anything_else_is_not(String changed) throws Exception {
    meriggio("doctor");
    source(changed, Instant.now().plusSeconds(60));
    meriggio("doctor");
    assertThat(Files.readAllLines(asked)).hasSize(1);
  }

  private void source(String path, Instant changed) throws IOException {
    Path file = clone.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, path);
    Files.setLastModifiedTime(file, FileTime.from(changed));
  }

  private static void executable(Path file, String script) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/bash\n" + script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private String meriggio(String command) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    ProcessBuilder builder =
        new ProcessBuilder(clone.resolve("meriggio").toString(), command)
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder
        .environment()
        .merge("PATH", folder.resolve("bin").toString(), (path, ours) -> ours + ":" + path);
    Process process = builder.start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("%s", Files.readString(out)).isZero();
    return Files.readString(out);
  }
}
