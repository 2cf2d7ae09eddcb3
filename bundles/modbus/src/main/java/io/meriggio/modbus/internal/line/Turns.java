// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static io.meriggio.modbus.internal.text.ModbusTexts.text;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * One owner of a line at a time. Whoever has the turn runs its exchange on its own thread; who
 * gives it back hands it to the next by {@link TurnOrder}. A free line costs no wait, no hand-over
 * to another thread and no memory.
 *
 * <p>Threads: all methods from any thread; {@link #give} by the one that took the turn.
 */
final class Turns {
  private final ReentrantLock lock = new ReentrantLock();
  private final TurnOrder<Waiter> order = new TurnOrder<>();
  private final String line;
  private final LongSupplier clock;
  private boolean taken;
  private boolean closed;

  /**
   * @param line the line's id, for messages
   * @param clock nanoseconds of a monotonic clock
   */
  Turns(String line, LongSupplier clock) {
    this.line = line;
    this.clock = clock;
  }

  /** How long a request of a class waits for its turn at most, in nanoseconds. */
  static long patience(Turn turn) {
    return switch (turn) {
      case WRITE, FAST_POLL, PASSTHROUGH -> TimeUnit.SECONDS.toNanos(10);
      case SLOW_POLL, PROBE -> TimeUnit.SECONDS.toNanos(60);
    };
  }

  /**
   * Waits for the turn.
   *
   * @throws DeviceException when the class's patience is over, the thread was interrupted, or the
   *     line is closed: then the caller has no turn
   */
  void take(Turn turn) throws DeviceException {
    Waiter waiter;
    lock.lock();
    try {
      refuseWhenClosed();
      if (!taken) {
        taken = true;
        return;
      }
      waiter = new Waiter(Thread.currentThread());
      order.add(turn, waiter);
    } finally {
      lock.unlock();
    }
    await(turn, waiter);
  }

  private void await(Turn turn, Waiter waiter) throws DeviceException {
    long deadline = clock.getAsLong() + patience(turn);
    while (!waiter.woken) {
      long left = deadline - clock.getAsLong();
      if (left <= 0 || Thread.currentThread().isInterrupted()) {
        leave(turn, waiter, left <= 0);
        return;
      }
      LockSupport.parkNanos(this, left);
    }
    lock.lock();
    try {
      if (!waiter.granted) {
        refuseWhenClosed();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends the wait, unless the turn came at the last moment. */
  private void leave(Turn turn, Waiter waiter, boolean late) throws DeviceException {
    lock.lock();
    try {
      if (waiter.granted) {
        return;
      }
      refuseWhenClosed();
      order.remove(turn, waiter);
      throw new DeviceException(
          Reason.TIMEOUT,
          late
              ? text(
                  "line.no-turn",
                  line,
                  TimeUnit.NANOSECONDS.toSeconds(patience(turn)),
                  order.size())
              : text("line.interrupted", line));
    } finally {
      lock.unlock();
    }
  }

  /** Hands the turn to the next one. */
  void give() {
    lock.lock();
    try {
      Optional<Waiter> next = order.next();
      taken = next.isPresent();
      if (taken) {
        next.get().grant();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Refuses whoever waits, and whoever comes, with {@link Reason#LINE_DOWN}. */
  void close() {
    lock.lock();
    try {
      closed = true;
      for (Optional<Waiter> next = order.next(); next.isPresent(); next = order.next()) {
        next.get().wake();
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many wait. */
  int waiting() {
    lock.lock();
    try {
      return order.size();
    } finally {
      lock.unlock();
    }
  }

  private void refuseWhenClosed() throws DeviceException {
    if (closed) {
      throw new DeviceException(Reason.LINE_DOWN, text("line.is-closed", line));
    }
  }

  private static final class Waiter {
    private final Thread thread;
    private boolean granted;
    private volatile boolean woken;

    Waiter(Thread thread) {
      this.thread = thread;
    }

    void grant() {
      granted = true;
      wake();
    }

    void wake() {
      woken = true;
      LockSupport.unpark(thread);
    }
  }
}
