// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

import io.meriggio.device.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The registers of one model, compiled.
 *
 * <p>Threads: immutable.
 */
public final class Profile {

  private static final Pattern COVERED = Pattern.compile("0x([0-9A-Fa-f]{4})-0x([0-9A-Fa-f]{4})");

  private final RegisterMap map;
  private final String model;
  private final List<Field> fields;
  private final List<RegisterRow> rows;

  Profile(RegisterMap map, String model, List<Field> fields, List<RegisterRow> rows) {
    this.map = map;
    this.model = model;
    this.fields = List.copyOf(fields);
    this.rows = List.copyOf(rows);
  }

  public RegisterMap map() {
    return map;
  }

  /** The model's words in the map. */
  public String model() {
    return model;
  }

  /** All fields, in the map's order. */
  public List<Field> fields() {
    return fields;
  }

  /** The field of a point. */
  public Optional<Field> field(String id) {
    return fields.stream().filter(field -> field.id().equals(id)).findFirst();
  }

  /** The points, in the map's order. */
  public List<Point> points() {
    return fields.stream().map(Field::point).toList();
  }

  /**
   * The same profile with other points.
   *
   * @param choice the point that a field is to be; empty = it is not offered
   */
  public Profile offering(Function<Field, Optional<Point>> choice) {
    List<Field> offered = new ArrayList<>();
    for (Field field : fields) {
      choice
          .apply(field)
          .ifPresent(point -> offered.add(point.equals(field.point()) ? field : field.as(point)));
    }
    return new Profile(map, model, offered, rows);
  }

  /** The same profile for a device that sends its 32-bit values in another order. */
  public Profile inOrder(WordOrder order) {
    List<RegisterRow> turned = new ArrayList<>();
    for (RegisterRow row : rows) {
      turned.add(row.type().registers() == 2 ? row.inOrder(order) : row);
    }
    Profile other = new Profile(map, model, FieldCompiler.fields(map.family(), turned), turned);
    return other.offering(field -> field(field.id()).map(Field::point));
  }

  /** Its rows, in the map's order. */
  public List<RegisterRow> rows() {
    return rows;
  }

  /** What the map's rows say of reads, added to the driver's rules. */
  public BlockRules rules(BlockRules driver) {
    List<AddressSpan> forbidden = new ArrayList<>();
    rows.forEach(row -> forbidden.addAll(row.forbidden()));
    return driver.without(forbidden);
  }

  /**
   * The registers that a field covers beside its own: the point {@code fault} stands for all fault
   * words that the meaning of its row names.
   */
  public List<AddressSpan> covered(Field field) {
    List<AddressSpan> spans = new ArrayList<>();
    Matcher range = COVERED.matcher(field.row().meaning());
    while (range.find()) {
      spans.add(
          new AddressSpan(
              Integer.parseInt(range.group(1), 16), Integer.parseInt(range.group(2), 16)));
    }
    if (spans.isEmpty()) {
      spans.add(new AddressSpan(field.row().address(), field.row().last()));
    }
    return spans;
  }
}
