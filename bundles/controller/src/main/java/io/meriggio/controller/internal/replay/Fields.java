// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The fields of one object of a scenario; each fault names its place. */
final class Fields {
  private final String where;
  private final JsonNode node;
  private final Set<String> asked = new HashSet<>();

  Fields(String where, JsonNode node) throws BadScenario {
    if (!node.isObject()) {
      throw new BadScenario(where, shown(node), "an object");
    }
    this.where = where;
    this.node = node;
  }

  String where() {
    return where;
  }

  boolean has(String key) {
    asked.add(key);
    return node.hasNonNull(key);
  }

  Optional<Double> number(String key, double min, double max) throws BadScenario {
    if (!has(key)) {
      return Optional.empty();
    }
    JsonNode value = node.get(key);
    if (!value.isNumber() || value.asDouble() < min || value.asDouble() > max) {
      throw bad(key, number(min) + " to " + number(max));
    }
    return Optional.of(value.asDouble());
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  Optional<Integer> whole(String key, int min, int max) throws BadScenario {
    if (!has(key)) {
      return Optional.empty();
    }
    JsonNode value = node.get(key);
    if (!value.isNumber()
        || value.asDouble() != Math.rint(value.asDouble())
        || value.asDouble() < min
        || value.asDouble() > max) {
      throw bad(key, "a whole number from " + min + " to " + max);
    }
    return Optional.of((int) value.asDouble());
  }

  Optional<Boolean> flag(String key) throws BadScenario {
    if (!has(key)) {
      return Optional.empty();
    }
    if (!node.get(key).isBoolean()) {
      throw bad(key, "true or false");
    }
    return Optional.of(node.get(key).asBoolean());
  }

  Optional<String> text(String key) throws BadScenario {
    if (!has(key)) {
      return Optional.empty();
    }
    if (!node.get(key).isTextual()) {
      throw bad(key, "a text");
    }
    return Optional.of(node.get(key).asText());
  }

  <E extends Enum<E>> Optional<E> word(String key, Class<E> words) throws BadScenario {
    Optional<String> said = text(key);
    if (said.isEmpty()) {
      return Optional.empty();
    }
    for (E word : words.getEnumConstants()) {
      if (word.name().equals(said.get().toUpperCase(Locale.ROOT))) {
        return Optional.of(word);
      }
    }
    throw bad(key, Arrays.toString(words.getEnumConstants()));
  }

  Optional<LocalTime> time(String key) throws BadScenario {
    Optional<String> said = text(key);
    if (said.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalTime.parse(said.get()));
    } catch (DateTimeParseException e) {
      throw bad(key, "a time of day as 07:30");
    }
  }

  <T> T required(String key, Optional<T> value) throws BadScenario {
    if (value.isEmpty()) {
      throw new BadScenario(where + "." + key, "missing", "a value");
    }
    return value.get();
  }

  Optional<Fields> object(String key) throws BadScenario {
    return has(key) ? Optional.of(new Fields(where + "." + key, node.get(key))) : Optional.empty();
  }

  List<Fields> objects(String key) throws BadScenario {
    List<Fields> all = new ArrayList<>();
    if (has(key)) {
      if (!node.get(key).isArray()) {
        throw bad(key, "a list");
      }
      int number = 0;
      for (JsonNode element : node.get(key)) {
        all.add(new Fields(where + "." + key + "[" + number++ + "]", element));
      }
    }
    return all;
  }

  List<String> texts(String key, Set<String> allowed) throws BadScenario {
    List<String> all = new ArrayList<>();
    if (has(key)) {
      for (JsonNode element : node.get(key)) {
        if (!allowed.contains(element.asText())) {
          throw new BadScenario(where + "." + key, shown(element), String.join(", ", allowed));
        }
        all.add(element.asText());
      }
    }
    return all;
  }

  /** Fails for a key that nobody asked for: a slip of the pen must not pass in silence. */
  void nothingElse() throws BadScenario {
    for (var names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!asked.contains(name)) {
        throw new BadScenario(
            where + "." + name, "unknown", String.join(", ", asked.stream().sorted().toList()));
      }
    }
  }

  BadScenario bad(String key, String allowed) {
    return new BadScenario(where + "." + key, shown(node.get(key)), allowed);
  }

  private static String shown(JsonNode node) {
    String text = node.toString();
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
