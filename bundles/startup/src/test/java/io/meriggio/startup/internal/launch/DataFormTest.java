// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.meriggio.startup.internal.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Older data come forward after a copy; newer data are refused. */
class DataFormTest {
  private static final Messages ENGLISH = new Messages(Locale.ENGLISH);

  @TempDir Path data;

  @Test
  void freshDataGetTheFormOfThisGateway() throws Exception {
    new DataForm(data, ENGLISH).check("0.1.0");
    assertThat(data.resolve("version")).hasContent("form=1\nwritten-by=0.1.0\n");
  }

  @Test
  void newerDataAreRefusedWithWhoWroteThem() throws Exception {
    Files.writeString(data.resolve("version"), "form=7\nwritten-by=2.3.4\n");
    Files.writeString(data.resolve("kept-as-it-is"), "x");

    assertThatThrownBy(() -> new DataForm(data, ENGLISH).check("0.1.0"))
        .asInstanceOf(type(StartException.class))
        .satisfies(e -> assertThat(e.status()).isEqualTo(ExitStatus.DATA_NEWER))
        .satisfies(e -> assertThat(e).hasMessageContaining("newer Meriggio (2.3.4, form 7"));
    assertThat(data.resolve("version")).hasContent("form=7\nwritten-by=2.3.4\n");
  }

  @Test
  void aVersionThatAPowerCutHasSpoiltKeepsNothingFromStarting() throws Exception {
    Files.write(data.resolve("version"), new byte[] {0, 0, 0});
    new DataForm(data, ENGLISH).check("0.1.0");
    assertThat(data.resolve("version")).content().startsWith("form=1\n");
  }

  @Test
  void olderDataComeForwardStepByStepAfterACopy() throws Exception {
    Files.writeString(data.resolve("settings"), "old");
    Files.createDirectories(data.resolve("karaf/cache"));

    forward(append(" 2"), append(" 3")).check("0.3.0");

    assertThat(data.resolve("settings")).hasContent("old 2 3");
    assertThat(data.resolve("version")).content().startsWith("form=3\n");
    assertThat(data.resolve("kept/before-form-3/settings")).hasContent("old");
    assertThat(data.resolve("kept/before-form-3/karaf")).doesNotExist();
  }

  @Test
  void aPowerCutInBetweenBeginsAgainFromTheCopy() throws Exception {
    Files.writeString(data.resolve("settings"), "old");
    DataForm.Step cut =
        folder -> {
          throw new IOException("power cut");
        };
    assertThatThrownBy(() -> forward(append(" 2"), cut).check("0.3.0"))
        .asInstanceOf(type(StartException.class))
        .satisfies(e -> assertThat(e.status()).isEqualTo(ExitStatus.DATA_UNUSABLE));
    assertThat(data.resolve("settings")).hasContent("old 2");

    forward(append(" 2"), append(" 3")).check("0.3.0");

    assertThat(data.resolve("settings")).hasContent("old 2 3");
    assertThat(data.resolve("kept/before-form-3/settings")).hasContent("old");
  }

  private DataForm forward(DataForm.Step... steps) {
    return new DataForm(data, ENGLISH, List.of(steps));
  }

  private static DataForm.Step append(String text) {
    return folder -> {
      Path settings = folder.resolve("settings");
      Files.writeString(settings, Files.readString(settings) + text);
    };
  }
}
