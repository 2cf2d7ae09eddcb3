// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TurnsTest {
  private final AtomicLong now = new AtomicLong();
  private final Turns turns = new Turns("bus", now::get);
  private final List<Object> outcomes = new CopyOnWriteArrayList<>();

  @Test
  void whoWaitsIsServedByClass() throws Exception {
    turns.take(Turn.FAST_POLL);
    List<Thread> threads = new ArrayList<>();
    for (Turn turn : List.of(Turn.PROBE, Turn.SLOW_POLL, Turn.WRITE, Turn.FAST_POLL)) {
      threads.add(waiting(turn));
    }
    turns.give();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(outcomes).containsExactly(Turn.WRITE, Turn.FAST_POLL, Turn.SLOW_POLL, Turn.PROBE);
  }

  @Test
  void aWaitEndsAtItsDeadline() throws Exception {
    turns.take(Turn.FAST_POLL);
    Thread thread = waiting(Turn.WRITE);
    now.addAndGet(Duration.ofSeconds(10).toNanos());
    LockSupport.unpark(thread);
    thread.join();
    assertThat(failure().reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(failure()).hasMessage("line bus: no turn within 10 s, 0 requests wait");
    assertThat(turns.waiting()).isZero();
  }

  @Test
  void aSlowPollWaitsLongerThanAWrite() throws Exception {
    turns.take(Turn.FAST_POLL);
    Thread thread = waiting(Turn.SLOW_POLL);
    now.addAndGet(Duration.ofSeconds(59).toNanos());
    LockSupport.unpark(thread);
    turns.give();
    thread.join();
    assertThat(outcomes).containsExactly(Turn.SLOW_POLL);
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    turns.take(Turn.FAST_POLL);
    Thread thread = waiting(Turn.FAST_POLL);
    thread.interrupt();
    thread.join();
    assertThat(failure()).hasMessage("line bus: interrupted while waiting for a turn");
    turns.give();
    turns.take(Turn.PROBE);
  }

  @Test
  void anInterruptDoesNotTakeAFreeTurnAway() throws Exception {
    Thread.currentThread().interrupt();
    try {
      turns.take(Turn.FAST_POLL);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void closingRefusesWhoWaitsAndWhoComes() throws Exception {
    turns.take(Turn.FAST_POLL);
    Thread thread = waiting(Turn.SLOW_POLL);
    turns.close();
    thread.join();
    assertThat(failure().reason()).isEqualTo(Reason.LINE_DOWN);
    assertThat(failure()).hasMessage("line bus is closed");
    turns.give();
    Thread late = new Thread(() -> use(Turn.WRITE));
    late.start();
    late.join();
    assertThat(outcomes).hasSize(2).allMatch(DeviceException.class::isInstance);
  }

  @Test
  void onlyOneHasTheTurnAtATime() throws Exception {
    AtomicInteger owners = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Turn turn = Turn.values()[i % Turn.values().length];
      threads.add(
          new Thread(
              () -> {
                for (int round = 0; round < 500; round++) {
                  try {
                    turns.take(turn);
                    most.accumulateAndGet(owners.incrementAndGet(), Math::max);
                    Thread.yield();
                    owners.decrementAndGet();
                    turns.give();
                  } catch (DeviceException failed) {
                    outcomes.add(failed);
                  }
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(most).hasValue(1);
    assertThat(outcomes).isEmpty();
  }

  private Thread waiting(Turn turn) {
    int before = turns.waiting();
    Thread thread = new Thread(() -> use(turn));
    thread.start();
    while (turns.waiting() == before) {
      Thread.onSpinWait();
    }
    return thread;
  }

  private void use(Turn turn) {
    try {
      turns.take(turn);
      outcomes.add(turn);
      turns.give();
    } catch (DeviceException failed) {
      outcomes.add(failed);
    }
  }

  private DeviceException failure() {
    return (DeviceException) outcomes.get(0);
  }
}
