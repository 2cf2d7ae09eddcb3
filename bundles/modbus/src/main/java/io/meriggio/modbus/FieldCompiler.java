// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Unit;
import io.meriggio.device.Vocabulary;
import io.meriggio.modbus.RegisterRow.Access;
import io.meriggio.modbus.internal.map.Clashes;
import io.meriggio.modbus.internal.map.Commandables;
import io.meriggio.modbus.internal.map.Decoders;
import io.meriggio.modbus.internal.map.Encoder;
import io.meriggio.modbus.internal.map.EnumWords;
import io.meriggio.modbus.internal.map.PollDefaults;
import io.meriggio.modbus.internal.map.UnitScale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compiles rows to fields: point, unit, sign, decoder; once for each profile. */
final class FieldCompiler {

  private FieldCompiler() {}

  /** What is wrong with rows that are well-formed one by one. */
  static List<MapProblem> problems(String family, String source, List<RegisterRow> rows) {
    List<MapProblem> problems = new ArrayList<>(Clashes.in(family, source, rows));
    for (RegisterRow row : rows) {
      String id = id(family, row);
      Optional<Vocabulary.Entry> entry = Vocabulary.entry(id);
      UnitScale scale = UnitScale.of(row.unit()).orElseThrow();
      if (entry.isPresent()
          && entry.get().kind() == Point.Kind.NUMBER
          && row.type() != RegisterType.ASCII
          && scale.unit() != entry.get().unit()
          && !isShare(entry.get().unit(), scale.unit())) {
        problems.add(
            new MapProblem(
                source,
                row.line(),
                6,
                "unit",
                row.unit(),
                "a unit of " + id + ", which is in " + name(entry.get().unit())));
      }
    }
    return problems;
  }

  /** A bare number of the vocabulary may be given in percent: power factors. */
  private static boolean isShare(Unit wanted, Unit found) {
    return wanted == Unit.NONE && found == Unit.PERCENT;
  }

  private static String name(Unit unit) {
    return unit == Unit.NONE ? "no unit" : unit.symbol();
  }

  private static String id(String family, RegisterRow row) {
    return Vocabulary.pointId(family, row.label());
  }

  /** The fields of one profile, in the rows' order; a reading and a commanded row make one. */
  static List<Field> fields(String family, List<RegisterRow> rows) {
    Map<String, RegisterRow> read = new LinkedHashMap<>();
    Map<String, RegisterRow> written = new LinkedHashMap<>();
    for (RegisterRow row : rows) {
      String id = id(family, row);
      read.merge(id, row, (old, other) -> old.access() == Access.RO ? old : other);
      if (row.access() != Access.RO) {
        written.put(id, row);
      }
    }
    List<Field> fields = new ArrayList<>();
    read.forEach(
        (id, row) -> fields.add(field(family, id, row, Optional.ofNullable(written.get(id)))));
    return fields;
  }

  private static Field field(
      String family, String id, RegisterRow row, Optional<RegisterRow> commandRow) {
    Optional<Vocabulary.Entry> entry = Vocabulary.entry(id);
    UnitScale scale = UnitScale.of(row.unit()).orElseThrow();
    Point.Kind kind = entry.map(Vocabulary.Entry::kind).orElseGet(() -> kind(row));
    Unit unit = kind == Point.Kind.NUMBER ? unit(entry, scale) : Unit.NONE;
    PollClass poll = row.poll().orElseGet(() -> PollDefaults.of(id, unit, kind, row));
    Point plain = new Point(id, unit, kind, poll, Optional.empty(), 2);
    Map<Integer, String> words = EnumWords.of(row);
    Map<Integer, String> commandWords = commandRow.map(r -> EnumWords.of(r)).orElse(words);
    return new Field(
        commandRow
            .flatMap(r -> Commandables.of(kind, r, commandWords))
            .map(plain::commandable)
            .orElse(plain),
        row,
        commandRow,
        Decoders.of(row, kind, multiplier(family, id, row, unit), magnitude(entry), words),
        Encoder.of(
            commandRow.orElse(row),
            multiplier(family, id, commandRow.orElse(row), unit),
            commandWords));
  }

  private static Unit unit(Optional<Vocabulary.Entry> entry, UnitScale scale) {
    return entry.map(Vocabulary.Entry::unit).orElse(scale.unit());
  }

  private static boolean magnitude(Optional<Vocabulary.Entry> entry) {
    return entry.map(Vocabulary.Entry::magnitude).orElse(false)
        && entry.get().pattern().startsWith("current_l");
  }

  private static Point.Kind kind(RegisterRow row) {
    return switch (row.type()) {
      case ASCII, ENUM16 -> Point.Kind.TEXT;
      case BITFIELD16 ->
          Integer.bitCount(row.mask()) == 1
              ? Point.Kind.FLAG
              : row.count() == 1 ? Point.Kind.NUMBER : Point.Kind.TEXT;
      default -> Point.Kind.NUMBER;
    };
  }

  private static BigDecimal multiplier(String family, String id, RegisterRow row, Unit unit) {
    UnitScale scale = UnitScale.of(row.unit()).orElseThrow();
    BigDecimal exact = row.scale().multiply(scale.factor());
    if (isShare(unit, scale.unit())) {
      exact = exact.movePointLeft(2);
    }
    boolean turned = row.turned().orElseGet(() -> Vocabulary.signTurned(family, id));
    return turned ? exact.negate() : exact;
  }
}
