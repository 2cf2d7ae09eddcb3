// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field.internal;

import io.meriggio.field.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The room on the disk of the data directory. */
final class Disk {
  /** Below this nothing can be kept with certainty: a database wants some pages for a change. */
  static final long FULL = 2L << 20;

  /** Below this there is a warning while there is still time: a day of logs and history. */
  static final long LOW = 50L << 20;

  private final Path data;
  private final Room room;

  /** Bytes that can be written below a path. */
  @FunctionalInterface
  interface Room {
    long of(Path path) throws IOException;
  }

  Disk(Path data) {
    this(data, path -> Files.getFileStore(path).getUsableSpace());
  }

  Disk(Path data, Room room) {
    this.data = data;
    this.room = room;
  }

  /** What is to be told about it now. */
  Optional<Notice> notice() {
    try {
      long free = room.of(data);
      if (free < FULL) {
        return Optional.of(
            new Notice(Notice.Word.DISK_FULL, FieldTexts.text("disk.full", data, free >> 10)));
      }
      return free < LOW
          ? Optional.of(
              new Notice(Notice.Word.DISK_LOW, FieldTexts.text("disk.low", data, free >> 20)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          new Notice(Notice.Word.DISK_FULL, FieldTexts.text("disk.lost", data, e.toString())));
    }
  }
}
