// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import io.meriggio.modbus.internal.map.MapReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The registers of a family: a CSV file of the columns {@code address, count, type, endian, scale,
 * unit, access, function, name, channel, meaning, models, source, confidence} and the optional ones
 * {@code invert, poll, absent, mask, max_block, forbidden, min, max, step}.
 *
 * <p>Threads: immutable.
 */
public final class RegisterMap {

  private final String family;
  private final String source;
  private final List<RegisterRow> rows;
  private final FaultTable faults;

  private RegisterMap(String family, String source, List<RegisterRow> rows, FaultTable faults) {
    this.family = family;
    this.source = source;
    this.rows = List.copyOf(rows);
    this.faults = faults;
  }

  /**
   * Reads and checks a map.
   *
   * @param family whose map it is, for channel names and signs: {@code dtsu666}, {@code string-g1}
   * @param source the file's name, for messages
   * @param csv the file's text
   * @param faults the meaning of its fault bits
   * @throws DeviceException {@link Reason#BAD_MAP}; the message holds every problem with line and
   *     column, one a line
   */
  public static RegisterMap load(String family, String source, String csv, FaultTable faults)
      throws DeviceException {
    List<MapProblem> problems = new ArrayList<>();
    List<RegisterRow> rows = MapReader.read(source, csv, problems);
    problems.addAll(FieldCompiler.problems(family, source, rows));
    if (rows.isEmpty() && problems.isEmpty()) {
      problems.add(new MapProblem(source, 2, 0, "rows", "none", "at least one row"));
    }
    refuse(problems);
    return new RegisterMap(family, source, rows, faults);
  }

  /** All problems of a map at once, empty when it can be used. */
  public static List<MapProblem> check(String family, String source, String csv) {
    List<MapProblem> problems = new ArrayList<>();
    List<RegisterRow> rows = MapReader.read(source, csv, problems);
    problems.addAll(FieldCompiler.problems(family, source, rows));
    return problems;
  }

  /**
   * The map that a driver brings: the resources {@code <family>.csv} and, if there is one, {@code
   * <family>-faults.csv} at the root of the driver's bundle.
   *
   * @throws IllegalStateException when the bundle is broken: its map is missing or faulty
   */
  public static RegisterMap builtIn(Class<?> driver, String family) {
    String name = family + ".csv";
    try {
      return load(family, name, resource(driver, name), builtInFaults(driver, family));
    } catch (DeviceException e) {
      throw new IllegalStateException("the map of this driver is faulty: " + e.getMessage(), e);
    }
  }

  /** The meaning of the fault bits that a driver brings; none when it has no such resource. */
  public static FaultTable builtInFaults(Class<?> driver, String family) {
    String name = family + "-faults.csv";
    try {
      return driver.getResource("/" + name) == null
          ? FaultTable.NONE
          : FaultTable.load(name, resource(driver, name));
    } catch (DeviceException e) {
      throw new IllegalStateException("the faults of this driver are faulty: " + e.getMessage(), e);
    }
  }

  private static String resource(Class<?> driver, String name) {
    try (InputStream in = driver.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the driver's bundle holds no resource /" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  static void refuse(List<MapProblem> problems) throws DeviceException {
    if (!problems.isEmpty()) {
      throw new DeviceException(
          Reason.BAD_MAP,
          problems.stream().map(MapProblem::sentence).collect(Collectors.joining("\n")));
    }
  }

  public String family() {
    return family;
  }

  /** The file's name. */
  public String source() {
    return source;
  }

  public FaultTable faults() {
    return faults;
  }

  public List<RegisterRow> rows() {
    return rows;
  }

  /** All models that the map names, in the order of their first row. */
  public Set<String> models() {
    Set<String> models = new LinkedHashSet<>();
    rows.forEach(row -> models.addAll(row.models()));
    return models;
  }

  /**
   * The same map with other rows, for a device that tells itself which it has and where.
   *
   * @param change what becomes of a row; empty = the device has not got it
   */
  public RegisterMap with(Function<RegisterRow, Optional<RegisterRow>> change) {
    List<RegisterRow> changed = rows.stream().flatMap(row -> change.apply(row).stream()).toList();
    return new RegisterMap(family, source, changed, faults);
  }

  /** Whether it holds rows that were designed by us and checked by nobody. */
  public boolean isReference() {
    return rows.stream().anyMatch(row -> row.confidence() == RegisterRow.Confidence.REFERENCE);
  }

  /**
   * What one model has.
   *
   * @param models its words of the column {@code models}: a model may be described by several
   * @throws IllegalArgumentException when two rows of different words clash
   */
  public Profile profile(String... models) {
    return profile(Set.of(models));
  }

  /** The same as {@link #profile(String...)}. */
  public Profile profile(Collection<String> models) {
    List<RegisterRow> own = new ArrayList<>();
    for (RegisterRow row : rows) {
      if (row.models().isEmpty() || row.models().stream().anyMatch(models::contains)) {
        own.add(row);
      }
    }
    return new Profile(this, String.join(" + ", models), FieldCompiler.fields(family, own), own);
  }
}
