// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import io.meriggio.device.Point;
import io.meriggio.device.Point.Commandable;
import io.meriggio.device.PollClass;
import io.meriggio.device.Unit;
import io.meriggio.device.Vocabulary;
import io.meriggio.modbus.MapProblem;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The cells of one row of a CAN profile, each checked, each complaint with its place. */
final class CanCells {

  private static final Pattern RANGE = Pattern.compile("(\\d{1,3})(?:-(\\d{1,3}))?");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");
  private static final Pattern WORD = Pattern.compile("\\s*(\\d{1,3})\\s+(.*)");
  private static final int LARGEST_BASE = 0x7FF - CanProfile.MOST_NODES;

  private final String source;
  private final int line;
  private final List<String> header;
  private final List<String> cells;
  private final List<MapProblem> problems;

  CanCells(
      String source, int line, List<String> header, List<String> cells, List<MapProblem> problems) {
    this.source = source;
    this.line = line;
    this.header = header;
    this.cells = cells;
    this.problems = problems;
  }

  /** The row; empty when something is wrong with it. */
  Optional<CanRow> row() {
    int before = problems.size();
    CanType type = choice("type", types()).orElse(CanType.U8);
    boolean isOut = choice("direction", Map.of("in", false, "out", true)).orElse(false);
    int[] select = select(type, isOut);
    int[] bytes = bytes(type, select);
    Map<Integer, String> words = words(type);
    CanRow row =
        new CanRow(
            line,
            canId(),
            isOut,
            select.length == 0 ? OptionalInt.empty() : OptionalInt.of(select[0]),
            select.length == 0 ? 0 : select[1],
            bytes[0],
            bytes[1],
            type,
            choice("endian", Map.of("big", false, "little", true)).orElse(false),
            scale(),
            point(type, isOut, words),
            absent(),
            words,
            choice("confidence", Map.of("high", false, "single", false, "reference", true))
                .orElse(true));
    return problems.size() == before ? Optional.of(row) : Optional.empty();
  }

  private static Map<String, CanType> types() {
    return Arrays.stream(CanType.values()).collect(Collectors.toMap(CanType::word, type -> type));
  }

  private int canId() {
    String text = text("can_id");
    int id = text.matches("0x[0-9A-Fa-f]{1,3}") ? Integer.decode(text) : -1;
    if (id < 0 || id > LARGEST_BASE) {
      problem("can_id", String.format(Locale.ROOT, "0x000 to 0x%03X", LARGEST_BASE));
    }
    return id;
  }

  private int[] select(CanType type, boolean isOut) {
    String text = text("select");
    if (text.isEmpty()) {
      return new int[0];
    }
    int[] range = range(text);
    boolean several = range.length == 2 && range[0] != range[1];
    if (range.length == 0 || range[1] > 255 || isOut || several && type != CanType.ASCII) {
      problem("select", "nothing, 0 to 255, or for ascii a range 1-3; only of direction in");
      return new int[0];
    }
    return range;
  }

  private int[] bytes(CanType type, int[] select) {
    int[] range = range(text("bytes"));
    boolean fits =
        range.length == 2
            && range[1] <= 7
            && (type.length() == 0 || range[1] - range[0] + 1 == type.length())
            && (select.length == 0 || range[0] > 0);
    if (!fits) {
      String count = type.length() == 0 ? "some" : String.valueOf(type.length());
      problem("bytes", count + " of 0 to 7, of 1 to 7 in a frame with select");
      return new int[] {0, 0};
    }
    return range;
  }

