// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration.internal;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.meriggio.configuration.Checked;
import io.meriggio.configuration.Nearest;
import io.meriggio.configuration.Pids;
import io.meriggio.configuration.Problem;
import io.meriggio.device.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads the values of one configuration and gathers all that is wrong with them. Types are taken
 * tolerantly: a number may be a text, a list may be an array, a collection or a text with commas.
 *
 * <p>Threads: one.
 */
public final class Values {
  /** An id: it becomes part of PIDs, paths and topics. */
  public static final String ID = "[a-z0-9][a-z0-9-]{0,62}";

  private static final String HIDDEN = "********";
  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,18}(\\.0{1,9})?");
  private final String pid;
  private final Map<String, Object> properties;
  private final List<Problem> problems = new ArrayList<>();

  public Values(String pid, Map<String, Object> properties) {
    this.pid = pid;
    this.properties = new TreeMap<>(properties);
    this.properties.keySet().removeIf(Values::ofTheFramework);
  }

  /** Complains about every key but these; {@code settings.*} stands for all that begin so. */
  public Values only(List<String> keys) {
    for (Map.Entry<String, Object> entry : properties.entrySet()) {
      String key = entry.getKey();
      if (keys.stream().noneMatch(allowed -> matches(allowed, key))) {
        String all = String.join(", ", keys);
        refuse(
            key,
            entry.getValue(),
            Nearest.to(key, keys)
                .map(nearest -> Phrase.KEY.text(nearest, all))
                .orElseGet(() -> Phrase.ONE_OF.text(all)));
      }
    }
    return this;
  }

  /** The id in the PID. */
  public String id() {
    String id = Pids.id(pid);
    if (!id.matches(ID)) {
      refuse("", id, Phrase.ID.text());
    }
    return id;
  }

  /** A value that must be there; null (and a problem, unless it has one already) when it isn't. */
  @CheckForNull
  public <T> T required(String key, Optional<T> value, Text allowed) {
    if (value.isEmpty() && problems.stream().noneMatch(problem -> problem.key().equals(key))) {
      refuse(key, "", allowed);
    }
    return value.orElse(null);
  }

  public Optional<String> text(String key, int longest) {
    return read(key, Phrase.TEXT.text(String.valueOf(longest)))
        .filter(
            text -> keep(key, text.length() <= longest, Phrase.TEXT.text(String.valueOf(longest))));
  }

  /** A text that is never told, neither in a problem nor in a log. */
  public Optional<String> secret(String key, int longest) {
    Object value = properties.get(key);
    if (value == null) {
      return Optional.empty();
    }
    String text = value instanceof String said ? said : "";
    if (text.isEmpty() || text.length() > longest) {
      refuse(key, HIDDEN, Phrase.TEXT.text(String.valueOf(longest)));
      return Optional.empty();
    }
    return Optional.of(text);
  }

  public Optional<String> matching(String key, Phrase allowed, String pattern) {
    return read(key, allowed.text())
        .filter(text -> keep(key, text.matches(pattern), allowed.text()));
  }

  public Optional<Integer> whole(String key, int smallest, int largest) {
    return large(key, smallest, largest).map(Long::intValue);
  }

  public Optional<Long> large(String key, long smallest, long largest) {
    Text allowed = Phrase.WHOLE_NUMBER.text(String.valueOf(smallest), String.valueOf(largest));
    return read(key, allowed)
        .filter(text -> keep(key, WHOLE.matcher(text).matches(), allowed))
        .map(text -> new BigDecimal(text).longValueExact())
        .filter(number -> keep(key, number >= smallest && number <= largest, allowed));
  }

  public Optional<Double> number(String key, double smallest, double largest) {
    Text allowed = Phrase.NUMBER.text(shown(smallest), shown(largest));
    return read(key, allowed)
        .flatMap(text -> decimal(key, text, allowed))
        .filter(number -> keep(key, number >= smallest && number <= largest, allowed));
  }

  public Optional<Duration> millis(String key, int smallest, int largest) {
    return large(key, smallest, largest).map(Duration::ofMillis);
  }

  public Optional<Boolean> flag(String key) {
    return word(key, Phrase.FLAG.text(), Map.of("true", true, "false", false));
  }

  public <T> Optional<T> word(String key, Map<String, T> words) {
    return word(key, oneOf(words.keySet()), words);
  }

  /** One of some words, which must be there. */
  @CheckForNull
  public <T> T requiredWord(String key, Map<String, T> words) {
    return required(key, word(key, words), oneOf(words.keySet()));
  }

  public Optional<ZoneId> zone(String key) {
    return read(key, Phrase.TIME_ZONE.text())
        .flatMap(
            text -> {
              try {
                return Optional.of(ZoneId.of(text));
              } catch (DateTimeException e) {
                refuse(key, text, Phrase.TIME_ZONE.text());
                return Optional.empty();
              }
            });
  }

  /** A list of ids; empty where there is none. */
  public List<String> ids(String key) {
    Object value = properties.get(key);
    if (value == null) {
      return List.of();
    }
    List<String> ids = list(value);
    if (!ids.stream().allMatch(id -> id.matches(ID))) {
      refuse(key, ids, Phrase.ID.text());
      return List.of();
    }
    return ids;
  }

  /** A list of texts, each of which is good; empty where there is none. */
  public List<String> texts(String key, Phrase allowed, Predicate<String> good) {
    Object value = properties.get(key);
    List<String> texts = value == null ? List.of() : list(value);
    if (!texts.stream().allMatch(good)) {
      refuse(key, value, allowed.text());
      return List.of();
    }
    return texts;
  }

  /** What begins with a prefix, by the rest of the key. */
  public Map<String, Object> below(String prefix) {
    Map<String, Object> found = new TreeMap<>();
    properties.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            found.put(key.substring(prefix.length()), value);
          }
        });
    return found;
  }

  /** The outcome, with a value that counts only when nothing was wrong. */
  public <T> Checked<T> checked(T value) {
    return problems.isEmpty() ? new Checked.Valid<>(value) : refused();
  }

  public <T> Checked<T> refused() {
    return new Checked.Refused<>(problems);
  }

  private <T> Optional<T> word(String key, Text allowed, Map<String, T> words) {
    return read(key, allowed)
        .map(text -> text.endsWith(".0") ? text.substring(0, text.length() - 2) : text)
        .filter(text -> keep(key, words.containsKey(text), allowed))
        .map(words::get);
  }

  private Optional<String> read(String key, Text allowed) {
    Object value = properties.get(key);
    if (value == null) {
      return Optional.empty();
    }
    boolean plain = value instanceof String || value instanceof Number || value instanceof Boolean;
    String text = plain ? String.valueOf(value).trim() : "";
    if (text.isEmpty()) {
      refuse(key, value, allowed);
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private Optional<Double> decimal(String key, String text, Text allowed) {
    try {
      return Optional.of(new BigDecimal(text).doubleValue());
    } catch (NumberFormatException e) {
      refuse(key, text, allowed);
      return Optional.empty();
    }
  }

  private boolean keep(String key, boolean acceptable, Text allowed) {
    if (!acceptable) {
      refuse(key, properties.get(key), allowed);
    }
    return acceptable;
  }

  /** Complains of a value. */
  public void refuse(String key, @CheckForNull Object found, Text allowed) {
    problems.add(new Problem(pid, key, shown(found), allowed, Optional.empty()));
  }

  private static Text oneOf(Collection<String> words) {
    return Phrase.ONE_OF.text(String.join(", ", words.stream().sorted().toList()));
  }

  private static boolean matches(String allowed, String key) {
    return allowed.endsWith("*")
        ? key.startsWith(allowed.substring(0, allowed.length() - 1))
            && key.length() >= allowed.length()
        : allowed.equals(key);
  }

  static boolean ofTheFramework(String key) {
    return key.startsWith("service.")
        || key.startsWith("felix.")
        || key.startsWith("component.")
        || key.startsWith("osgi.ds.")
        || key.startsWith(".")
        || key.startsWith(":configurator:");
  }

  private static List<String> list(Object value) {
    if (value instanceof Collection<?> several) {
      return several.stream().map(item -> String.valueOf(item).trim()).toList();
    }
    if (value instanceof Object[] several) {
      return list(Arrays.asList(several));
    }
    String text = String.valueOf(value).trim();
    return text.isEmpty() ? List.of() : list(Arrays.asList(text.split(",", -1)));
  }

  private static String shown(@CheckForNull Object found) {
    if (found instanceof Object[] several) {
      return Arrays.toString(several);
    }
    return found == null ? "" : String.valueOf(found);
  }

  private static String shown(double limit) {
    return BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
  }
}
