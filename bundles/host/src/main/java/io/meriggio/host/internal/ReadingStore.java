// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last reading of each point of a device, as the driver gave it, and since when it is worth
 * what. Ages are measured by the ticker, so that a clock that is set does not make old values new
 * or new ones old.
 *
 * <p>Threads: all methods may be called from any thread; none blocks.
 */
final class ReadingStore {

  private static final Logger LOG = LoggerFactory.getLogger(ReadingStore.class);
  private static final int COMPLAINTS = 100;

  private final String device;
  private final Time time;
  private final Set<String> complaints = new HashSet<>();
  private Map<String, Slot> slots = Map.of();
  private Reason unreadReason = Reason.NEVER_READ;
  private Instant unreadSince;

  /**
   * What is stored for one point.
   *
   * @param measured when, by the ticker
   * @param put when it came, by the ticker
   */
  private record Stored(Reading reading, long measured, long put) {}

  private static final class Slot {
    private final Point point;
    private Stored last;

    private Slot(Point point) {
      this.point = point;
    }
  }

  ReadingStore(String device, Time time) {
    this.device = device;
    this.time = time;
    this.unreadSince = time.now();
  }

  /** Takes the points that the device has; readings of points that it keeps stay. */
  synchronized void points(List<Point> points) {
    Map<String, Slot> before = slots;
    Map<String, Slot> after = new LinkedHashMap<>();
    for (Point point : points) {
      Slot old = before.get(point.id());
      after.put(point.id(), old != null && old.point.equals(point) ? old : new Slot(point));
    }
    slots = after;
  }

  synchronized List<Point> points() {
    return slots.values().stream().map(slot -> slot.point).toList();
  }

  /**
   * Takes a reading, unless it is older than the stored one, from the future, of another kind than
   * its point or of a point that the device does not have: then it is dropped and told once.
   *
   * @return whether it was taken
   */
  synchronized boolean put(Reading reading) {
    Slot slot = slots.get(reading.point().id());
    Instant now = time.now();
    if (slot == null) {
      return drop(reading, "the driver has not declared this point");
    }
    if (!fits(slot.point, reading)) {
      return drop(reading, "the value is no " + slot.point.kind() + " in " + slot.point.unit());
    }
    if (reading.at().isAfter(now)) {
      return drop(reading, "its time " + reading.at() + " is in the future");
    }
    if (slot.last != null && isOlder(reading, slot.last.reading, now)) {
      return drop(reading, "it is older than the one before, of " + slot.last.reading.at());
    }
    long put = time.nanos();
    long age = saturatedNanos(Duration.between(reading.at(), now));
    Reading own =
        new Reading(slot.point, reading.value(), reading.quality(), reading.reason(), reading.at());
    slot.last = new Stored(own, put - age, put);
    return true;
  }

  /** Forgets all readings: each point is BAD for a reason since now. */
  synchronized void forget(Reason reason) {
    unreadReason = reason;
    unreadSince = time.now();
    slots.values().forEach(slot -> slot.last = null);
  }

  /**
   * All readings, aged to now, in the order of the points.
   *
   * @param poll the device's poll period
   * @param silent how long the device has been OFFLINE; zero when it answers
   */
  synchronized Map<String, Reading> image(Duration poll, Duration silent) {
    long now = time.nanos();
    Map<String, Reading> image = new LinkedHashMap<>();
    for (Slot slot : slots.values()) {
      image.put(slot.point.id(), reading(slot, now, poll, silent));
    }
    return image;
  }

  /** The classes among these in which a point got no reading since a time of the ticker. */
  synchronized Set<PollClass> unreadSince(long since, Set<PollClass> classes) {
    Set<PollClass> unread = new HashSet<>();
    for (Slot slot : slots.values()) {
      PollClass pollClass = slot.point.pollClass();
      if (classes.contains(pollClass) && (slot.last == null || slot.last.put - since < 0)) {
        unread.add(pollClass);
      }
    }
    return unread;
  }

  private synchronized Reading reading(Slot slot, long now, Duration poll, Duration silent) {
    if (slot.last == null) {
      return Reading.bad(slot.point, unreadReason, unreadSince);
    }
    Duration age = Duration.ofNanos(now - slot.last.measured);
    return Ageing.aged(slot.last.reading, age, poll, silent);
  }

  /**
   * A clock that was set back leaves readings with times that have not come yet; then the new one
   * is the truth, or the device would be blind until the clock has caught up.
   */
  private static boolean isOlder(Reading reading, Reading stored, Instant now) {
    return reading.at().isBefore(stored.at()) && !stored.at().isAfter(now);
  }

  private static boolean fits(Point point, Reading reading) {
    boolean sameKind = reading.value().isEmpty() || Kinds.of(reading.value().get()) == point.kind();
    return sameKind && reading.point().unit() == point.unit();
  }

  private static long saturatedNanos(Duration span) {
    Duration longest = Duration.ofDays(36500);
    return span.compareTo(longest) < 0 ? span.toNanos() : longest.toNanos();
  }

  private boolean drop(Reading reading, String why) {
    String id = reading.point().id();
    if (complaints.size() < COMPLAINTS && complaints.add(id + why.substring(0, 6))) {
      LOG.warn("device {}: a reading of {} is dropped (told once): {}", device, id, why);
    }
    return false;
  }

  /** Which kind of point a value belongs to. */
  static final class Kinds {
    private Kinds() {}

    static Point.Kind of(Value value) {
      if (value instanceof Value.Numeric) {
        return Point.Kind.NUMBER;
      } else if (value instanceof Value.Flag) {
        return Point.Kind.FLAG;
      } else if (value instanceof Value.Text) {
        return Point.Kind.TEXT;
      }
      return Point.Kind.FAULTS;
    }
  }
}