  private static int[] range(String text) {
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      return new int[0];
    }
    int first = Integer.parseInt(range.group(1));
    int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
    return last < first ? new int[0] : new int[] {first, last};
  }

  private BigDecimal scale() {
    String text = text("scale");
    if (!DECIMAL.matcher(text).matches() || new BigDecimal(text).signum() <= 0) {
      problem("scale", "a number above 0");
      return BigDecimal.ONE;
    }
    return new BigDecimal(text);
  }

  private OptionalLong absent() {
    String text = text("absent");
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!text.matches("0x[0-9A-Fa-f]{1,8}")) {
      problem("absent", "nothing or a raw value, 0xFFFF");
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.decode(text));
  }

  private Map<Integer, String> words(CanType type) {
    Map<Integer, String> words = new TreeMap<>();
    if (type == CanType.ENUM8 || type == CanType.BITS16) {
      for (String part : text("meaning").split(";")) {
        Matcher word = WORD.matcher(part);
        if (word.matches()) {
          String meaning = word.group(2).trim();
          words.putIfAbsent(
              Integer.parseInt(word.group(1)),
              type == CanType.ENUM8 ? upperCase(meaning) : meaning);
        }
      }
    }
    return words;
  }

  /** As the words of register maps are made: what follows a stop or stands in brackets explains. */
  private static String upperCase(String meaning) {
    return meaning
        .replaceAll("\\([^)]*\\)", " ")
        .replaceFirst("[.,:](\\s.*|$)", "")
        .trim()
        .replaceAll("[^A-Za-z0-9]+", "_")
        .replaceAll("^_+|_+$", "")
        .toUpperCase(Locale.ROOT);
  }

  private Point point(CanType type, boolean isOut, Map<Integer, String> words) {
    String id = text("point");
    if (!id.matches("[a-z][a-z0-9_]{0,63}")) {
      problem("point", "the id of a point: lower-case letters, digits and _");
      return Point.number("unknown", Unit.NONE, PollClass.NORMAL);
    }
    Unit unit = choice("unit", units()).orElse(Unit.NONE);
    Optional<Vocabulary.Entry> known = Vocabulary.entry(id);
    if (known.isPresent() && known.get().unit() != unit) {
      String symbol = known.get().unit().symbol();
      problem("unit", symbol.isEmpty() ? "nothing, for " + id : symbol + ", for " + id);
    }
    if (known.isPresent() && known.get().kind() != type.kind()) {
      problem("type", "a type whose values are " + known.get().kind() + ", for " + id);
    }
    PollClass poll = text("poll").isEmpty() ? PollClass.NORMAL : poll();
    Point point = new Point(id, unit, type.kind(), poll, Optional.empty(), 2);
    return limits(type, words)
        .filter(limits -> keepLimits(isOut, known))
        .map(point::commandable)
        .orElse(point);
  }

  private boolean keepLimits(boolean isOut, Optional<Vocabulary.Entry> known) {
    if (!isOut || known.isPresent() && !known.get().commandable()) {
      problem("min", "nothing: only rows of direction out whose point can be commanded");
      return false;
    }
    return true;
  }

  private PollClass poll() {
    return choice(
            "poll",
            Map.of(
                "fast", PollClass.FAST,
                "normal", PollClass.NORMAL,
                "slow", PollClass.SLOW,
                "once", PollClass.ONCE))
        .orElse(PollClass.NORMAL);
  }

  private Optional<Commandable> limits(CanType type, Map<Integer, String> words) {
    Optional<Double> minimum = number("min");
    Optional<Double> maximum = number("max");
    if (minimum.isEmpty() || maximum.isEmpty()) {
      return Optional.empty();
    }
    List<String> allowed =
        type != CanType.ENUM8
            ? List.of()
            : words.entrySet().stream()
                .filter(word -> word.getKey() >= minimum.get() && word.getKey() <= maximum.get())
                .map(Map.Entry::getValue)
                .toList();
    return Optional.of(
        new Commandable(minimum.get(), maximum.get(), number("step").orElse(0.0), allowed, 0, 10));
  }

  private Optional<Double> number(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!DECIMAL.matcher(text).matches()) {
      problem(column, "a number or nothing");
      return Optional.empty();
    }
    return Optional.of(Double.valueOf(text));
  }

  private static Map<String, Unit> units() {
    return Arrays.stream(Unit.values()).collect(Collectors.toMap(Unit::symbol, unit -> unit));
  }

  private <T> Optional<T> choice(String column, Map<String, T> words) {
    Optional<T> chosen = Optional.ofNullable(words.get(text(column)));
    if (chosen.isEmpty()) {
      problem(column, words.keySet().stream().sorted().collect(Collectors.joining(", ")));
    }
    return chosen;
  }

  private String text(String column) {
    return cells.get(header.indexOf(column)).trim();
  }

  private void problem(String column, String allowed) {
    problems.add(
        new MapProblem(source, line, header.indexOf(column) + 1, column, text(column), allowed));
  }
}
