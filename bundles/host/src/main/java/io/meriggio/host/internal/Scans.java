// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static io.meriggio.host.internal.HostTexts.text;

import io.meriggio.device.Discovery;
import io.meriggio.device.Scan;
import io.meriggio.device.Search;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * The scans: one at a time, so that looking never becomes the site's main traffic.
 *
 * <p>Threads: may be used from any thread.
 */
final class Scans implements Discovery {

  private static final int REMEMBERED = 16;

  private final Courses courses;
  private final DriverRegistry drivers;
  private final Time time;
  private final Executor threads;
  private final Deque<RunningScan> scans = new ArrayDeque<>();
  private int count;

  /**
   * @param threads a thread for each scan, ended with it: a driver may leave something in it
   */
  Scans(Courses courses, DriverRegistry drivers, Time time, Executor threads) {
    this.courses = courses;
    this.drivers = drivers;
    this.time = time;
    this.threads = threads;
  }

  @Override
  public Scan start(Search search) throws Refused {
    Course course = courses.of(search);
    RunningScan scan;
    synchronized (this) {
      Optional<RunningScan> running = running();
      if (running.isPresent()) {
        Scan image = running.get().image();
        if (image.search().equals(search)) {
          return image;
        }
        throw new Refused(Refused.Code.BUSY, image.id(), image.id());
      }
      count++;
      scan = new RunningScan("scan-" + count, search, course, drivers::all, time.now());
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
    found.ifPresent(scan -> scan.cancel(text("scan.cancelled")));
    return found.isPresent();
  }

  /** A driver has been taken from the registry: returns when no scan is using it any more. */
  void awaitQuestions(Duration longest) {
    running().ifPresent(scan -> scan.awaitQuestion(longest));
  }

  /** A line is to be closed: a scan on it ends. */
  void lineLeaves(OpenLine line) {
    running().filter(scan -> scan.isOn(line)).ifPresent(scan -> scan.cancel(text("line.closes")));
  }

  /** Everything stops. */
  void close() {
    running().ifPresent(scan -> scan.cancel(text("gateway.stops")));
  }

  private synchronized Optional<RunningScan> running() {
    return scans.stream().filter(RunningScan::isRunning).findFirst();
  }
}
