// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Fault;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The registers of one device by the ids of its points, for command sequences: wherever the map in
 * use, the driver's or the site's, has put them.
 *
 * <p>Every read and write throws a {@link DeviceException} as {@link ModbusLink} does. Threads:
 * used by the device's own thread only.
 */
public final class MappedRegisters {

  private final ModbusLink link;
  private final int unit;
  private final Profile profile;
  private final Clock clock;

  /**
   * @param profile all of the device's fields, whether they are offered as points or not
   */
  public MappedRegisters(ModbusLink link, int unit, Profile profile, Clock clock) {
    this.link = link;
    this.unit = unit;
    this.profile = profile;
    this.clock = clock;
  }

  /** Whether the map has a row that reads this. */
  public boolean reads(String id) {
    return profile.field(id).filter(Field::readable).isPresent();
  }

  /** Whether the map has a row that writes this. */
  public boolean writes(String id) {
    return commandRow(id).isPresent();
  }

  /**
   * What the device shows now.
   *
   * @return empty when the map has no row that reads it
   */
  public Optional<Reading> reading(String id) throws DeviceException {
    Optional<Field> field = profile.field(id).filter(Field::readable);
    if (field.isEmpty()) {
      return Optional.empty();
    }
    RegisterRow row = field.get().row();
    int[] image = read(row, row.count());
    return Optional.of(field.get().read(image, 0, clock.instant()));
  }

  /** The number that the device shows now; empty when it has none. */
  public Optional<Double> number(String id) throws DeviceException {
    return reading(id)
        .flatMap(Reading::value)
        .filter(Value.Numeric.class::isInstance)
        .map(value -> ((Value.Numeric) value).number());
  }

  /** The word that the device shows now; empty when it has none. */
  public Optional<String> word(String id) throws DeviceException {
    return reading(id)
        .flatMap(Reading::value)
        .filter(Value.Text.class::isInstance)
        .map(value -> ((Value.Text) value).text());
  }

  /** The faults that the device shows now, in the order of the map; none when it has no row. */
  public List<Fault> faults() throws DeviceException {
    List<Fault> active = new ArrayList<>();
    Optional<Field> field = profile.field("fault").filter(Field::readable);
    if (field.isEmpty()) {
      return active;
    }
    List<AddressSpan> covered = profile.covered(field.get());
    for (RegisterRow row : profile.rows()) {
      boolean faulty = covered.stream().anyMatch(span -> span.touches(row.address(), row.last()));
      if (faulty && row.readable()) {
        int[] words = read(row, row.count());
        for (int index = 0; index < words.length; index++) {
          profile.map().faults().faults(row, row.address() + index, words[index], active);
        }
      }
    }
    return active;
  }

  /**
   * The registers that a command on this writes, as they are now.
   *
   * @return empty when the map has no such row, or one that can't be read
   */
  public Optional<int[]> commanded(String id) throws DeviceException {
    Optional<RegisterRow> row = commandRow(id).filter(RegisterRow::readable);
    return row.isEmpty() ? Optional.empty() : Optional.of(read(row.get(), row.get().count()));
  }

  /** Whether the registers that a command writes hold this value. */
  public boolean holds(String id, Value value) throws DeviceException {
    RegisterRow row = needed(id);
    int[] wanted = encoded(id, value);
    return row.isPart()
        ? readPart(link, unit, row) == wanted[0]
        : Arrays.equals(read(row, row.count()), wanted);
  }

  /** Writes a value by the function that the map says, all of its registers in one request. */
  public void write(String id, Value value) throws DeviceException {
    RegisterRow row = needed(id);
    int[] registers = encoded(id, value);
    if (row.isPart()) {
      writePart(link, unit, row, registers[0]);
    } else {
      link.write(unit, row.writeFunction().orElse(0x10), row.address(), registers);
    }
  }

  /** Writes registers as they were read by {@link #commanded}. */
  public void restore(String id, int[] registers) throws DeviceException {
    RegisterRow row = needed(id);
    link.write(unit, row.writeFunction().orElse(0x10), row.address(), registers);
  }

  /** Writes a value unless the device has it already. */
  public void writeIfOther(String id, Value value) throws DeviceException {
    if (!needed(id).readable() || !holds(id, value)) {
      write(id, value);
    }
  }

  /**
   * Writes several values in one request, function 0x10, when their registers lie side by side;
   * else one after the other in their order.
   *
   * @param values by point id, in the order of their addresses
   */
  public void writeTogether(Map<String, Value> values) throws DeviceException {
    List<RegisterRow> rows = values.keySet().stream().map(this::neededUnchecked).toList();
    boolean sideBySide =
        IntStream.range(1, rows.size())
            .allMatch(index -> rows.get(index).address() == rows.get(index - 1).last() + 1);
    if (!sideBySide || rows.stream().anyMatch(RegisterRow::isPart)) {
      for (Map.Entry<String, Value> each : values.entrySet()) {
        write(each.getKey(), each.getValue());
      }
      return;
    }
    int[] registers =
        values.entrySet().stream()
            .flatMapToInt(each -> Arrays.stream(encodedUnchecked(each.getKey(), each.getValue())))
            .toArray();
    link.write(unit, 0x10, rows.get(0).address(), registers);
  }

  private Optional<RegisterRow> commandRow(String id) {
    return profile.field(id).flatMap(Field::commandRow).filter(RegisterRow::writable);
  }

  private RegisterRow needed(String id) throws DeviceException {
    return commandRow(id)
        .orElseThrow(
            () ->
                new DeviceException(
                    Reason.NOT_WRITABLE,
                    id + ": the map " + profile.map().source() + " has no row that writes it"));
  }

  private RegisterRow neededUnchecked(String id) {
    return commandRow(id)
        .orElseThrow(() -> new IllegalArgumentException(id + ": no row writes it"));
  }

  private int[] encoded(String id, Value value) throws DeviceException {
    try {
      return encodedUnchecked(id, value);
    } catch (IllegalArgumentException e) {
      throw new DeviceException(Reason.OUT_OF_RANGE, id + ": " + e.getMessage(), e);
    }
  }

  private int[] encodedUnchecked(String id, Value value) {
    return profile.field(id).orElseThrow().encode(value);
  }

  private int[] read(RegisterRow row, int count) throws DeviceException {
    return read(link, unit, row, count);
  }

  private static int[] read(ModbusLink link, int unit, RegisterRow row, int count)
      throws DeviceException {
    int[] image = new int[count];
    int function = row.readFunction().orElse(0x03);
    link.read(Turn.FAST_POLL, unit, function, row.address(), count, image, 0);
    return image;
  }

  /** The bits of a row that is a part of its register, where they lie. */
  static int readPart(ModbusLink link, int unit, RegisterRow row) throws DeviceException {
    int word = row.order().word(read(link, unit, row, 1), 0) & row.mask();
    return row.order().ofWord(word)[0];
  }

  /**
   * Sets the bits of a row that is a part of its register; those of others are written back.
   *
   * @param encoded the row's bits where they lie, as a register on the wire
   */
  static void writePart(ModbusLink link, int unit, RegisterRow row, int encoded)
      throws DeviceException {
    int others = row.order().word(read(link, unit, row, 1), 0) & ~row.mask();
    int merged = row.order().ofWord(others)[0] | encoded;
    link.write(unit, row.writeFunction().orElse(0x10), row.address(), new int[] {merged});
  }
}
