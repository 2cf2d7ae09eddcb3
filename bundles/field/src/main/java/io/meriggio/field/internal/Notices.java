// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field.internal;

import io.meriggio.field.Notice;
import io.meriggio.field.Notice.Word;
import io.meriggio.field.SafeMode;
import io.meriggio.memory.Health;
import io.meriggio.memory.Memory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers what is to be told about the machine, worst first. */
final class Notices {
  /** No gateway ran before this instant: a clock that says so has lost its battery. */
  static final Instant FIRST_DAY = Instant.parse("2025-01-01T00:00:00Z");

  private final Path data;
  private final Disk disk;
  private final Clock clock;
  private final Supplier<Optional<Memory>> memory;

  Notices(Path data, Disk disk, Clock clock, Supplier<Optional<Memory>> memory) {
    this.data = data;
    this.disk = disk;
    this.clock = clock;
    this.memory = memory;
  }

  List<Notice> with(Optional<SafeMode> safeMode) {
    List<Notice> notices = new ArrayList<>();
    safeMode.ifPresent(mode -> notices.add(new Notice(Word.SAFE_MODE, mode.reason())));
    disk.notice().ifPresent(notices::add);
    memory
        .get()
        .map(Memory::health)
        .filter(health -> health.state() != Health.State.SOUND)
        .ifPresent(health -> notices.add(new Notice(Word.MEMORY, health.text())));
    if (clock.instant().isBefore(FIRST_DAY)) {
      notices.add(new Notice(Word.CLOCK, FieldTexts.text("clock", clock.instant())));
    }
    if (Files.exists(data.resolve("erase"))) {
      notices.add(new Notice(Word.NEXT_START, FieldTexts.text("next.erase")));
    } else if (Files.exists(data.resolve("restore/ready"))) {
      notices.add(new Notice(Word.NEXT_START, FieldTexts.text("next.restore")));
    }
    return notices;
  }
}
