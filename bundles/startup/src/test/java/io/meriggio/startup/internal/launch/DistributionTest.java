// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {

  @TempDir Path home;
  private Distribution distribution;

  @BeforeEach
  void twoFilesAndTheirList() throws Exception {
    Files.createDirectories(home.resolve("lib"));
    Files.writeString(home.resolve("lib/a.jar"), "abc");
    Files.writeString(home.resolve("name with spaces"), "");
    distribution = new Distribution(home);
    distribution.writeList();
  }

  @Test
  void theListHoldsSizeHashAndPath() throws Exception {
    // SHA-256 of "abc" and of the empty message: FIPS 180-2, appendix B.1, and RFC 4634's empty one
    assertThat(home.resolve(Distribution.LIST))
        .hasContent(
            "3 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad lib/a.jar\n"
                + "0 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
                + " name with spaces\n");
  }

  @Test
  void aWholeDistributionHasNoDamage() throws Exception {
    assertThat(distribution.damaged(true)).isEmpty();
  }

  @Test
  void aFileThatIsMissingOrCutShortIsNamed() throws Exception {
    Files.delete(home.resolve("name with spaces"));
    Files.writeString(home.resolve("lib/a.jar"), "ab");
    assertThat(distribution.damaged(false)).containsExactly("lib/a.jar", "name with spaces");
  }

  @Test
  void aChangedByteIsSeenByTheContentsOnly() throws Exception {
    Files.writeString(home.resolve("lib/a.jar"), "abd");
    assertThat(distribution.damaged(false)).isEmpty();
    assertThat(distribution.damaged(true)).containsExactly("lib/a.jar");
  }

  @Test
  void anEmptyOrGarbledListIsDamageItself() throws Exception {
    Files.writeString(home.resolve(Distribution.LIST), "");
    assertThat(distribution.damaged(false)).containsExactly(Distribution.LIST);
    Files.writeString(home.resolve(Distribution.LIST), "nonsense\n");
    assertThat(distribution.damaged(false)).containsExactly(Distribution.LIST);
  }

  @Test
  void theBuildIdChangesWithAnyFile() throws Exception {
    String before = distribution.buildId();
    Files.writeString(home.resolve("lib/a.jar"), "abd");
    distribution.writeList();
    assertThat(distribution.buildId()).isNotEqualTo(before).hasSize(16);
  }
}
