// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field.internal.support;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps secrets out of texts for strangers: the values of keys whose name says that they are
 * secret, wherever they stand, and whatever has the form of a secret.
 *
 * <p>Threads: one at a time.
 */
public final class Secrets {
  static final String MASK = "•••";

  /** A word that is so short would hide half of a text. */
  private static final int SHORTEST = 4;

  private static final String NAMES =
      "[\\w.-]*(?:password|passwd|passphrase|secret|token|credential|apikey|api_key|api-key"
          + "|privatekey|private_key|authorization|cookie|claimcode|csrf|hash)[\\w.-]*";

  private static final Pattern NAME = Pattern.compile(NAMES, Pattern.CASE_INSENSITIVE);

  /** {@code "password" : "x"}, {@code password=x}, {@code Authorization: Bearer x}. */
  private static final Pattern PAIR =
      Pattern.compile(
          "(\"?\\b"
              + NAMES
              + "\"?\\s*[=:]\\s*)"
              + "(\"(?:[^\"\\\\]|\\\\.)*+\"|(?:(?:Bearer|Basic)\\s+)?[^\\s,;}&\"]+)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern JSON_PAIR =
      Pattern.compile(
          "\"" + NAMES + "\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"", Pattern.CASE_INSENSITIVE);

  private static final List<Pattern> FORMS =
      List.of(
          Pattern.compile(
              "-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*-----|\\z)", Pattern.DOTALL),
          // who is in a URL
          Pattern.compile("(?<=://)[^/\\s:@]+:[^/\\s@]+(?=@)"),
          // one-time codes, shown on the console
          Pattern.compile("\\b[A-Z0-9]{4}-[A-Z0-9]{4}\\b"),
          // tokens: long, and mixed as no word of a person is
          Pattern.compile("\\b(?=[\\w-]*\\d)(?=[\\w-]*[a-z])(?=[\\w-]*[A-Z])[\\w-]{32,}"),
          // bcrypt
          Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}"));

  private final Set<String> known =
      new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(s -> s));

  /** Learns the secrets that a text of JSON holds, so that they are found elsewhere too. */
  public void learn(String json) {
    Matcher pair = JSON_PAIR.matcher(json);
    while (pair.find()) {
      learnValue(pair.group(1));
    }
  }

  private void learnValue(String value) {
    if (value.length() >= SHORTEST && !value.equals("true") && !value.equals("false")) {
      known.add(value);
    }
  }

  /** A configuration without its secrets; learns them. */
  public Map<String, Object> masked(Map<String, Object> properties) {
    Map<String, Object> shown = new TreeMap<>(properties);
    shown.replaceAll(
        (key, value) -> {
          if (NAME.matcher(key).matches()) {
            learnValue(String.valueOf(value));
            return MASK;
          }
          return value instanceof Object[] many ? List.of(many) : value;
        });
    return shown;
  }

  /** A text without what is known or looks like a secret. */
  public String masked(String text) {
    String shown = text;
    for (String secret : known) {
      shown = shown.replace(secret, MASK);
    }
    for (Pattern form : FORMS) {
      shown = form.matcher(shown).replaceAll(MASK);
    }
    return PAIR.matcher(shown).replaceAll("$1" + MASK);
  }
}
