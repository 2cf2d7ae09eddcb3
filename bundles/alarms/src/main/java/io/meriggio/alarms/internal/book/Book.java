// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.book;

import io.meriggio.alarms.AlarmBook;
import io.meriggio.alarms.AlarmEvent;
import io.meriggio.alarms.AlarmEvent.Acknowledgement;
import io.meriggio.alarms.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes events of what is wrong: one begins, one is over, and what flickers in between is none.
 * What lasted when the gateway stopped goes on, and is over when it is known to be.
 *
 * <p>Threads: any; {@link #step} one at a time.
 */
public final class Book implements AlarmBook {
  /** More at a time are more than anybody reads. */
  static final int MOST_ACTIVE = 500;

  private final Pages pages;
  private final Supplier<Instant> wall;
  private final Map<String, Watch> watches = new HashMap<>();
  private volatile List<AlarmEvent> active = List.of();

  /** What is new. */
  public record News(List<AlarmEvent> begun, List<AlarmEvent> over) {
    public News {
      begun = List.copyOf(begun);
      over = List.copyOf(over);
    }
  }

  /**
   * Opens the book.
   *
   * @param wall stamps acknowledgements
   */
  public Book(Pages pages, Supplier<Instant> wall) {
    this.pages = pages;
    this.wall = wall;
    pages.lasting().forEach(event -> watches.put(event.key(), Watch.of(event)));
    show();
  }

  /** Takes a look; writes down and gives what has begun and what is over. */
  public synchronized News step(Look look, Moment now) {
    Map<String, Trouble> troubles = look.byKey();
    List<AlarmEvent> begun = new ArrayList<>();
    List<AlarmEvent> over = new ArrayList<>();
    for (Trouble trouble : troubles.values()) {
      begin(trouble, now).ifPresent(begun::add);
    }
    Iterator<Map.Entry<String, Watch>> all = watches.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<String, Watch> one = all.next();
      if (!troubles.containsKey(one.getKey())) {
        end(one.getKey(), one.getValue(), look, now).ifPresent(over::add);
        if (one.getValue().isForgotten(now)) {
          all.remove();
        }
      }
    }
    if (!begun.isEmpty() || !over.isEmpty()) {
      show();
    }
    return new News(begun, over);
  }

  private Optional<AlarmEvent> begin(Trouble trouble, Moment now) {
    Watch watch = watches.computeIfAbsent(trouble.key(), key -> new Watch());
    Optional<Moment> since = watch.seen(trouble, now);
    if (since.isEmpty() || active.size() >= MOST_ACTIVE) {
      return Optional.empty();
    }
    AlarmEvent event = Ids.event(trouble, since.get().wall());
    watch.begun(event, now);
    pages.begin(event);
    return Optional.of(event);
  }

  private Optional<AlarmEvent> end(String key, Watch watch, Look look, Moment now) {
    if (look.unknown().test(key)) {
      watch.unknown();
      return Optional.empty();
    }
    Optional<AlarmEvent> event = watch.event();
    Optional<Moment> since = watch.gone(now);
    if (event.isEmpty() || since.isEmpty()) {
      return Optional.empty();
    }
    // a clock that was set back must not end an alarm before it began
    Instant at = since.get().wall();
    Instant end = at.isBefore(event.get().since()) ? event.get().since() : at;
    AlarmEvent over = event.get().over(end);
    watch.ended(now);
    pages.end(over);
    return Optional.of(over);
  }

  private void show() {
    active =
        watches.values().stream()
            .flatMap(watch -> watch.event().stream())
            .sorted(
                Comparator.comparing(AlarmEvent::since).reversed().thenComparing(AlarmEvent::id))
            .toList();
  }

  @Override
  public List<AlarmEvent> active() {
    return active;
  }

  @Override
  public Page past(Optional<Long> before, int limit) {
    return pages.past(before, limit);
  }

  @Override
  public Optional<AlarmEvent> find(String id) {
    return active.stream()
        .filter(event -> event.id().equals(id))
        .findFirst()
        .or(() -> pages.past(id));
  }

  @Override
  public synchronized Optional<AlarmEvent> acknowledge(String id, String person) {
    Optional<AlarmEvent> found = find(id);
    if (found.isEmpty() || found.get().acknowledged().isPresent()) {
      return found;
    }
    AlarmEvent changed = found.get().by(new Acknowledgement(person, wall.get()));
    if (changed.isActive()) {
      watches.get(changed.key()).event(changed);
      pages.begin(changed);
      show();
    } else {
      pages.end(changed);
    }
    return Optional.of(changed);
  }
}
