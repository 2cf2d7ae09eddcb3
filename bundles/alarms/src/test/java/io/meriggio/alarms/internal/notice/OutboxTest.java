// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.alarms.Severity;
import io.meriggio.alarms.internal.book.Moment;
import io.meriggio.memory.MemoryException;
import io.meriggio.testkit.HeapMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What waits for a server that does not answer. */
class OutboxTest {
  private Duration now = Duration.ZERO;
  private final List<String> taken = new ArrayList<>();
  private boolean dead;
  private boolean refuses;
  private boolean enabled = true;
  private Severity least = Severity.WARNING;

  private final HeapMemory memory = new HeapMemory();
  private Duration sinceAlarm = Duration.ofSeconds(5);
  private final Outbox outbox = new Outbox(new WaitingNotices(memory, "other"), time());

  @Test
  void aServerThatIsDeadIsTriedAfter5And10AndUpTo600Seconds() {
    outbox.add(Alarm.raised("a"), now);
    List<Long> tries = new ArrayList<>();
    for (int second = 0; second < 4000; second++) {
      now = Duration.ofSeconds(second);
      if (outbox.due(now).isPresent()) {
        tries.add(now.toSeconds());
        outbox.failed(now);
      }
    }
    assertThat(tries)
        .containsExactly(
            0L, 5L, 15L, 35L, 75L, 155L, 315L, 635L, 1235L, 1835L, 2435L, 3035L, 3635L);
  }

  @Test
  void afterADayANoticeIsGivenUp() {
    outbox.add(Alarm.raised("a"), now);
    now = Duration.ofHours(25);
    outbox.add(Alarm.raised("b"), now);

    assertThat(outbox.due(now)).hasValue(Alarm.raised("b"));
    assertThat(outbox.lostInAll()).isEqualTo(1);
  }

  @Test
  void ofTooManyTheOldestIsGivenUp() {
    for (int i = 0; i < Outbox.MOST + 3; i++) {
      outbox.add(Alarm.raised("a" + i), now);
    }
    assertThat(outbox.waiting()).isEqualTo(Outbox.MOST);
    assertThat(outbox.lostInAll()).isEqualTo(3);
    assertThat(outbox.due(now)).hasValue(Alarm.raised("a3"));
  }

  @Test
  void aWayTellsTheBeginningAndTheEndInTheirOrderWhenTheServerIsBack() throws Exception {
    try (Way way = way()) {
      dead = true;
      way.tell(Alarm.raised("a"));
      way.tell(Alarm.cleared("a"));
      await(() -> way.status().waiting() == 2);
      dead = false;
      now = Duration.ofMinutes(1);
      way.tell(Alarm.raised("b"));
      await(() -> way.status().sent() == 3);
    }
    assertThat(taken).containsExactly("a-raised", "a-cleared", "b-raised");
  }

  @Test
  void whatTheServerNeverTakesDoesNotHoldUpTheNext() throws Exception {
    try (Way way = way()) {
      refuses = true;
      way.tell(Alarm.raised("a"));
      await(() -> way.status().lost() == 1);
      refuses = false;
      way.tell(Alarm.raised("b"));
      await(() -> way.status().sent() == 1);
    }
    assertThat(taken).containsExactly("b-raised");
  }

  @Test
  void aWayThatIsOffOrForWorseAlarmsOnlyTakesNothing() {
    try (Way way = way()) {
      enabled = false;
      way.tell(Alarm.raised("a"));
      enabled = true;
      least = Severity.ERROR;
      Notice mild =
          new Notice(
              Notice.Kind.RAISED,
              new io.meriggio.alarms.AlarmEvent(
                  "m",
                  "plant",
                  "X",
                  "",
                  Severity.WARNING,
                  Alarm.event("m").text(),
                  Alarm.AT,
                  Optional.empty(),
                  Optional.empty()),
              Alarm.AT);
      way.tell(mild);

      assertThat(way.status().waiting()).isZero();
      assertThat(way.status().sent()).isZero();
    }
  }

  @Test
  void whatWaitsWhenTheGatewayIsKilledIsToldInItsOrderByTheNextOne() throws Exception {
    Outbox killed = new Outbox(new WaitingNotices(memory, "test"), time());
    killed.add(Alarm.raised("a"), now);
    killed.add(Alarm.cleared("a"), now);
    sinceAlarm = Duration.ofHours(3);
    try (Way next = way()) {
      next.open();
      await(() -> next.status().sent() == 2);
      next.tell(Alarm.raised("b"));
      await(() -> next.status().sent() == 3);
    }
    assertThat(taken).containsExactly("a-raised", "a-cleared", "b-raised");
    assertThat(memory.documents("alarms/notices/test/")).isEmpty();
  }

  @Test
  void whatTheServerHasTakenIsNotToldAgainAfterAStop() throws Exception {
    CountDownLatch sending = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    Channel slow =
        notice -> {
          sending.countDown();
          try {
            answer.await();
          } catch (InterruptedException e) {
            throw NotSent.yet(NoticeTexts.text("unset"), e);
          }
          return "taken";
        };
    Way stopped =
        new Way(
            "test",
            () -> new Way.Settings(true, least, Optional.of(slow)),
            this::time,
            new WaitingNotices(memory, "test"));
    stopped.tell(Alarm.raised("a"));
    stopped.tell(Alarm.raised("b"));
    sending.await();
    stopped.end();
    answer.countDown();
    stopped.close(Duration.ofSeconds(10));

    try (Way next = way()) {
      assertThat(next.status().waiting()).isEqualTo(1);
      next.open();
      await(() -> next.status().sent() == 1);
    }
    assertThat(taken).containsExactly("b-raised");
  }

  @Test
  void aNoticeThatWaitedOverADayIsGivenUpAlsoWhenTheGatewayWasOff() {
    dead = true;
    outbox.add(Alarm.raised("a"), now);
    sinceAlarm = Duration.ofHours(25);
    Outbox next = new Outbox(new WaitingNotices(memory, "other"), time());

    assertThat(next.due(now)).isEmpty();
    assertThat(next.lostInAll()).isEqualTo(1);
    assertThat(memory.documents("alarms/notices/")).isEmpty();
  }

  @Test
  void aClockThatIsNotSetAtTheStartMakesNoNoticeOld() {
    outbox.add(Alarm.raised("a"), now);
    sinceAlarm = Duration.ofDays(-20_000);

    assertThat(new Outbox(new WaitingNotices(memory, "other"), time()).due(now))
        .hasValue(Alarm.raised("a"));
  }

  @Test
  void onAFullDiskNoticesAreToldAllTheSame() throws Exception {
    memory.refuse(Optional.of(MemoryException.Reason.FULL));
    try (Way way = way()) {
      way.tell(Alarm.raised("a"));
      await(() -> way.status().sent() == 1);
    }
    assertThat(taken).containsExactly("a-raised");
  }

  private Moment time() {
    return new Moment(Alarm.AT.plus(sinceAlarm), now);
  }

  private Way way() {
    Channel channel =
        notice -> {
          if (dead) {
            throw NotSent.yet(NoticeTexts.text("unset"), null);
          }
          if (refuses) {
            throw NotSent.ever(NoticeTexts.text("unset"), null);
          }
          synchronized (taken) {
            taken.add(notice.id());
          }
          return "taken";
        };
    return new Way(
        "test",
        () -> new Way.Settings(enabled, least, Optional.of(channel)),
        this::time,
        new WaitingNotices(memory, "test"));
  }

  private static void await(java.util.function.BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
