// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.device.Command;
import io.meriggio.device.CommandResult;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandingOrderTest {
  private static final Map<String, Value> TEN = Map.of("limit", Value.of(10));
  private static final Map<String, Value> ELEVEN = Map.of("limit", Value.of(11));
  private static final Map<String, Value> START = Map.of("charge_command", Value.of("START"));
  private static final Duration CYCLE = Duration.ofSeconds(5);

  private final RecordedDevice device = new RecordedDevice("box");
  private final StandingOrder order = new StandingOrder("charging");
  private Moment now = new Moment(Instant.parse("2026-06-01T10:00:00Z"), Duration.ofHours(1));

  @Test
  void anOrderIsALeaseOfAMinuteThatEndsInARelease() {
    want(TEN, Map.of(), 1);

    Command sent = device.last();
    assertThat(sent.values()).isEqualTo(TEN);
    assertThat(sent.validFor()).isEqualTo(Duration.ofSeconds(60));
    assertThat(sent.fallback()).isEqualTo(Command.Fallback.RELEASE);
    assertThat(sent.origin()).isEqualTo(new Command.Origin("controller", "charging"));
  }

  @Test
  void whatStandsIsRenewedEveryTwentySecondsAndNotBetween() {
    want(TEN, Map.of(), 13);

    assertThat(device.commands).hasSize(4);
  }

  @Test
  void everyCommandHasAnIdOfItsOwn() {
    want(TEN, Map.of(), 13);

    assertThat(device.commands.stream().map(Command::id).distinct()).hasSize(4);
  }

  @Test
  void aChangeGoesOutAtOnce() {
    want(TEN, Map.of(), 1);
    want(ELEVEN, Map.of(), 1);

    assertThat(device.commands).hasSize(2);
    assertThat(device.last().values()).isEqualTo(ELEVEN);
  }

  @Test
  void aFailureIsTriedAgainAfterTenThenTwentyThenFortyThenEverySixtySeconds() {
    device.answer = new CommandResult.Failed(Reason.TIMEOUT, "no answer");

    List<Long> times = new ArrayList<>();
    for (int second = 0; second <= 260; second += 5) {
      int before = device.commands.size();
      want(TEN, Map.of(), 1);
      if (device.commands.size() > before) {
        times.add((long) second);
      }
    }

    assertThat(times).containsExactly(0L, 10L, 30L, 70L, 130L, 190L, 250L);
  }

  @Test
  void aTroubleKeepsTheTimeOfItsBeginningAndEndsWithTheFirstSuccess() {
    device.answer = new CommandResult.Failed(Reason.TIMEOUT, "no answer");
    final Moment begin = now;
    want(TEN, Map.of(), 8);
    StandingOrder.Trouble trouble = order.trouble().orElseThrow();
    assertThat(trouble.since()).isEqualTo(begin);
    assertThat(trouble.refused()).isFalse();
    assertThat(trouble.reason()).isEqualTo(Reason.TIMEOUT);

    device.answer = new CommandResult.Confirmed();
    want(ELEVEN, Map.of(), 1);

    assertThat(order.trouble()).isEmpty();
  }

  @Test
  void whatTheDriverWillNotTakeIsARefusal() {
    device.answer = new CommandResult.Rejected(Reason.REFERENCE_MAP, "not confirmed");
    want(TEN, Map.of(), 1);

    assertThat(order.trouble().orElseThrow().refused()).isTrue();
  }

  @Test
  void tooEarlyIsNoTroubleAndIsAskedAgainAtTheNextCycle() {
    device.answer = new CommandResult.Rejected(Reason.RATE_LIMIT, "too early");
    want(TEN, Map.of(), 3);
    assertThat(device.commands).hasSize(3);
    assertThat(order.trouble()).isEmpty();

    device.answer = new CommandResult.Confirmed();
    want(TEN, Map.of(), 3);

    assertThat(device.commands).hasSize(4);
  }

  @Test
  void aDriverThatIsBeingExchangedIsNoTroubleUnlessItStaysAway() {
    device.answer = new CommandResult.Failed(Reason.DRIVER_ABSENT, "updated");
    want(TEN, Map.of(), 2);
    assertThat(order.trouble()).isEmpty();
    assertThat(device.commands).hasSize(2);

    device.answer = new CommandResult.Confirmed();
    want(TEN, Map.of(), 1);
    assertThat(device.commands).hasSize(3);
    assertThat(order.delay(now.plus(Duration.ofHours(1)))).isEmpty();

    device.answer = new CommandResult.Failed(Reason.DRIVER_ABSENT, "pulled");
    want(ELEVEN, Map.of(), 3);
    assertThat(order.trouble().orElseThrow().reason()).isEqualTo(Reason.DRIVER_ABSENT);
  }

  @Test
  void whatWasHandedOverBeginsAfreshWhenItComesBack() {
    device.answer = new CommandResult.Rejected(Reason.RATE_LIMIT, "too early");
    want(TEN, START, 4);
    assertThat(order.delay(now)).isPresent();

    order.handOver();
    assertThat(order.delay(now)).isEmpty();

    device.answer = new CommandResult.Confirmed();
    want(TEN, START, 1);
    assertThat(device.last().values()).containsAllEntriesOf(START);
  }

  @Test
  void aStartIsSentOnce() {
    want(TEN, START, 10);
    want(ELEVEN, START, 1);

    assertThat(device.commands.get(0).values()).containsAllEntriesOf(START);
    assertThat(device.commands.stream().skip(1))
        .isNotEmpty()
        .noneMatch(c -> c.values().containsKey("charge_command"));
  }

  @Test
  void aStartIsOwedUntilItIsTakenEvenWhenTheValueChangesMeanwhile() {
    device.answer = new CommandResult.Failed(Reason.TIMEOUT, "no answer");
    want(TEN, START, 1);
    device.answer = new CommandResult.Confirmed();
    want(ELEVEN, START, 1);

    assertThat(device.last().values()).containsAllEntriesOf(START).containsAllEntriesOf(ELEVEN);

    want(TEN, START, 1);
    assertThat(device.last().values()).isEqualTo(TEN);
  }

  @Test
  void aStartThatIsNoLongerAskedForIsNotOwed() {
    device.answer = new CommandResult.Failed(Reason.TIMEOUT, "no answer");
    want(TEN, START, 1);
    device.answer = new CommandResult.Confirmed();
    want(ELEVEN, Map.of(), 1);

    assertThat(device.last().values()).isEqualTo(ELEVEN);
  }

  @Test
  void aStartAfterAPauseIsSentAgain() {
    want(TEN, START, 1);
    want(ELEVEN, Map.of(), 1);
    want(TEN, START, 1);

    assertThat(device.last().values()).containsAllEntriesOf(START);
  }

  @Test
  void aStopThatChangesNoValueGoesOutAtOnce() {
    want(TEN, Map.of(), 1);
    want(TEN, Map.of("charge_command", Value.of("STOP")), 1);

    assertThat(device.commands).hasSize(2);
    assertThat(device.last().values()).containsEntry("charge_command", Value.of("STOP"));
  }

  @Test
  void aCommandThatNobodyAnswersIsSentAgainWhenItsTermIsOver() {
    device.answers = false;
    want(TEN, Map.of(), 12);
    assertThat(device.commands).hasSize(1);

    want(TEN, Map.of(), 1);

    assertThat(device.commands).hasSize(2);
  }

  @Test
  void aReleaseIsTheSameForASecondAndOnlyOnce() {
    want(TEN, Map.of(), 1);
    order.release(device, now);
    order.release(device, now);

    assertThat(device.commands).hasSize(2);
    assertThat(device.last().validFor()).isEqualTo(Duration.ofSeconds(1));
    assertThat(device.last().fallback()).isEqualTo(Command.Fallback.RELEASE);
  }

  @Test
  void whatWasNeverOrderedIsNotReleased() {
    order.release(device, now);

    assertThat(device.commands).isEmpty();
  }

  private void want(Map<String, Value> values, Map<String, Value> once, int cycles) {
    for (int i = 0; i < cycles; i++) {
      order.want(device, values, once, now);
      now = now.plus(CYCLE);
    }
  }
}
