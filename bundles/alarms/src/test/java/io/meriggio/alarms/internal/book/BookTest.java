// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.alarms.AlarmBook.Page;
import io.meriggio.alarms.AlarmEvent;
import io.meriggio.alarms.Severity;
import io.meriggio.alarms.Trouble;
import io.meriggio.device.Text;
import io.meriggio.memory.MemoryException;
import io.meriggio.testkit.HeapMemory;
import io.meriggio.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One event that begins and ends, whatever flickers, and however often the gateway is killed. */
class BookTest {
  private static final Instant START = Instant.parse("2026-06-01T10:00:00Z");
  private static final Trouble OFFLINE =
      Trouble.of("roof", "OFFLINE", Severity.ERROR, new Text("Roof is silent", "Tetto tace"))
          .lasting(Duration.ofSeconds(10), Duration.ofSeconds(60));

  private final HeapMemory memory = new HeapMemory();
  private final MovableClock clock = new MovableClock(START);
  private Duration running = Duration.ZERO;
  private Book book = new Book(new Pages(memory), clock::instant);
  private final List<AlarmEvent> begun = new ArrayList<>();
  private final List<AlarmEvent> over = new ArrayList<>();

  @Test
  void whatLastsIsOneAlarmSinceItsFirstSecondAndOneAllClearSinceItsLast() {
    seconds(30, OFFLINE);
    assertThat(begun).hasSize(1);
    assertThat(begun.get(0).since()).isEqualTo(START.plusSeconds(1));
    assertThat(book.active()).isEqualTo(begun);
    seconds(60);
    assertThat(over).isEmpty();
    seconds(5);

    assertThat(over).hasSize(1);
    assertThat(over.get(0).until()).hasValue(START.plusSeconds(31));
    assertThat(over.get(0).id()).isEqualTo(begun.get(0).id());
    assertThat(book.active()).isEmpty();
    assertThat(book.past(Optional.empty(), 10).alarms()).isEqualTo(over);
  }

  @Test
  void whatWasKeptBeforeTheGatewaySpokeGermanIsReadAndEnglishInGerman() throws MemoryException {
    // as version 0.1.0 of the gateway kept it on 2026-06-01
    String kept =
        """
        {"id":"mpv4b8yh-5f3a9c21","subject":"roof","word":"OFFLINE","code":"",\
        "severity":"ERROR","text":{"english":"Roof is silent","italian":"Tetto tace"},\
        "since":"2026-06-01T10:00:01Z","until":null,"acknowledged":null}
        """;
    memory.keep(Map.of("alarms/lasting/mpv4b8yh-5f3a9c21", Optional.of(kept)));

    AlarmEvent event = new Book(new Pages(memory), clock::instant).active().get(0);
    assertThat(event.text().in(Locale.ITALIAN)).isEqualTo("Tetto tace");
    assertThat(event.text().in(Locale.GERMAN)).isEqualTo("Roof is silent");
  }

  @Test
  void whatIsGoneWithinThePatienceIsNoAlarm() {
    for (int i = 0; i < 20; i++) {
      seconds(9, OFFLINE);
      seconds(1);
    }
    assertThat(begun).isEmpty();
  }

  @Test
  void whatIsBackWithinTheCalmIsTheSameAlarm() {
    seconds(15, OFFLINE);
    for (int i = 0; i < 20; i++) {
      seconds(55);
      seconds(2, OFFLINE);
    }
    assertThat(begun).hasSize(1);
    assertThat(over).isEmpty();
  }

  @Test
  void whatComesBackAgainAndAgainHasToStayAwayLongerEachTime() {
    // silent for a minute, well for two, for a day: 480 times
    for (int i = 0; i < 480; i++) {
      seconds(60, OFFLINE);
      seconds(120);
    }
    assertThat(begun.size()).isBetween(2, 5);
    assertThat(over.size()).isEqualTo(begun.size() - 1);
  }

  @Test
  void anAlarmThatLastedWhenTheGatewayWasKilledGoesOnAndEndsOnce() {
    seconds(15, OFFLINE);
    AlarmEvent first = begun.get(0);
    restart();
    assertThat(book.active()).containsExactly(first);
    seconds(15, OFFLINE);
    assertThat(begun).hasSize(1);
    seconds(70);

    assertThat(over).hasSize(1);
    restart();
    seconds(70);
    assertThat(over).hasSize(1);
    assertThat(book.past(Optional.empty(), 10).alarms()).isEqualTo(over);
  }

  @Test
  void anEndThatWasWrittenBeforeTheKillIsNotToldTwice() throws MemoryException {
    seconds(15, OFFLINE);
    String key = "alarms/lasting/" + begun.get(0).id();
    Optional<String> document = memory.document(key);
    seconds(70);
    assertThat(over).hasSize(1);
    // as it stands when the process is killed between the two writes
    memory.keep(java.util.Map.of(key, document));
    restart();
    seconds(70);

    assertThat(over).hasSize(1);
    assertThat(book.active()).isEmpty();
    assertThat(memory.document(key)).isEmpty();
  }

