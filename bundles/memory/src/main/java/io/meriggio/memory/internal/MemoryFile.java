// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The file as bytes: looked at before SQLite may touch it, and set aside when it can't be used.
 *
 * <p>Source of the head: SQLite, Database File Format 1.3.
 */
final class MemoryFile {
  /** How many files that were set aside are kept, the youngest. */
  static final int KEPT_ASIDE = 3;

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int HEAD = 100;

  /** No gateway will have as many formats: more is damage. */
  private static final int LAST_FORMAT = 255;

  private static final int WRITE_VERSION_AT = 18;
  private static final int READ_VERSION_AT = 19;
  private static final int FORMAT_AT = 60;
  private static final int APPLICATION_AT = 68;
  private static final String ASIDE = ".unreadable-";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path path;
  private final int mark;

  /**
   * @param mark the number in the head by which the file is ours
   */
  MemoryFile(Path path, int mark) {
    this.path = path;
    this.mark = mark;
  }

  Path path() {
    return path;
  }

  /** Where SQLite logs changes before they come into the file. */
  Path log() {
    return beside("-wal");
  }

  /**
   * The format that the head tells: 0 when there is no file or nothing in it yet.
   *
   * @throws DamageException when this is no file of ours or can't be read
   */
  int format() throws DamageException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return 0;
    }
    try (InputStream file = Files.newInputStream(path)) {
      ByteBuffer head = ByteBuffer.wrap(file.readNBytes(HEAD));
      return head.limit() == 0 ? 0 : format(head);
    } catch (IOException e) {
      throw new DamageException(MemoryTexts.text("found.io", e));
    }
  }

  private int format(ByteBuffer head) throws DamageException {
    if (head.limit() < HEAD || !head.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
      throw new DamageException(MemoryTexts.text("found.header"));
    }
    checkMark(head.getInt(APPLICATION_AT), mark);
    int format = head.getInt(FORMAT_AT);
    if (!known(head.get(WRITE_VERSION_AT))
        || !known(head.get(READ_VERSION_AT))
        || format < 0
        || format > LAST_FORMAT) {
      throw new DamageException(MemoryTexts.text("found.header"));
    }
    return format;
  }

  /** 1 without, 2 with a write-ahead log; SQLite would only read a file with a higher one. */
  private static boolean known(byte version) {
    return version == 1 || version == 2;
  }

  /**
   * @param application 0 in a file that was just made
   * @param mark ours
   * @throws DamageException when it is another program's
   */
  static void checkMark(int application, int mark) throws DamageException {
    if (application != 0 && application != mark) {
      throw new DamageException(
          MemoryTexts.text("found.foreign", "0x" + Integer.toHexString(application)));
    }
  }

  /**
   * Renames the file and its log; at most {@link #KEPT_ASIDE} of such are kept.
   *
   * @return the new name
   */
  Path setAside(Clock clock) throws IOException {
    String stamp = ASIDE + STAMP.format(clock.instant());
    Path aside = beside(stamp);
    for (int i = 2; Files.exists(aside, LinkOption.NOFOLLOW_LINKS); i++) {
      aside = beside(stamp + "-" + i);
    }
    for (String part : List.of("-wal", "-journal", "-shm", "")) {
      Path from = beside(part);
      if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(from, aside.resolveSibling(aside.getFileName() + part));
      }
    }
    dropOldest();
    return aside;
  }

  private void dropOldest() throws IOException {
    List<Path> aside;
    try (Stream<Path> files = Files.list(path.toAbsolutePath().getParent())) {
      aside =
          files
              .filter(file -> file.getFileName().toString().startsWith(path.getFileName() + ASIDE))
              .filter(file -> !file.getFileName().toString().matches(".*-(wal|journal|shm)"))
              .sorted(Comparator.reverseOrder())
              .skip(KEPT_ASIDE)
              .toList();
    }
    for (Path old : aside) {
      for (String part : List.of("", "-wal", "-journal", "-shm")) {
        Files.deleteIfExists(old.resolveSibling(old.getFileName() + part));
      }
    }
  }

  private Path beside(String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }
}
