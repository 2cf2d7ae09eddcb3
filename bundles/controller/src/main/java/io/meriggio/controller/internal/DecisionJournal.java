// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.controller.ChargePointStatus;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.memory.Journal;
import io.meriggio.memory.records.Keeper;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells each decision once, with its reason: in the log, and when more than a figure has changed in
 * the journal too.
 */
final class DecisionJournal {
  static final Journal DECISIONS = new Journal("decisions", 20_000);
  private static final Logger LOG = LoggerFactory.getLogger("io.meriggio.controller.decisions");

  private final Keeper keeper;
  private final Map<String, String> told = new HashMap<>();
  private final Map<String, Double> amounts = new HashMap<>();
  private final Map<String, Optional<String>> troubles = new HashMap<>();

  /**
   * One decision.
   *
   * @param word state and reason
   * @param amount what was ordered, in its own unit
   * @param sentence in English
   * @param key names the sentence in the message files
   * @param parameters its figures
   */
  record Decision(
      String word, double amount, String sentence, String key, List<String> parameters) {}

  DecisionJournal(Keeper keeper) {
    this.keeper = keeper;
  }

  void charging(List<ChargePointStatus> statuses, Moment now) {
    for (ChargePointStatus s : statuses) {
      decided(s.id(), s.state() + " " + s.reason(), s.current(), s.sentence(), now);
      trouble(s.id(), s.command());
    }
  }

  /** Tells what was decided for a subject, unless that was told last. */
  synchronized void decided(
      String subject, String word, double amount, Sentence sentence, Moment now) {
    boolean changed = !word.equals(told.put(subject, word));
    Double before = amounts.put(subject, amount);
    if (!changed && before != null && Math.abs(before - amount) < 1e-9) {
      return;
    }
    String english = sentence.text(Locale.ENGLISH);
    LOG.info("{}: {} {} - {}", subject, word.trim(), Sentence.number(amount), english);
    if (changed) {
      keeper.append(
          DECISIONS,
          subject,
          now.wall(),
          new Decision(word.trim(), amount, english, sentence.key(), sentence.parameters()));
    }
  }

  /** Tells of a command that was refused or failed, once, and of its end. */
  synchronized void trouble(String subject, Optional<String> trouble) {
    Optional<String> before = troubles.put(subject, trouble);
    Optional<String> last = before == null ? Optional.empty() : before;
    if (trouble.isPresent() && !trouble.equals(last)) {
      LOG.warn("{}: a command did not take effect: {}", subject, trouble.get());
    } else if (trouble.isEmpty() && last.isPresent()) {
      LOG.info("{}: commands take effect again", subject);
    }
  }
}
