// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.AddressRange;
import io.meriggio.host.Discovery;
import io.meriggio.host.Scan;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * The scans: at most one a line at a time.
 *
 * <p>Threads: may be used from any thread.
 */
final class LineSearch implements Discovery {

  private static final int REMEMBERED = 16;

  private final LineRegistry lines;
  private final DriverRegistry drivers;
  private final Time time;
  private final Executor threads;
  private final Deque<RunningScan> scans = new ArrayDeque<>();
  private int count;

  /**
   * @param threads a thread for each scan, ended with it: a driver may leave something in it
   */
  LineSearch(LineRegistry lines, DriverRegistry drivers, Time time, Executor threads) {
    this.lines = lines;
    this.drivers = drivers;
    this.time = time;
    this.threads = threads;
  }

  @Override
  public Scan start(String line, AddressRange range) throws UnknownLine {
    Optional<OpenLine> open = lines.find(line);
    if (open.isEmpty()) {
      throw new UnknownLine(lines.whyMissing(line));
    }
    RunningScan scan;
    synchronized (this) {
      Optional<RunningScan> running = running(open.get());
      if (running.isPresent()) {
        return running.get().image();
      }
      count++;
      scan = new RunningScan("scan-" + count, open.get(), range, drivers::all, time.now());
      scans.addFirst(scan);
      while (scans.size() > REMEMBERED) {
        scans.removeLast();
      }
    }
    threads.execute(scan::run);
    return scan.image();
  }

  @Override
  public synchronized Optional<Scan> scan(String id) {
    return scans().stream().filter(scan -> scan.id().equals(id)).findFirst();
  }

  @Override
  public synchronized List<Scan> scans() {
    return scans.stream().map(RunningScan::image).toList();
  }

  @Override
  public synchronized boolean cancel(String id) {
    Optional<RunningScan> found =
        scans.stream().filter(scan -> scan.image().id().equals(id)).findFirst();
    found.ifPresent(scan -> scan.cancel("cancelled"));
    return found.isPresent();
  }

  /** A driver has been taken from the registry: returns when no scan is using it any more. */
  void awaitQuestions(Duration longest) {
    running().forEach(scan -> scan.awaitQuestion(longest));
  }

  /** A line is to be closed: its scan ends. */
  void lineLeaves(OpenLine line) {
    running().stream()
        .filter(scan -> scan.line() == line)
        .forEach(scan -> scan.cancel("the line is being closed"));
  }

  /** Everything stops. */
  void close() {
    running().forEach(scan -> scan.cancel("the gateway stops"));
  }

  private synchronized List<RunningScan> running() {
    List<RunningScan> running = new ArrayList<>(scans);
    running.removeIf(scan -> !scan.isRunning());
    return Collections.unmodifiableList(running);
  }

  private Optional<RunningScan> running(OpenLine line) {
    return running().stream().filter(scan -> scan.line() == line).findFirst();
  }
}