  @Test
  void whatNobodyCanJudgeNeitherBeginsNorEnds() {
    seconds(15, OFFLINE);
    for (int i = 0; i < 600; i++) {
      step(new Look(List.of(), key -> true));
    }
    assertThat(over).isEmpty();
    seconds(59);
    assertThat(over).isEmpty();
    seconds(5);
    assertThat(over).hasSize(1);
  }

  @Test
  void aPersonTakesNoteOnceAndItIsKept() {
    seconds(15, OFFLINE);
    String id = begun.get(0).id();
    Instant now = clock.instant();
    AlarmEvent noted = book.acknowledge(id, "anna").orElseThrow();
    clock.advance(Duration.ofSeconds(9));

    assertThat(noted.acknowledged()).hasValue(new AlarmEvent.Acknowledgement("anna", now));
    assertThat(book.acknowledge(id, "bruno")).hasValue(noted);
    restart();
    assertThat(book.active()).containsExactly(noted);
    seconds(70);
    assertThat(over.get(0).acknowledged()).isEqualTo(noted.acknowledged());
    assertThat(book.acknowledge("none", "anna")).isEmpty();
  }

  @Test
  void anAlarmThatIsOverCanStillBeAcknowledged() {
    seconds(15, OFFLINE);
    seconds(70);
    AlarmEvent noted = book.acknowledge(over.get(0).id(), "anna").orElseThrow();

    assertThat(noted.acknowledged().orElseThrow().person()).isEqualTo("anna");
    assertThat(book.find(noted.id())).hasValue(noted);
    assertThat(book.past(Optional.empty(), 10).alarms()).containsExactly(noted);
  }

  @Test
  void faultsOfOneDeviceAreAlarmsOfTheirOwnAndWithoutACodeTheyGiveWay() {
    Trouble plain = OFFLINE.lasting(Duration.ZERO, Duration.ofSeconds(60));
    seconds(2, plain.coded("ID001"), plain.coded("ID002"), plain);

    assertThat(begun).extracting(AlarmEvent::code).containsExactlyInAnyOrder("ID001", "ID002");
    assertThat(begun).extracting(AlarmEvent::id).doesNotHaveDuplicates();
  }

  @Test
  void pagesHoldEachPastAlarmOnceTheLastToEndFirst() {
    for (int i = 0; i < 25; i++) {
      seconds(1, OFFLINE.coded("C" + i).lasting(Duration.ZERO, Duration.ZERO));
      seconds(1);
    }
    List<AlarmEvent> all = new ArrayList<>();
    Optional<Long> before = Optional.empty();
    do {
      Page page = book.past(before, 10);
      all.addAll(page.alarms());
      before = page.next();
    } while (before.isPresent());

    assertThat(all).hasSize(25).doesNotHaveDuplicates();
    assertThat(all.get(0).code()).isEqualTo("C24");
    assertThat(all.get(24).code()).isEqualTo("C0");
  }

  @Test
  void aClockThatIsSetBackMovesNoEndBeforeItsBeginning() {
    seconds(15, OFFLINE);
    clock.advance(Duration.ofHours(-2));
    seconds(70);

    assertThat(over.get(0).until()).hasValue(over.get(0).since());
  }

  /** Property: events of a key begin and end in turn, in any order of what happens. */
  @Test
  void beginningsAndEndsAlternateWhateverHappens() {
    long seed = Long.getLong("meriggio.seed", System.nanoTime());
    Random random = new Random(seed);
    int cases = Integer.getInteger("meriggio.cases", 20);
    for (int c = 0; c < cases; c++) {
      int before = begun.size() - over.size();
      for (int i = 0; i < 200; i++) {
        int length = 1 + random.nextInt(90);
        switch (random.nextInt(4)) {
          case 0, 1 -> seconds(length, OFFLINE);
          case 2 -> seconds(length);
          default -> {
            restart();
            step(new Look(List.of(), key -> true));
          }
        }
        assertThat(begun.size() - over.size()).as("seed %s", seed).isBetween(0, 1);
        assertThat(book.active()).as("seed %s", seed).hasSize(begun.size() - over.size());
      }
      assertThat(before).as("seed %s", seed).isBetween(0, 1);
    }
    assertThat(begun).extracting(AlarmEvent::id).as("seed %s", seed).doesNotHaveDuplicates();
  }

  private void restart() {
    book = new Book(new Pages(memory), clock::instant);
    running = Duration.ofSeconds(7);
  }

  private void seconds(int count, Trouble... troubles) {
    for (int i = 0; i < count; i++) {
      step(new Look(List.of(troubles), key -> false));
    }
  }

  private void step(Look look) {
    clock.advance(Duration.ofSeconds(1));
    running = running.plusSeconds(1);
    Book.News news = book.step(look, new Moment(clock.instant(), running));
    begun.addAll(news.begun());
    over.addAll(news.over());
  }
}
