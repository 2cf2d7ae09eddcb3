// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.startup.internal.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the bundle cache is kept, and when it is thrown away. */
class DataDirectoryTest {

  private static final String STAMP = "build 1\n/opt/meriggio\n";

  @TempDir Path root;
  private DataDirectory directory;
  private Path bundle;

  @BeforeEach
  void aCacheOfARunThatWasReadyAndEndedInOrder() throws Exception {
    directory = new DataDirectory(root, new Messages(Locale.ENGLISH));
    directory.prepare();
    bundle = Files.createDirectories(directory.cache().resolve("bundle1")).resolve("bundle.jar");
    Files.writeString(bundle, "jar");
    Files.writeString(directory.stamp(), STAMP);
  }

  @Test
  void isKeptForTheSameBuildAtTheSamePath() throws Exception {
    assertThat(directory.openCache(STAMP)).isTrue();
    assertThat(bundle).exists();
  }

  @Test
  void isThrownAwayForAnotherBuildOrPath() throws Exception {
    assertThat(directory.openCache("build 2\n/opt/meriggio\n")).isFalse();
    assertThat(directory.cache()).doesNotExist();
  }

  @Test
  void isThrownAwayWhenReadyWasNeverReached() throws Exception {
    Files.delete(directory.stamp());
    assertThat(directory.openCache(STAMP)).isFalse();
    assertThat(directory.cache()).doesNotExist();
  }

  @Test
  void isThrownAwayWhenTheLastRunDidNotEndInOrder() throws Exception {
    Files.createFile(directory.running());
    assertThat(directory.openCache(STAMP)).isFalse();
    assertThat(directory.cache()).doesNotExist();
  }

  @Test
  void isDoubtfulFromTheStartOnUntilReady() throws Exception {
    directory.openCache(STAMP);
    assertThat(directory.running()).exists();
    assertThat(directory.stamp()).doesNotExist();
  }

  @Test
  void configurationsAndPacksAreNeverTouched() throws Exception {
    Path configuration = Files.writeString(root.resolve("config/line.config"), "a");
    Path pack = Files.writeString(root.resolve("packs/dtsu666-0.1.0.kar"), "b");
    directory.openCache("another");
    assertThat(configuration).hasContent("a");
    assertThat(pack).hasContent("b");
  }
}
