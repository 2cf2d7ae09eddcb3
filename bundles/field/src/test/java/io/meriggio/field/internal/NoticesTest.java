// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.Text;
import io.meriggio.field.Notice;
import io.meriggio.field.Notice.Word;
import io.meriggio.field.SafeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told about the machine. */
class NoticesTest {
  private static final Instant TODAY = Instant.parse("2026-06-01T09:00:00Z");
  private static final long ROOM = 1L << 30;

  @TempDir Path data;

  @Test
  void aSoundMachineHasNone() {
    assertThat(words(ROOM, TODAY)).isEmpty();
  }

  @Test
  void littleRoomIsToldBeforeThereIsNone() {
    assertThat(words(Disk.LOW - 1, TODAY)).containsExactly(Word.DISK_LOW);
    assertThat(words(Disk.FULL - 1, TODAY)).containsExactly(Word.DISK_FULL);
  }

  @Test
  void aDiskThatCannotBeAskedCountsAsFull() {
    Disk gone =
        new Disk(
            data,
            path -> {
              throw new IOException("Input/output error");
            });
    assertThat(gone.notice().orElseThrow().word()).isEqualTo(Word.DISK_FULL);
    assertThat(gone.notice().orElseThrow().sentence().english()).contains("Input/output error");
  }

  /** A board without a battery begins in 1970, some in 2000 or at the day of their image. */
  @Test
  void aClockBefore2025CannotBeRight() {
    assertThat(words(ROOM, Instant.EPOCH)).containsExactly(Word.CLOCK);
    assertThat(words(ROOM, Instant.parse("2024-12-31T23:59:59Z"))).containsExactly(Word.CLOCK);
    assertThat(words(ROOM, Instant.parse("2025-01-01T00:00:00Z"))).isEmpty();
  }

  @Test
  void whatWaitsForTheNextStartIsTold() throws Exception {
    Files.createDirectories(data.resolve("restore/ready"));
    assertThat(words(ROOM, TODAY)).containsExactly(Word.NEXT_START);
  }

  @Test
  void safeModeNamesHowTheLastStartEnded() {
    Map<String, String> said =
        Map.of(
            "meriggio.safeMode.failedStarts", "3",
            "meriggio.safeMode.lastFailed", "2026-06-01T08:59:00Z",
            "meriggio.safeMode.lastStatus", "3");
    SafeMode mode = SafeModes.of(said::get).orElseThrow();

    assertThat(mode.failedStarts()).isEqualTo(3);
    assertThat(mode.lastFailed()).isEqualTo("2026-06-01T08:59:00Z");
    // -XX:+ExitOnOutOfMemoryError ends Java with status 3
    assertThat(mode.reason().english())
        .contains("last 3 starts failed")
        .contains("2026-06-01T08:59:00Z")
        .contains("ran out of memory");
    assertThat(notices(ROOM, TODAY).with(Optional.of(mode)))
        .containsExactly(new Notice(Word.SAFE_MODE, mode.reason()));
    assertThat(SafeModes.of(key -> null)).isEmpty();
  }

  private List<Word> words(long room, Instant now) {
    return notices(room, now).with(Optional.empty()).stream().map(Notice::word).toList();
  }

  private Notices notices(long room, Instant now) {
    return new Notices(
        data, new Disk(data, path -> room), Clock.fixed(now, ZoneOffset.UTC), Optional::empty);
  }

  @Test
  void theSerialNumberIsHandedToTheErasure() throws Exception {
    new NextStart(data, () -> Optional.of("CA020490200005")).erase();
    assertThat(data.resolve("erase")).hasContent("serialNumber=CA020490200005\n");
    Text told = notices(ROOM, TODAY).with(Optional.empty()).get(0).sentence();
    assertThat(told.english()).contains("factory reset");
  }
}
