// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration.internal;

import io.meriggio.configuration.Place;
import io.meriggio.configuration.Problem;
import io.meriggio.device.Text;

/** Says a problem in one line. */
public final class Sentence {
  private Sentence() {}

  /**
   * For example: {@code site.json, line 4: io.meriggio.line~met, key port: found '70000', allowed:
   * a whole number from 1 to 65535}.
   */
  public static Text of(Problem problem) {
    Text said = Phrase.frame("sentence", found(problem.found()), problem.allowed());
    if (!problem.pid().isEmpty()) {
      said =
          problem.key().isEmpty()
              ? Text.plain(problem.pid()).and(": ", said)
              : Phrase.frame("sentence.key", problem.pid(), problem.key(), said);
    }
    said = problem.place().map(Sentence::where).orElse(Text.NONE).and(": ", said);
    return problem.warning() ? Phrase.frame("warning", said) : said;
  }

  private static Text where(Place place) {
    return place.line() == 0
        ? Text.plain(place.file())
        : Phrase.frame("place.line", place.file(), place.line());
  }

  private static Text found(String value) {
    return value.isEmpty()
        ? Phrase.frame("nothing")
        : Text.plain("'" + value.replaceAll("\\p{Cntrl}", " ") + "'");
  }
}
