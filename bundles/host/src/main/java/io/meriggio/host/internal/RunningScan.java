// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static io.meriggio.host.internal.HostTexts.text;

import io.meriggio.device.AddressRange;
import io.meriggio.device.Candidate;
import io.meriggio.device.Found;
import io.meriggio.device.Scan;
import io.meriggio.device.Search;
import io.meriggio.device.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One search: every driver is asked about every address of its course.
 *
 * <p>Threads: {@link #run} is called once, by the thread of the scan; all else by any.
 */
final class RunningScan implements Course.Steps {

  private static final Logger LOG = LoggerFactory.getLogger(RunningScan.class);

  /** Candidates that a driver may name for one address. */
  private static final int CANDIDATES = 4;

  private static final Comparator<Candidate> LIKELIEST_FIRST =
      Comparator.comparingDouble(Candidate::confidence).reversed();

  private final String id;
  private final Search search;
  private final Course course;
  private final Supplier<List<DriverEntry>> drivers;
  private final Instant startedAt;
  private final ReentrantLock asking = new ReentrantLock();
  private final List<Found> found = new ArrayList<>();
  private Scan.State state = Scan.State.RUNNING;
  private Optional<OpenLine> line = Optional.empty();
  private Text detail = Text.NONE;
  private int asked;
  private int toAsk;
  private volatile boolean cancelled;

  /**
   * @param drivers the drivers that are installed at the time of each question
   */
  RunningScan(
      String id,
      Search search,
      Course course,
      Supplier<List<DriverEntry>> drivers,
      Instant startedAt) {
    this.id = id;
    this.search = search;
    this.course = course;
    this.drivers = drivers;
    this.startedAt = startedAt;
  }

  /** The scan as it is now. */
  synchronized Scan image() {
    return new Scan(id, search, state, asked, toAsk, found, detail, startedAt);
  }

  /** Whether it asks on a configured line just now. */
  synchronized boolean isOn(OpenLine other) {
    return line.filter(other::equals).isPresent();
  }

  synchronized boolean isRunning() {
    return state == Scan.State.RUNNING;
  }

  /** Goes through its course. */
  void run() {
    try {
      course.follow(this);
    } finally {
      synchronized (this) {
        state = cancelled ? Scan.State.CANCELLED : Scan.State.DONE;
      }
    }
    LOG.info("{} for {}: {}, {} found", id, search, image().state(), image().found().size());
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }

  @Override
  public synchronized void expect(int addresses) {
    toAsk += addresses;
  }

  @Override
  public synchronized void passed(int addresses) {
    asked += addresses;
  }

  @Override
  public synchronized void saw(Found more) {
    found.add(more);
  }

  @Override
  public boolean visit(Course.Stop stop) {
    int before = image().found().size();
    on(stop.line());
    for (int unit : stop.units()) {
      if (cancelled) {
        break;
      }
      ask(stop, unit);
      passed(cancelled ? 0 : 1);
    }
    on(Optional.empty());
    return image().found().size() > before;
  }

  private synchronized void on(Optional<OpenLine> current) {
    line = current;
  }

  /** Ends it after the question in hand. */
  synchronized void cancel(Text why) {
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
        LOG.warn("{}: a driver does not return", id);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(Course.Stop stop, int unit) {
    Probe link = Probe.of(stop.link(), unit, () -> cancelled);
    List<Candidate> candidates = new ArrayList<>();
    for (DriverEntry driver : drivers.get()) {
      asking.lock();
      try {
        // looked up again under the lock: one that has left meanwhile must not be called
        if (!cancelled && drivers.get().contains(driver)) {
          candidates.addAll(ask(driver, link, unit));
        }
      } finally {
        asking.unlock();
      }
    }
    candidates.sort(LIKELIEST_FIRST);
    String address = stop.place() + " unit " + unit;
    Optional<String> lineId = stop.line().map(OpenLine::id);
    if (candidates.isEmpty() && link.answered()) {
      saw(new Found(Optional.empty(), address, lineId, stop.newLine(), text("scan.unknown")));
    }
    for (Candidate candidate : candidates) {
      saw(new Found(Optional.of(candidate), address, lineId, stop.newLine(), candidate.why()));
    }
  }

  private static List<Candidate> ask(DriverEntry driver, Probe probe, int unit) {
    try {
      return CallFailed.guard(
          () -> {
            try (Stream<Candidate> found =
                driver.driver().probe(probe.link(), new AddressRange(unit, unit))) {
              return List.copyOf(found.limit(CANDIDATES).toList());
            }
          });
    } catch (CallFailed e) {
      LOG.warn("the {} failed at address {}: {}", driver, unit, e.getMessage());
      return List.of();
    }
  }
}
