// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.internal;

import static io.meriggio.memory.internal.MemoryContractTest.NOON;
import static io.meriggio.memory.internal.MemoryContractTest.SESSIONS;
import static io.meriggio.memory.internal.MemoryContractTest.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.memory.Health;
import io.meriggio.memory.Memory;
import io.meriggio.memory.Query;
import io.meriggio.memory.Stored;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start does with a file that it can't use. */
class OpeningTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("memory.db");
  }

  private OpenedMemory open() {
    return open(Duration.ZERO);
  }

  private OpenedMemory open(Duration later) {
    return Opening.in(folder, Optional.empty(), Clock.fixed(NOON.plus(later), ZoneOffset.UTC));
  }

  private static final Map<String, String> DOCUMENTS =
      Map.of("a", "x".repeat(900), "b", "y".repeat(900), "c", "z".repeat(9000));

  private void filled() throws Exception {
    try (OpenedMemory memory = open()) {
      fill(memory);
    }
  }

  private static void fill(Memory memory) throws Exception {
    for (var document : DOCUMENTS.entrySet()) {
      memory.keep(Map.of(document.getKey(), Optional.of(document.getValue())));
    }
    memory.append(
        SESSIONS, IntStream.range(0, 40).mapToObj(i -> entry("box", i, "text" + i)).toList());
  }

  @Test
  void an_entry_whose_text_changed_on_the_disk_is_found_at_the_start() throws Exception {
    filled();
    try (Database database = new Database(file)) {
      database.change(
          connection -> {
            try (var statement = connection.createStatement()) {
              return statement.executeUpdate("UPDATE entry SET text = 'other' WHERE id = 7");
            }
          });
    }
    try (OpenedMemory memory = open()) {
      assertThat(memory.health().state()).isEqualTo(Health.State.AFRESH);
      assertThat(memory.read(SESSIONS, Query.newest(10))).isEmpty();
    }
  }

  @Test
  void a_check_sum_sees_where_one_text_ends_and_the_next_begins() {
    assertThat(CheckSum.of("sessions", "box")).isNotEqualTo(CheckSum.of("session", "sbox"));
  }

  @Test
  void a_file_that_is_none_of_sqlite_is_set_aside_and_a_fresh_one_serves() throws Exception {
    Files.writeString(file, "not a database");
    try (OpenedMemory memory = open()) {
      assertThat(memory.health().state()).isEqualTo(Health.State.AFRESH);
      assertThat(memory.health().text().english())
          .contains("it is no SQLite file")
          .contains("memory.db.unreadable-20260621T120000Z");
      assertThat(memory.health().text().italian()).contains("non è un file SQLite");
      fill(memory);
    }
    assertThat(folder.resolve("memory.db.unreadable-20260621T120000Z"))
        .hasContent("not a database");
    try (OpenedMemory memory = open()) {
      assertThat(memory.health().state()).isEqualTo(Health.State.SOUND);
      assertThat(memory.documents("")).isEqualTo(DOCUMENTS);
    }
  }

  @Test
  void a_folder_at_its_place_is_set_aside_too() throws Exception {
    Files.createDirectories(file.resolve("within"));
    try (OpenedMemory memory = open()) {
      assertThat(memory.health().state()).isEqualTo(Health.State.AFRESH);
    }
    assertThat(folder.resolve("memory.db.unreadable-20260621T120000Z/within")).isDirectory();
  }

  @Test
  void another_programs_database_is_set_aside() throws Exception {
    filled();
    overwrite(68, new byte[] {0, 0, 0, 7});
    try (OpenedMemory memory = open()) {
      assertThat(memory.health().text().english()).contains("another program (mark 0x7)");
      assertThat(memory.documents("")).isEmpty();
    }
  }

  @Test
  void at_most_three_that_were_set_aside_are_kept() throws Exception {
    for (int i = 0; i < 6; i++) {
      Files.writeString(file, "broken " + i);
      open(Duration.ofSeconds(i / 2)).close();
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(path -> path.toString().contains(".unreadable-")))
          .map(Files::readString)
          .containsExactlyInAnyOrder("broken 3", "broken 4", "broken 5");
    }
  }

  @Test
  void the_file_of_a_newer_gateway_is_left_as_it_is() throws Exception {
    filled();
    overwrite(60, new byte[] {0, 0, 0, 2});
    byte[] before = Files.readAllBytes(file);
    try (OpenedMemory memory = open()) {
      assertThat(memory.health().state()).isEqualTo(Health.State.FORGETFUL);
      assertThat(memory.health().text().english()).contains("format 2, this one knows up to 1");
      memory.keep(Map.of("a", Optional.of("forgotten")));
      assertThat(memory.document("a")).contains("forgotten");
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void a_newer_format_that_stands_in_the_log_only_is_seen_too() throws Exception {
    filled();
    try (Database newer = new Database(file)) {
      newer.pragma("user_version = 9");
      Files.copy(file, folder.resolve("copy.db"));
      Files.copy(folder.resolve("memory.db-wal"), folder.resolve("copy.db-wal"));
    }
    Files.move(folder.resolve("copy.db"), file, StandardCopyOption.REPLACE_EXISTING);
    Files.move(folder.resolve("copy.db-wal"), folder.resolve("memory.db-wal"));
    try (OpenedMemory memory = open()) {
      assertThat(memory.health().text().english()).contains("format 9");
    }
  }

  @Test
  void where_no_folder_can_be_made_the_gateway_starts_and_says_so() throws Exception {
    Path nowhere = Path.of("/proc/self/memory");
    try (OpenedMemory memory = Opening.in(nowhere, Optional.empty(), Clock.systemUTC())) {
      assertThat(memory.health().state()).isEqualTo(Health.State.FORGETFUL);
      assertThat(memory.health().text().italian()).contains("non si può scrivere nella cartella");
      fill(memory);
      assertThat(memory.documents("")).isEqualTo(DOCUMENTS);
    }
  }

  @Test
  void a_file_that_another_process_uses_is_left_alone() throws Exception {
    try (OpenedMemory first = open();
        OpenedMemory second = open()) {
      assertThat(first.health().state()).isEqualTo(Health.State.SOUND);
      assertThat(second.health().state()).isEqualTo(Health.State.FORGETFUL);
      assertThat(second.health().text().english()).contains("another process uses it");
    }
  }

  /**
   * Whatever happens to the bytes: the start gives a memory that keeps, and what it still tells is
   * what was told to it.
   */
  @Test
  void however_the_file_is_damaged_the_start_gives_a_memory_and_never_a_wrong_text()
      throws Exception {
    long seed = Long.getLong("meriggio.seed", System.nanoTime());
    int cases = Integer.getInteger("meriggio.cases", 60);
    System.out.println("meriggio.seed=" + seed);
    Random random = new Random(seed);
    filled();
    byte[] whole = Files.readAllBytes(file);
    int setAside = 0;
    for (int i = 0; i < cases; i++) {
      clear();
      byte[] found = damaged(whole, random, i % 4);
      Files.write(file, found);
      boolean usable = Opening.fault(Files.write(folder.resolve("copy.db"), found)).isEmpty();
      try (OpenedMemory memory = open()) {
        assertThat(memory.health().state() == Health.State.SOUND)
            .as("seed %d case %d", seed, i)
            .isEqualTo(usable);
        assertThat(memory.health().state())
            .as("seed %d case %d", seed, i)
            .isIn(Health.State.SOUND, Health.State.AFRESH);
        setAside += memory.health().state() == Health.State.AFRESH ? 1 : 0;
        assertTrueOrNothing(memory, "seed " + seed + " case " + i);
        fill(memory);
        assertThat(memory.documents("")).isEqualTo(DOCUMENTS);
      }
    }
    assertThat(setAside).isGreaterThan(cases / 3);
  }

  private static void assertTrueOrNothing(Memory memory, String where) throws Exception {
    Map<String, String> documents = memory.documents("");
    List<Stored> entries = memory.read(SESSIONS, Query.newest(100));
    if (memory.health().state() == Health.State.AFRESH) {
      assertThat(documents).as(where).isEmpty();
      assertThat(entries).as(where).isEmpty();
    } else {
      assertThat(documents).as(where).isEqualTo(DOCUMENTS);
      assertThat(entries).as(where).hasSize(40);
    }
  }

  /** Random bytes, a file cut short, half a page overwritten, one bit turned. */
  private static byte[] damaged(byte[] whole, Random random, int kind) {
    byte[] bytes = whole.clone();
    switch (kind) {
      case 0 -> random.nextBytes(bytes);
      case 1 -> bytes = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length - 1));
      case 2 -> {
        byte[] half = new byte[2048];
        random.nextBytes(half);
        System.arraycopy(half, 0, bytes, random.nextInt(bytes.length / 2048) * 2048, 2048);
      }
      default -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private void clear() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path path : files.toList()) {
        Files.delete(path);
      }
    }
  }

  private void overwrite(int at, byte[] bytes) throws Exception {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes), at);
    }
  }
}
