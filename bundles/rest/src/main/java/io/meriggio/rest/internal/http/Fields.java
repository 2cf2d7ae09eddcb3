// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The fields of a body, each asked for by its name and kind; null counts as not given. What is not
 * of that kind is refused with 422, and so is a field of any other name.
 */
public final class Fields {
  private static final int LONGEST_TEXT = 200;
  private static final String HIDDEN = "…";
  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

  private final ObjectNode body;
  private final String place;

  private Fields(ObjectNode body, String place) {
    this.body = body;
    this.place = place;
  }

  /**
   * A body of which only these fields may be given.
   *
   * @throws Refusal 422 with the first of another name
   */
  public static Fields of(ObjectNode body, String... names) {
    return of(body, "", names);
  }

  /**
   * The same of a body that holds secrets: what is refused is not repeated in the answer.
   *
   * @throws Refusal 422 with the first of another name
   */
  public static Fields discreet(ObjectNode body, String... names) {
    List<String> known = List.of(names);
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw Refusal.field(name, HIDDEN, String.join(", ", known));
              }
            });
    return new Fields(body, "");
  }

  private static Fields of(ObjectNode body, String place, String... names) {
    List<String> known = List.of(names);
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      if (!known.contains(field.getKey())) {
        throw Refusal.field(
            place + field.getKey(), shown(field.getValue()), String.join(", ", known));
      }
    }
    return new Fields(body, place);
  }

  /** The fields of an object within. */
  public Optional<Fields> within(String name, String... names) {
    return given(name).map(node -> of(object(place + name, node), place + name + ".", names));
  }

  /** The fields of each object of a list. */
  public Optional<List<Fields>> each(String name, String... names) {
    return elements(name)
        .map(
            nodes ->
                IntStream.range(0, nodes.size())
                    .mapToObj(
                        i -> {
                          String at = place + name + "[" + i + "]";
                          return of(object(at, nodes.get(i)), at + ".", names);
                        })
                    .toList());
  }

  private static ObjectNode object(String name, JsonNode node) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw wrong(name, node, Allowed.of("object"));
  }

  private Optional<List<JsonNode>> elements(String name) {
    return given(name)
        .map(
            node -> {
              if (!node.isArray()) {
                throw wrong(place + name, node, Allowed.of("list"));
              }
              List<JsonNode> all = new ArrayList<>();
              node.forEach(all::add);
              return all;
            });
  }

  /** What is given, or 422. */
  public <T> T required(String name, Optional<T> given) {
    return given.orElseThrow(() -> Refusal.field(place + name, "", Allowed.of("given")));
  }

  /** A list of words of an enumeration. */
  public <E extends Enum<E>> Optional<Set<E>> words(String name, Class<E> type) {
    return elements(name)
        .map(
            nodes ->
                nodes.stream()
                    .map(node -> word(place + name, node, type))
                    .collect(Collectors.toUnmodifiableSet()));
  }

  /** A number in a double's range. */
  public Optional<Double> number(String name) {
    return given(name)
        .map(
            node -> {
              if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
                throw wrong(place + name, node, Allowed.of("number"));
              }
              return node.doubleValue();
            });
  }

  /** A whole number in an int's range. */
  public Optional<Integer> whole(String name) {
    return given(name)
        .map(
            node -> {
              if (!node.isNumber()
                  || !node.canConvertToInt()
                  || !node.canConvertToExactIntegral()) {
                throw wrong(place + name, node, Allowed.of("whole"));
              }
              return node.intValue();
            });
  }

  /** True or false. */
  public Optional<Boolean> flag(String name) {
    return given(name)
        .map(
            node -> {
              if (!node.isBoolean()) {
                throw Refusal.field(place + name, shown(node), "true, false");
              }
              return node.booleanValue();
            });
  }

  /** A text of at most 200 characters. */
  public Optional<String> text(String name) {
    return given(name)
        .map(
            node -> {
              if (!node.isTextual() || node.textValue().length() > LONGEST_TEXT) {
                throw wrong(place + name, node, Allowed.of("text", LONGEST_TEXT));
              }
              return node.textValue();
            });
  }

  /** A text of at most 200 characters that no answer repeats. */
  public Optional<String> secret(String name) {
    return given(name)
        .map(
            node -> {
              if (!node.isTextual() || node.textValue().length() > LONGEST_TEXT) {
                throw Refusal.field(place + name, HIDDEN, Allowed.of("text", LONGEST_TEXT));
              }
              return node.textValue();
            });
  }

  /** A time of day, HH:mm. */
  public Optional<LocalTime> time(String name) {
    return given(name)
        .map(
            node -> {
              if (!node.isTextual() || !TIME.matcher(node.textValue()).matches()) {
                throw Refusal.field(place + name, shown(node), "HH:mm, 00:00…23:59");
              }
              return LocalTime.parse(node.textValue());
            });
  }

  /** One of the words of an enumeration. */
  public <E extends Enum<E>> Optional<E> word(String name, Class<E> type) {
    return given(name).map(node -> word(place + name, node, type));
  }

  /** One of the words of an enumeration, found at a place of the body. */
  public static <E extends Enum<E>> E word(String name, JsonNode node, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(word -> node.isTextual() && word.name().equals(node.textValue()))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.field(
                    name,
                    shown(node),
                    String.join(
                        ", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList())));
  }

  /** A field as it came, when it is there and not null. */
  public Optional<JsonNode> given(String name) {
    return Optional.ofNullable(body.get(name)).filter(node -> !node.isNull());
  }

  /** The refusal of what was given for one of these fields; allowed reads the same everywhere. */
  public Refusal wrong(String name, String allowed) {
    return Refusal.field(place + name, shown(body.path(name)), allowed);
  }

  /** The refusal of a field that is not of its kind. */
  public static Refusal wrong(String name, JsonNode found, Allowed allowed) {
    return Refusal.field(name, shown(found), allowed);
  }

  /** The same; what is allowed reads the same in all languages. */
  public static Refusal wrong(String name, JsonNode found, String allowed) {
    return Refusal.field(name, shown(found), allowed);
  }

  private static String shown(JsonNode node) {
    String text = node.isTextual() ? node.textValue() : node.toString();
    return text.length() > LONGEST_TEXT
        ? String.format(Locale.ROOT, "%s…", text.substring(0, LONGEST_TEXT))
        : text;
  }
}
