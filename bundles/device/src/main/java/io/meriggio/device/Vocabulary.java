// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one definition of every well-known point: its id, unit, kind and sign, and which channel of a
 * family's register map becomes which point (vocabulary, "Points of devices", rules 3 and 4).
 *
 * <p>A device may have points beside these; doors show them as they are. Threads: immutable.
 */
public final class Vocabulary {

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final Map<String, Entry> ENTRIES = readEntries();
  private static final List<Alias> ALIASES = readAliases();

  /** Rule 3: the rows whose own sign is the other way round. */
  private static final Map<String, Pattern> TURNED =
      Map.of(
          "hyd-g1", Pattern.compile("battery[0-9]*_(power|current)"),
          "hyd-g3", Pattern.compile("battery[0-9]*_(power|current)"),
          "sp3000", Pattern.compile("battery[0-9]*_(power|current)"),
          "dtsu666", Pattern.compile("(grid|reactive)_power(_l[123])?"));

  private Vocabulary() {}

  /**
   * A well-known point or a numbered row of them.
   *
   * @param pattern the id, with {@code #} for a number
   * @param unit the unit of its readings and commands
   * @param kind what its values are
   * @param magnitude its value is never negative
   * @param commandable some family can be commanded by it
   */
  public record Entry(
      String pattern, Unit unit, Point.Kind kind, boolean magnitude, boolean commandable) {}

  private record Alias(String family, String pattern, String target) {}

  /** All definitions, in the vocabulary's order. */
  public static List<Entry> entries() {
    return List.copyOf(ENTRIES.values());
  }

  /**
   * The definition of a point.
   *
   * @param id for example {@code grid_power_l2}
   * @return empty when the vocabulary does not know it
   */
  public static Optional<Entry> entry(String id) {
    Entry exact = ENTRIES.get(id);
    if (exact != null) {
      return Optional.of(exact);
    }
    Matcher number = NUMBER.matcher(id);
    if (!number.find() || !possible(id, number)) {
      return Optional.empty();
    }
    return Optional.ofNullable(ENTRIES.get(number.replaceFirst("#")));
  }

  /** Phases are 1…3; strings and packs count from 1. */
  private static boolean possible(String id, Matcher number) {
    String digits = number.group();
    boolean phase = id.startsWith("_l", number.start() - 2);
    return digits.length() <= 2 && !digits.startsWith("0") && (!phase || digits.matches("[123]"));
  }

  /**
   * The id of the point that a row of a register map is.
   *
   * @param family the family or map, for example {@code dtsu666}, {@code string-g1}
   * @param channel the row's channel, or its name when it has no channel
   */
  public static String pointId(String family, String channel) {
    Matcher number = NUMBER.matcher(channel);
    boolean numbered = number.find();
    String pattern = numbered ? number.replaceFirst("#") : channel;
    for (Alias alias : ALIASES) {
      if (!alias.family.equals("*") && !alias.family.equals(family)) {
        continue;
      }
      if (alias.pattern.equals(channel)) {
        return alias.target;
      }
      if (numbered && alias.pattern.equals(pattern)) {
        number.reset();
        return number.find() ? alias.target.replace("#", number.group()) : alias.target;
      }
    }
    return channel;
  }

  /**
   * Whether the register map of a family states the point with the sign turned round (rule 3).
   *
   * @param family the family or map
   * @param id the point's id
   */
  public static boolean signTurned(String family, String id) {
    Pattern turned = TURNED.get(family);
    return turned != null && turned.matcher(id).matches();
  }

  private static Map<String, Entry> readEntries() {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (String[] words : table("vocabulary.txt")) {
      List<String> marks = Arrays.asList(words).subList(3, words.length);
      entries.put(
          words[0],
          new Entry(
              words[0],
              unit(words[1]),
              Point.Kind.valueOf(words[2]),
              marks.contains("+"),
              marks.contains("rw")));
    }
    return entries;
  }

  private static Unit unit(String symbol) {
    return Arrays.stream(Unit.values())
        .filter(unit -> unit.symbol().equals(symbol.equals("-") ? "" : symbol))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("vocabulary: unknown unit " + symbol));
  }

  private static List<Alias> readAliases() {
    return table("vocabulary-aliases.txt").stream()
        .map(words -> new Alias(words[0], words[1], words[2]))
        .toList();
  }

  private static List<String[]> table(String resource) {
    try (InputStream in = Vocabulary.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("# "))
          .map(line -> line.trim().split(" +"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
