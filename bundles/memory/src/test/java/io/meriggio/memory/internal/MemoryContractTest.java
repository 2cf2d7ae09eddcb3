// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.memory.Entry;
import io.meriggio.memory.Journal;
import io.meriggio.memory.Memory;
import io.meriggio.memory.Query;
import io.meriggio.memory.Stored;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every memory, wherever it keeps things. */
abstract class MemoryContractTest {
  static final Instant NOON = Instant.parse("2026-06-21T12:00:00Z");
  static final Journal SESSIONS = new Journal("charging-sessions", 100);

  @TempDir Path folder;
  private OpenedMemory memory;

  abstract OpenedMemory open(Path data);

  @BeforeEach
  void open() {
    memory = open(folder);
  }

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void documents_are_replaced_and_removed_together() throws Exception {
    memory.keep(Map.of("point.b", Optional.of("1"), "point.a", Optional.of("{\"è\":\"€ 𝄞\"}")));
    memory.keep(Map.of("point.b", Optional.empty(), "contact.1", Optional.of("")));
    assertThat(memory.document("point.a")).contains("{\"è\":\"€ 𝄞\"}");
    assertThat(memory.document("point.b")).isEmpty();
    assertThat(memory.documents("")).containsOnlyKeys("contact.1", "point.a");
    assertThat(memory.documents("point.")).containsOnlyKeys("point.a");
    assertThat(memory.documents("q")).isEmpty();
  }

  @Test
  void what_is_too_long_is_refused_and_nothing_of_the_call_is_kept() throws Exception {
    String tooLong = "x".repeat(Memory.MAX_TEXT + 1);
    assertThatThrownBy(() -> memory.keep(Map.of("a", Optional.of("1"), "b", Optional.of(tooLong))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("text of 'b': found 262145 characters, allowed: 0 to 262144");
    assertThatThrownBy(
            () -> memory.append(SESSIONS, List.of(entry("a", 0, "1"), entry("", 0, "2"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("subject '': found 0 characters, allowed: 1 to 200");
    assertThat(memory.documents("")).isEmpty();
    assertThat(memory.read(SESSIONS, Query.newest(1))).isEmpty();
  }

  @Test
  void entries_come_back_newest_first_by_subject_and_by_time() throws Exception {
    memory.append(
        SESSIONS, List.of(entry("box1", 0, "a"), entry("box2", 60, "b"), entry("box1", 120, "c")));
    assertThat(texts(Query.newest(10))).containsExactly("c", "b", "a");
    assertThat(texts(Query.newest(2))).containsExactly("c", "b");
    assertThat(texts(Query.newest(10).about("box1"))).containsExactly("c", "a");
    assertThat(texts(Query.newest(10).between(NOON, NOON.plusSeconds(120))))
        .containsExactly("b", "a");
    assertThat(texts(Query.newest(10).between(Instant.MIN, Instant.MAX))).hasSize(3);
    assertThat(memory.read(new Journal("other", 1), Query.newest(10))).isEmpty();
  }

  @Test
  void a_clock_that_was_set_back_does_not_change_the_order() throws Exception {
    memory.append(SESSIONS, List.of(entry("box1", 3600, "first")));
    memory.append(SESSIONS, List.of(entry("box1", 0, "second")));
    assertThat(texts(Query.newest(10))).containsExactly("second", "first");
  }

  @Test
  void pages_hold_every_entry_once_while_others_are_appended() throws Exception {
    IntStream.range(0, 25).forEach(i -> appended(entry("box" + i % 2, i, "" + i)));
    Query page = Query.newest(10);
    List<Stored> first = memory.read(SESSIONS, page);
    appended(entry("box0", 99, "late"));
    List<Stored> second = memory.read(SESSIONS, page.before(first.get(9).id()));
    List<Stored> third = memory.read(SESSIONS, page.before(second.get(9).id()));
    assertThat(second).extracting(stored -> stored.entry().text()).startsWith("14", "13");
    assertThat(third).extracting(stored -> stored.entry().text()).endsWith("1", "0").hasSize(5);
  }

  @Test
  void the_oldest_entries_of_a_full_journal_are_dropped_and_no_others() throws Exception {
    Journal small = new Journal("small", 3);
    memory.append(SESSIONS, List.of(entry("box1", 0, "stays")));
    for (int i = 0; i < 5; i++) {
      memory.append(small, List.of(entry("box1", i, "" + i)));
    }
    assertThat(memory.read(small, Query.newest(10)))
        .extracting(stored -> stored.entry().text())
        .containsExactly("4", "3", "2");
    memory.append(small, IntStream.range(5, 12).mapToObj(i -> entry("b", i, "" + i)).toList());
    assertThat(memory.read(small, Query.newest(10)))
        .extracting(stored -> stored.entry().text())
        .containsExactly("11", "10", "9");
    assertThat(memory.read(new Journal("small", 1), Query.newest(10))).hasSize(3);
    memory.append(new Journal("small", 1), List.of(entry("b", 20, "last")));
    assertThat(memory.read(small, Query.newest(10))).hasSize(1);
    assertThat(texts(Query.newest(10))).containsExactly("stays");
  }

  @Test
  void a_record_that_grows_stands_once_at_its_place() throws Exception {
    memory.amend(SESSIONS, entry("box1", 0, "0 Wh"));
    memory.amend(SESSIONS, entry("box2", 0, "other"));
    memory.amend(SESSIONS, entry("box1", 0, "100 Wh"));
    memory.amend(SESSIONS, entry("box1", 1, "next"));
    List<Stored> all = memory.read(SESSIONS, Query.newest(10));
    assertThat(all)
        .extracting(stored -> stored.entry().text())
        .containsExactly("next", "other", "100 Wh");
    assertThat(all).extracting(Stored::id).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    assertThat(all.get(2).entry()).isEqualTo(entry("box1", 0, "100 Wh"));
  }

  @Test
  void many_threads_at_once_lose_nothing() throws Exception {
    Journal log = new Journal("log", 1000);
    List<Thread> threads =
        IntStream.range(0, 8)
            .mapToObj(
                t ->
                    new Thread(
                        () -> {
                          for (int i = 0; i < 25; i++) {
                            appended(log, entry("t" + t, i, "" + i));
                            kept("t" + t + "." + i, "" + i);
                          }
                        }))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(memory.documents("t")).hasSize(200);
    for (int t = 0; t < 8; t++) {
      assertThat(memory.read(log, Query.newest(1000).about("t" + t)))
          .extracting(stored -> stored.entry().text())
          .containsExactlyElementsOf(IntStream.range(0, 25).mapToObj(i -> "" + (24 - i)).toList());
    }
  }

  final OpenedMemory memory() {
    return memory;
  }

  static Entry entry(String subject, int seconds, String text) {
    return new Entry(subject, NOON.plusSeconds(seconds), text);
  }

  private List<String> texts(Query query) throws Exception {
    return memory.read(SESSIONS, query).stream().map(stored -> stored.entry().text()).toList();
  }

  private void appended(Entry entry) {
    appended(SESSIONS, entry);
  }

  private void appended(Journal journal, Entry entry) {
    try {
      memory.append(journal, List.of(entry));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void kept(String key, String text) {
    try {
      memory.keep(Map.of(key, Optional.of(text)));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
