// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.source;

import io.meriggio.alarms.AlarmSource;
import io.meriggio.alarms.Trouble;
import io.meriggio.alarms.internal.book.Look;
import io.meriggio.alarms.internal.book.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at all there is to look at. One that fails is told once in the log, and what it said before
 * can't be judged until it answers again; so is all that nobody speaks of in the first minutes,
 * while the gateway finds its devices.
 *
 * <p>Threads: one at a time.
 */
public final class Gathering {
  private static final Logger LOG = LoggerFactory.getLogger(Gathering.class);
  private static final Duration START = Duration.ofMinutes(3);

  private final Duration begin;
  private final Map<Object, Set<String>> said = new IdentityHashMap<>();
  private final Set<Object> failing = new HashSet<>();

  /**
   * Begins.
   *
   * @param begin of the gateway, in the running time
   */
  public Gathering(Moment begin) {
    this.begin = begin.running();
  }

  /** Looks once. */
  public Look look(List<Source> own, List<AlarmSource> others, Moment now) {
    List<Trouble> troubles = new ArrayList<>();
    List<Predicate<String>> unknown = new ArrayList<>();
    boolean starting = now.running().minus(begin).compareTo(START) < 0;
    unknown.add(key -> starting);
    own.forEach(source -> take(source, source, troubles, unknown));
    others.forEach(
        source -> take(source, () -> new Look(source.troubles(), key -> false), troubles, unknown));
    said.keySet().removeIf(source -> !own.contains(source) && !others.contains(source));
    failing.retainAll(said.keySet());
    return new Look(troubles, key -> unknown.stream().anyMatch(judge -> judge.test(key)));
  }

  private void take(
      Object name, Source source, List<Trouble> troubles, List<Predicate<String>> unknown) {
    try {
      Look look = source.look();
      troubles.addAll(look.troubles());
      unknown.add(look.unknown());
      said.put(name, look.troubles().stream().map(Trouble::key).collect(Collectors.toSet()));
      failing.remove(name);
    } catch (RuntimeException | LinkageError e) {
      if (failing.add(name)) {
        LOG.error("{} can't say what is wrong", name.getClass().getName(), e);
      }
      Set<String> before = said.computeIfAbsent(name, n -> Set.of());
      unknown.add(before::contains);
    }
  }
}
