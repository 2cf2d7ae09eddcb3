// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.configuration.LineConfiguration;
import io.meriggio.modbus.line.StickSearch;
import io.meriggio.modbus.line.StickSearch.Stick;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds sticks again that got another address of their router: a line to a stick whose serial
 * number is known and that is down for a while is looked for in the local networks. It asks by UDP
 * and reads nothing from the devices.
 *
 * <p>Threads: one at a time.
 */
final class MovedSticks {
  private static final Logger LOG = LoggerFactory.getLogger(MovedSticks.class);

  /** A router that starts again takes so long. */
  static final Duration DOWN_FOR = Duration.ofMinutes(2);

  /** Broadcasts disturb everybody a little. */
  static final Duration AGAIN = Duration.ofMinutes(5);

  private static final Duration ANSWER = Duration.ofSeconds(2);

  private final LineRegistry lines;
  private final StickSearch sticks;
  private final Time time;
  private final Map<String, Long> downSince = new HashMap<>();
  private Optional<Long> searched = Optional.empty();

  /**
   * A line whose stick was found.
   *
   * @param line as it is configured
   * @param host where its stick is now
   */
  record Moved(LineConfiguration line, String host) {}

  MovedSticks(LineRegistry lines, StickSearch sticks, Time time) {
    this.lines = lines;
    this.sticks = sticks;
    this.time = time;
  }

  /** Whether there is a line worth a search now; to be asked every few seconds. */
  boolean isDue() {
    long now = time.nanos();
    List<String> down = lines.lostSticks().stream().map(LineConfiguration::id).toList();
    downSince.keySet().retainAll(down);
    down.forEach(line -> downSince.putIfAbsent(line, now));
    boolean lost = downSince.values().stream().anyMatch(since -> now - since >= DOWN_FOR.toNanos());
    return lost && searched.filter(last -> now - last < AGAIN.toNanos()).isEmpty();
  }

  /** Asks the networks; takes two seconds. */
  List<Moved> search() {
    searched = Optional.of(time.nanos());
    List<Moved> moved = new ArrayList<>();
    try {
      List<Stick> answered = sticks.search(sticks.everywhere(), ANSWER);
      for (LineConfiguration line : lines.lostSticks()) {
        answered.stream()
            .filter(stick -> line.loggerSerial().filter(s -> s == stick.loggerSerial()).isPresent())
            .filter(stick -> !lines.leadsTo(line.id(), stick.host()))
            .findFirst()
            .ifPresent(stick -> moved.add(new Moved(line, stick.host())));
      }
    } catch (IOException e) {
      LOG.debug("sticks can't be looked for: {}", e.getMessage());
    }
    return moved;
  }
}
