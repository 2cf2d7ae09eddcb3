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
 * instant and, once {@code bin/gateway} has seen how it ended, its exit status. A good start (ten
 * minutes), a stop and a restart that were wanted remove the file; so what stands in it are starts
 * that failed: never ready, or ended too soon.
 *
 * <p>A file that can't be read or written keeps no gateway from starting: it counts as no failure.
 */
final class Starts {

  /** So many starts that failed one after the other, and the next one opens the doors only. */
  static final int TOO_MANY = 3;

  /** {@code bin/gateway} knows this name. */
  private static final String NAME = "starts";

  private final Path file;

  Starts(Path data) {
    this.file = data.resolve(NAME);
  }

  /**
   * One start.
   *
   * @param at when it began
   * @param status the exit status, when somebody was there to see it: not after a power cut
   */
  record Start(Instant at, Optional<Integer> status) {

    private static Optional<Start> parse(String line) {
      String[] words = line.strip().split(" +", 2);
      try {
        return Optional.of(
            new Start(
                Instant.parse(words[0]),
                words.length > 1 ? Optional.of(Integer.valueOf(words[1])) : Optional.empty()));
      } catch (DateTimeParseException | NumberFormatException e) {
        // a line that a power cut has cut off tells nothing
        return Optional.empty();
      }
    }
  }

  /** The starts that failed, oldest first. */
  List<Start> failed() {
    try {
      return Files.exists(file)
          ? Files.readString(file, StandardCharsets.ISO_8859_1)
              .lines()
              .map(Start::parse)
              .flatMap(Optional::stream)
              .toList()
          : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Notes that a start begins; on the disk when it returns. */
  void begin(Instant now) throws IOException {
    String line = "\n" + now.truncatedTo(ChronoUnit.SECONDS);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
  }

  /** The start was a good one, or the end a wanted one. */
  void forget() throws IOException {
    Files.deleteIfExists(file);
  }
}
