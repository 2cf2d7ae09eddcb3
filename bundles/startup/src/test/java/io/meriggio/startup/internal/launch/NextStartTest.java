// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.startup.internal.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A factory reset and a back-up wait for the next start. */
class NextStartTest {
  @TempDir Path data;
  private DataDirectory directory;

  @BeforeEach
  void aDirectoryInUse() throws Exception {
    directory = new DataDirectory(data, new Messages(Locale.ENGLISH));
    directory.prepare();
    Files.createDirectories(data.resolve("memory"));
    Files.writeString(data.resolve("memory/memory.db"), "former");
    Files.writeString(data.resolve("config/a.config"), "former");
    Files.createDirectories(directory.cache());
  }

  @Test
  void withoutAWishNothingIsTouched() throws Exception {
    assertThat(directory.finishWhatWaits()).isFalse();
    assertThat(data.resolve("memory/memory.db")).hasContent("former");
  }

  @Test
  void aFactoryResetKeepsNothingButTheSerialNumber() throws Exception {
    Files.createDirectories(data.resolve("kept/before-restore"));
    Files.writeString(data.resolve("karaf/log/karaf.log"), "who was here");
    Files.writeString(data.resolve("erase"), "serialNumber=CA020490200005\n");

    assertThat(directory.finishWhatWaits()).isTrue();

    assertThat(data.resolve("config-layers.json"))
        .content()
        .contains("\"io.meriggio.gateway\"")
        .contains("\"serialNumber\":\"CA020490200005\"");
    try (Stream<Path> files = Files.walk(data)) {
      assertThat(files.filter(Files::isRegularFile))
          .containsExactly(data.resolve("config-layers.json"));
    }
  }

  @Test
  void anErasureThatWasCutOffIsFinished() throws Exception {
    Files.writeString(data.resolve("erase"), "serialNumber=CA1\n");
    Tree.delete(data.resolve("memory"));

    assertThat(directory.finishWhatWaits()).isTrue();
    assertThat(data.resolve("config/a.config")).doesNotExist();
    assertThat(data.resolve("erase")).doesNotExist();
  }

  @Test
  void aBackUpIsTakenAndTheFormerDataAreKeptAside() throws Exception {
    ready();
    assertThat(directory.finishWhatWaits()).isTrue();
    assertTaken();
    assertThat(directory.cache()).doesNotExist();
    assertThat(directory.finishWhatWaits()).isFalse();
  }

  /** The power goes while the former data are put aside … */
  @Test
  void aBackUpThatWasCutOffEarlyIsTakenByTheNextStart() throws Exception {
    ready();
    Files.createDirectories(data.resolve("kept/before-restore"));
    Files.createFile(data.resolve("restore/begun"));
    Files.move(data.resolve("memory"), data.resolve("kept/before-restore/memory"));

    directory.finishWhatWaits();
    assertTaken();
  }

  /** … or while the new ones move in. */
  @Test
  void aBackUpThatWasCutOffLateIsTakenByTheNextStart() throws Exception {
    ready();
    Path aside = Files.createDirectories(data.resolve("kept/before-restore"));
    for (String name : new String[] {"memory", "config", "packs", "maps"}) {
      Files.move(data.resolve(name), aside.resolve(name));
    }
    Files.move(data.resolve("restore/ready"), data.resolve("restore/moving"));
    Files.move(data.resolve("restore/moving/config"), data.resolve("config"));

    directory.finishWhatWaits();
    assertTaken();
  }

  private void ready() throws Exception {
    Path ready = Files.createDirectories(data.resolve("restore/ready/memory")).getParent();
    Files.writeString(ready.resolve("memory/memory.db"), "new");
    Files.createDirectories(ready.resolve("config"));
    Files.writeString(ready.resolve("config/b.config"), "new");
  }

  private void assertTaken() {
    assertThat(data.resolve("memory/memory.db")).hasContent("new");
    assertThat(data.resolve("config/b.config")).hasContent("new");
    assertThat(data.resolve("config/a.config")).doesNotExist();
    assertThat(data.resolve("kept/before-restore/memory/memory.db")).hasContent("former");
    assertThat(data.resolve("kept/before-restore/config/a.config")).hasContent("former");
    assertThat(data.resolve("restore")).doesNotExist();
  }
}
