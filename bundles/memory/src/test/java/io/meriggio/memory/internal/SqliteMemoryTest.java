// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.meriggio.memory.Health;
import io.meriggio.memory.MemoryException;
import io.meriggio.memory.MemoryException.Reason;
import io.meriggio.memory.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SqliteMemoryTest extends MemoryContractTest {

  @Override
  OpenedMemory open(Path data) {
    return Opening.in(data, Optional.empty(), Clock.fixed(NOON, ZoneOffset.UTC));
  }

  @Test
  void all_of_it_survives_a_restart_and_ids_go_on() throws Exception {
    assertThat(memory().health().state()).isEqualTo(Health.State.SOUND);
    memory().keep(Map.of("target", Optional.of("40 km")));
    memory().append(SESSIONS, List.of(entry("box1", 0, "a"), entry("box1", 1, "b")));
    memory().close();
    try (OpenedMemory again = open(folder)) {
      assertThat(again.health().state()).isEqualTo(Health.State.SOUND);
      assertThat(again.document("target")).contains("40 km");
      again.append(SESSIONS, List.of(entry("box1", 2, "c")));
      assertThat(again.read(SESSIONS, Query.newest(10)))
          .extracting(stored -> stored.id() + stored.entry().text())
          .containsExactly("3c", "2b", "1a");
    }
  }

  @Test
  void a_document_with_the_same_text_costs_no_write() throws Exception {
    Path log = folder.resolve("memory.db-wal");
    memory().keep(Map.of("target", Optional.of("40 km")));
    long before = Files.size(log);
    memory().keep(Map.of("target", Optional.of("40 km"), "none", Optional.empty()));
    assertThat(Files.size(log)).isEqualTo(before);
    memory().keep(Map.of("target", Optional.of("41 km")));
    assertThat(Files.size(log)).isGreaterThan(before);
  }

  @Test
  void after_the_stop_it_says_that_it_is_closed() {
    memory().close();
    assertThatThrownBy(() -> memory().document("a"))
        .isInstanceOfSatisfying(
            MemoryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CLOSED));
  }

  @Test
  void on_a_full_disk_a_change_fails_as_a_whole_and_the_next_works_when_there_is_room()
      throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()),
        "left out: needs root and the right to mount a small file system");
    try (OpenedMemory small = open(disk)) {
      small.keep(Map.of("a", Optional.of("before"), "b", Optional.of("before")));
      fill(disk.resolve("ballast"));
      Map<String, Optional<String>> large =
          Map.of("a", Optional.of("x".repeat(20_000)), "b", Optional.of("after"));
      assertThatThrownBy(() -> small.keep(large))
          .isInstanceOfSatisfying(
              MemoryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FULL));
      assertThat(small.health().state()).isEqualTo(Health.State.FAILING);
      assertThat(small.health().text().italian()).contains("Non c’è spazio");
      assertThat(small.documents("")).isEqualTo(Map.of("a", "before", "b", "before"));
      Files.delete(disk.resolve("ballast"));
      small.keep(large);
      assertThat(small.health().state()).isEqualTo(Health.State.SOUND);
      assertThat(small.document("b")).contains("after");
    } finally {
      run("umount", "-l", disk.toString());
    }
  }

  @Test
  void its_part_of_the_disk_is_bounded() throws Exception {
    Database database = new Database(folder.resolve("bounded.db"));
    try (database) {
      database.makeTables();
      assertThat(database.pragma("max_page_count = 20")).containsExactly("20");
      SqliteMemory small =
          new SqliteMemory(
              database,
              folder.resolve("bounded.db"),
              new DiskSync(() -> {}, Duration.ZERO),
              memory().health());
      small.append(SESSIONS, List.of(entry("a", 0, "before")));
      assertThatThrownBy(() -> small.append(SESSIONS, List.of(entry("a", 1, "x".repeat(200_000)))))
          .isInstanceOfSatisfying(
              MemoryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FULL));
      small.append(SESSIONS, List.of(entry("a", 2, "after")));
      assertThat(small.read(SESSIONS, Query.newest(10)))
          .extracting(stored -> stored.entry().text())
          .containsExactly("after", "before");
      small.close();
    }
  }

  private static void fill(Path ballast) throws IOException {
    byte[] block = new byte[4096];
    try (var out = Files.newOutputStream(ballast, StandardOpenOption.CREATE_NEW)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  private static boolean run(String... command) throws Exception {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}
