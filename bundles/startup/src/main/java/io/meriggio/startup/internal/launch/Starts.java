// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The starts since the last good one, in a file of the data directory: one line a start with its
 * instant, the boot of the machine that it belongs to, the word {@code served} once it had served
 * for a while, and, once {@code bin/gateway} has seen how it ended, its exit status. A good start
 * (ten minutes), a stop and a restart that were wanted remove the file; so what stands in it are
 * starts that failed: never ready, or ended too soon.
 *
 * <p>One that served and whose end nobody saw, and the machine was booted since, ended with the
 * power, not by its own fault: it is no failed start. One that ends before it serves counts
 * whatever the machine did, since a gateway may take its machine down with it.
 *
 * <p>A file that can't be read or written keeps no gateway from starting: it counts as no failure.
 */
final class Starts {

  /** So many starts that failed one after the other, and the next one opens the doors only. */
  static final int TOO_MANY = 3;

  /** {@code bin/gateway} knows this name. */
  private static final String NAME = "starts";

  private static final String BOOT = "boot=";
  private static final String SERVED = "served";

  private final Path file;
  private final Optional<String> boot;

  Starts(Path data) {
    this(data, presentBoot());
  }

  /**
   * Starts on a machine.
   *
   * @param boot names the time since the machine was booted; empty where nothing tells
   */
  Starts(Path data, Optional<String> boot) {
    this.file = data.resolve(NAME);
    this.boot = boot;
  }

  /** Linux, random(4). */
  private static Optional<String> presentBoot() {
    try {
      return Optional.of(Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * One start.
   *
   * @param at when it began
   * @param status the exit status, when somebody was there to see it: not after a power cut
   */
  record Start(Instant at, Optional<Integer> status) {}

  private record Line(Start start, Optional<String> boot, boolean served) {

    /** A line that a power cut has cut off tells nothing. */
    static Optional<Line> parse(String line) {
      List<String> words = List.of(line.strip().split(" +"));
      try {
        Start start =
            new Start(
                Instant.parse(words.get(0)),
                words.stream()
                    .filter(w -> w.matches("\\d{1,3}"))
                    .findFirst()
                    .map(Integer::valueOf));
        Optional<String> boot =
            words.stream()
                .filter(word -> word.startsWith(BOOT))
                .findFirst()
                .map(word -> word.substring(BOOT.length()));
        return Optional.of(new Line(start, boot, words.contains(SERVED)));
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }

    boolean endedWithThePower(Optional<String> present) {
      return served
          && start.status().isEmpty()
          && boot.isPresent()
          && present.isPresent()
          && !boot.equals(present);
    }
  }

  /** The starts that failed, oldest first. */
  List<Start> failed() {
    try {
      return Files.exists(file)
          ? Files.readString(file, StandardCharsets.ISO_8859_1)
              .lines()
              .map(Line::parse)
              .flatMap(Optional::stream)
              .filter(line -> !line.endedWithThePower(boot))
              .map(Line::start)
              .toList()
          : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Notes that a start begins; on the disk when it returns. */
  void begin(Instant now) throws IOException {
    String since = boot.map(id -> " " + BOOT + id).orElse("");
    append("\n" + now.truncatedTo(ChronoUnit.SECONDS) + since);
  }

  /** Notes that the start that began last has served for a while. */
  void served() throws IOException {
    append(" " + SERVED);
  }

  private void append(String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
  }

  /** The start was a good one, or the end a wanted one. */
  void forget() throws IOException {
    Files.deleteIfExists(file);
  }
}
