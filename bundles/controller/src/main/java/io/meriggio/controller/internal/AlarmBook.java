// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.controller.Alarm;
import io.meriggio.controller.Alarms;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.memory.Journal;
import io.meriggio.memory.records.Keeper;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alarms of the energy manager: one word when something begins, one when it ends, in the log
 * and in the journal.
 */
final class AlarmBook implements Alarms {
  static final Journal ALARMS = new Journal("alarms", 5_000);
  private static final Logger LOG = LoggerFactory.getLogger("io.meriggio.controller.alarms");

  private final Keeper keeper;
  private final Map<String, Alarm> active = new HashMap<>();

  /**
   * An event of an alarm.
   *
   * @param word what is wrong
   * @param begins whether it begins or is over
   * @param text in English
   */
  record Event(String word, boolean begins, String text) {}

  AlarmBook(Keeper keeper) {
    this.keeper = keeper;
  }

  /**
   * Says how it is now.
   *
   * @param sentence what is wrong; empty = nothing
   */
  synchronized void set(String subject, String word, Optional<Sentence> sentence, Moment now) {
    String id = subject + "/" + word;
    Alarm before = active.get(id);
    if (sentence.isPresent() && before == null) {
      active.put(id, new Alarm(subject, word, sentence.get(), now.wall()));
      tell(subject, word, true, sentence.get(), now);
    } else if (sentence.isEmpty() && before != null) {
      active.remove(id);
      tell(subject, word, false, before.sentence(), now);
    }
  }

  private void tell(String subject, String word, boolean begins, Sentence sentence, Moment now) {
    String text = sentence.text(Locale.ENGLISH);
    if (begins) {
      LOG.warn("{} {}: {}", subject, word, text);
    } else {
      LOG.info("{} {} is over", subject, word);
    }
    keeper.append(ALARMS, subject, now.wall(), new Event(word, begins, text));
  }

  @Override
  public synchronized List<Alarm> active() {
    return active.values().stream()
        .sorted(Comparator.comparing(Alarm::since).thenComparing(Alarm::id))
        .toList();
  }
}
