// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.map;

import io.meriggio.device.PollClass;
import io.meriggio.modbus.AddressSpan;
import io.meriggio.modbus.MapProblem;
import io.meriggio.modbus.RegisterRow;
import io.meriggio.modbus.RegisterRow.Access;
import io.meriggio.modbus.RegisterRow.Confidence;
import io.meriggio.modbus.RegisterType;
import io.meriggio.modbus.WordOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the rows of a register map and collects every problem instead of stopping at the first. */
public final class MapReader {

  private static final List<String> NEEDED =
      List.of(
          "address",
          "count",
          "type",
          "endian",
          "scale",
          "unit",
          "access",
          "function",
          "name",
          "channel",
          "meaning",
          "models",
          "source",
          "confidence");
  private static final List<String> OPTIONAL =
      List.of("invert", "poll", "absent", "mask", "max_block", "forbidden", "min", "max", "step");

  private final List<MapProblem> problems;

  private MapReader(List<MapProblem> problems) {
    this.problems = problems;
  }

  /**
   * Reads a map.
   *
   * @param problems takes what is wrong; the rows are of use only when it stays empty
   */
  public static List<RegisterRow> read(String source, String csv, List<MapProblem> problems) {
    MapReader reader = new MapReader(problems);
    List<RegisterRow> rows = new ArrayList<>();
    Table table = Table.read(source, csv, NEEDED, OPTIONAL, problems);
    for (Table.Row row : table.rows()) {
      reader.row(row).ifPresent(rows::add);
    }
    return rows;
  }

  private Optional<RegisterRow> row(Table.Row row) {
    int before = problems.size();
    Cells cells = new Cells(row);
    RegisterType type = type(row);
    int count = cells.whole("count", 1, 125, 1);
    if (type.registers() != 0 && count != type.registers()) {
      row.problem("count", type.registers() + " for the type " + type.word());
    } else if (type == RegisterType.BCD && count > 2) {
      row.problem("count", "1 or 2 for the type bcd");
    }
    int address = cells.address("address");
    if (address + count > 0x10000) {
      row.problem("count", "registers up to 0xFFFF");
    }
    Access access = access(row);
    RegisterRow read =
        new RegisterRow(
            row.line(),
            address,
            count,
            type,
            order(row),
            cells.scale("scale"),
            unit(row),
            access,
            readFunction(row, cells, access),
            writeFunction(row, cells, access),
            name(row, "name", true),
            name(row, "channel", false),
            row.text("meaning"),
            models(row),
            row.text("source"),
            confidence(row),
            invert(row),
            poll(row),
            cells.bitPatterns("absent", count),
            cells.mask("mask", type),
            cells.whole("max_block", 1, 125, 0),
            forbidden(row, cells),
            cells.number("min"),
            cells.number("max"),
            cells.number("step"));
    return problems.size() == before ? Optional.of(read) : Optional.empty();
  }

  private static RegisterType type(Table.Row row) {
    String word = row.text("type");
    for (RegisterType type : RegisterType.values()) {
      if (type.word().equals(word)) {
        return type;
      }
    }
    row.problem("type", words(RegisterType.values(), RegisterType::word));
    return RegisterType.U16;
  }

  private static WordOrder order(Table.Row row) {
    return WordOrder.of(row.text("endian"))
        .orElseGet(
            () -> {
              row.problem("endian", words(WordOrder.values(), WordOrder::word));
              return WordOrder.BIG;
            });
  }

  private static String unit(Table.Row row) {
    String unit = row.text("unit");
    if (UnitScale.of(unit).isEmpty()) {
      row.problem("unit", UnitScale.allowed());
    }
    return unit;
  }

  private static Access access(Table.Row row) {
    return switch (row.text("access")) {
      case "ro" -> Access.RO;
      case "rw" -> Access.RW;
      case "wo" -> Access.WO;
      default -> {
        row.problem("access", "ro, rw, wo");
        yield Access.RO;
      }
    };
  }

  private static Confidence confidence(Table.Row row) {
    for (Confidence confidence : Confidence.values()) {
      if (confidence.name().toLowerCase(Locale.ROOT).equals(row.text("confidence"))) {
        return confidence;
      }
    }
    row.problem("confidence", words(Confidence.values(), c -> c.name().toLowerCase(Locale.ROOT)));
    return Confidence.REFERENCE;
  }

  private static OptionalInt readFunction(Table.Row row, Cells cells, Access access) {
    String[] parts = row.text("function").split("/", -1);
    if (access == Access.WO) {
      return OptionalInt.empty();
    }
    if (parts.length > (access == Access.RW ? 2 : 1)) {
      row.problem("function", "hexadecimal, one code, or reading/writing for rw: 03, 04, 03/10");
      return OptionalInt.empty();
    }
    return cells.function("function", parts[0]);
  }

  private static OptionalInt writeFunction(Table.Row row, Cells cells, Access access) {
    String[] parts = row.text("function").split("/", -1);
    return switch (access) {
      case RO -> OptionalInt.empty();
      case WO -> cells.function("function", parts[parts.length - 1]);
      case RW -> parts.length == 2 ? cells.function("function", parts[1]) : noFunction(row);
    };
  }

  private static OptionalInt noFunction(Table.Row row) {
    row.problem("function", "two codes for rw, reading/writing: 03/10, 03/06");
    return OptionalInt.empty();
  }

  private static String name(Table.Row row, String column, boolean needed) {
    String name = row.text(column);
    if (name.isEmpty() ? needed : !name.matches("[a-z][a-z0-9_]*")) {
      row.problem(column, "lower-case letters, digits and _, beginning with a letter");
    }
    return name;
  }

  private static List<String> models(Table.Row row) {
    return Arrays.stream(row.text("models").split("\\|"))
        .map(String::trim)
        .filter(model -> !model.isEmpty())
        .toList();
  }

  private static Optional<Boolean> invert(Table.Row row) {
    return switch (row.text("invert")) {
      case "" -> Optional.empty();
      case "yes" -> Optional.of(true);
      case "no" -> Optional.of(false);
      default -> {
        row.problem("invert", "yes, no, or nothing (then the vocabulary decides)");
        yield Optional.empty();
      }
    };
  }

  private static Optional<PollClass> poll(Table.Row row) {
    String word = row.text("poll");
    for (PollClass poll : PollClass.values()) {
      if (poll.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(poll);
      }
    }
    if (!word.isEmpty()) {
      row.problem("poll", "fast, normal, slow, once, or nothing");
    }
    return Optional.empty();
  }

  private static List<AddressSpan> forbidden(Table.Row row, Cells cells) {
    List<AddressSpan> spans = new ArrayList<>();
    for (String part : row.text("forbidden").split("\\|")) {
      if (!part.isBlank()) {
        cells.span("forbidden", part.trim()).ifPresent(spans::add);
      }
    }
    return spans;
  }

  private static <T> String words(T[] values, java.util.function.Function<T, String> word) {
    return String.join(", ", Arrays.stream(values).map(word).toList());
  }
}
