// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.AddressRange;
import io.meriggio.device.Candidate;
import io.meriggio.host.Scan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One search: every driver is asked about every address.
 *
 * <p>Threads: {@link #run} is called once, by the thread of the scan; all else by any.
 */
final class RunningScan {

  private static final Logger LOG = LoggerFactory.getLogger(RunningScan.class);

  /** Candidates that a driver may name for one address. */
  private static final int CANDIDATES = 4;

  private static final Comparator<Candidate> BY_ADDRESS_THEN_LIKELIEST =
      Comparator.comparingInt(Candidate::unit)
          .thenComparing(Comparator.comparingDouble(Candidate::confidence).reversed());

  private final String id;
  private final OpenLine line;
  private final AddressRange range;
  private final Supplier<List<DriverEntry>> drivers;
  private final Instant startedAt;
  private final ReentrantLock asking = new ReentrantLock();
  private final List<Candidate> candidates = new ArrayList<>();
  private Scan.State state = Scan.State.RUNNING;
  private String detail = "";
  private int asked;
  private volatile boolean cancelled;

  /**
   * @param drivers the drivers that are installed at the time of each question
   */
  RunningScan(
      String id,
      OpenLine line,
      AddressRange range,
      Supplier<List<DriverEntry>> drivers,
      Instant startedAt) {
    this.id = id;
    this.line = line;
    this.range = range;
    this.drivers = drivers;
    this.startedAt = startedAt;
  }

  /** The scan as it is now. */
  synchronized Scan image() {
    List<Candidate> found = new ArrayList<>(candidates);
    found.sort(BY_ADDRESS_THEN_LIKELIEST);
    return new Scan(id, line.id(), range, state, asked, found, detail, startedAt);
  }

  OpenLine line() {
    return line;
  }

  synchronized boolean isRunning() {
    return state == Scan.State.RUNNING;
  }

  /** Asks every driver about every address. */
  void run() {
    for (int unit = range.first(); unit <= range.last() && !cancelled; unit++) {
      ask(unit);
      synchronized (this) {
        asked += cancelled ? 0 : 1;
      }
    }
    synchronized (this) {
      state = cancelled ? Scan.State.CANCELLED : Scan.State.DONE;
    }
    LOG.info("scan {} of line {}: {}, {} found", id, line.id(), image().state(), candidates.size());
  }

  /** Ends it after the question in hand. */
  synchronized void cancel(String why) {
    if (state == Scan.State.RUNNING && !cancelled) {
      cancelled = true;
      detail = why;
    }
  }

  /** Waits until the question in hand has been answered, but not longer than told. */
  void awaitQuestion(Duration longest) {
    try {
      if (asking.tryLock(longest.toNanos(), TimeUnit.NANOSECONDS)) {
        asking.unlock();
      } else {
        LOG.warn("scan {} of line {}: a driver does not return", id, line.id());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(int unit) {
    ProbeLink link = new ProbeLink(line.link(), unit, () -> cancelled);
    for (DriverEntry driver : drivers.get()) {
      asking.lock();
      try {
        // looked up again under the lock: one that has left meanwhile must not be called
        if (!cancelled && drivers.get().contains(driver)) {
          found(ask(driver, link, unit));
        }
      } finally {
        asking.unlock();
      }
    }
  }

  private static List<Candidate> ask(DriverEntry driver, ProbeLink link, int unit) {
    try {
      return CallFailed.guard(
          () -> {
            try (Stream<Candidate> found =
                driver.driver().probe(link, new AddressRange(unit, unit))) {
              return List.copyOf(found.limit(CANDIDATES).toList());
            }
          });
    } catch (CallFailed e) {
      LOG.warn("the {} failed at address {}: {}", driver, unit, e.getMessage());
      return List.of();
    }
  }

  private synchronized void found(List<Candidate> more) {
    candidates.addAll(more);
  }
}
