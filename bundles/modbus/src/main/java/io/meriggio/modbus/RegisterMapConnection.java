// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceConnection;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.Point;
import io.meriggio.device.PollCycle;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.modbus.internal.plan.PollSchedule;
import io.meriggio.modbus.internal.text.ModbusTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One device that is read and commanded by a register map. As it stands it serves a device that the
 * map describes fully; a driver extends it for what a map can't say and overrides {@link
 * #recognise}, {@link #offered}, {@link #refine}, {@link #derive}, {@link #carryOut}.
 *
 * <p>Threads: used by the device's own thread only.
 */
public class RegisterMapConnection implements DeviceConnection {

  private final DeviceContext context;
  private final RegisterAccess access;
  private final RegisterMap map;
  private final BlockRules rules;
  private Optional<PollSchedule> schedule = Optional.empty();
  private Optional<Profile> profile = Optional.empty();

  /**
   * @param context with a {@link ModbusLink}
   * @param map the map to read by; {@link #recognise} may choose a profile of another one
   * @param rules what the family allows in one read; the map's rows may tighten it
   */
  public RegisterMapConnection(DeviceContext context, RegisterMap map, BlockRules rules) {
    this.context = context;
    this.access = new RegisterAccess(context, rules);
    this.map = map;
    this.rules = rules;
  }

  /**
   * What answers.
   *
   * @param profile the registers that it has
   * @param identity what it says of itself
   */
  public record Recognised(Profile profile, DeviceIdentity identity) {}

  @Override
  public final DeviceIdentity identify() throws DeviceException {
    Recognised recognised = recognise();
    Profile chosen = recognised.profile().offering(this::offered);
    profile = Optional.of(chosen);
    schedule =
        Optional.of(
            new PollSchedule(
                access.link(),
                context.unit(),
                chosen.rules(rules),
                context.clock(),
                chosen,
                this::refine,
                System::nanoTime));
    return recognised.identity();
  }

  /**
   * Finds out what answers and chooses the profile. Reads only. As it stands: the configured model,
   * or the only one of the map, and the rows {@code serial_number} and {@code firmware_version}.
   *
   * @throws DeviceException {@link Reason#WRONG_FAMILY} when something else answers
   */
  protected Recognised recognise() throws DeviceException {
    Profile chosen = map.profile(configuredModel());
    return new Recognised(chosen, identity(chosen));
  }

  private String configuredModel() throws DeviceException {
    Set<String> models = map.models();
    if (context.model().isPresent() && models.contains(context.model().get())) {
      return context.model().get();
    }
    if (context.model().isEmpty() && models.size() <= 1) {
      return models.stream().findFirst().orElse("");
    }
    throw new DeviceException(
        Reason.BAD_CONFIGURATION,
        ModbusTexts.text("model", context.model().orElse("auto"), String.join(", ", models)));
  }

  /** The identity by the rows {@code serial_number} and {@code firmware_version} of a profile. */
  protected final DeviceIdentity identity(Profile chosen) throws DeviceException {
    return new DeviceIdentity(
        Optional.of(chosen.model()),
        text(chosen, "serial_number"),
        text(chosen, "firmware_version"));
  }

  private Optional<String> text(Profile chosen, String id) throws DeviceException {
    Optional<Field> field = chosen.field(id).filter(Field::readable);
    return field.isEmpty()
        ? Optional.empty()
        : read(field.get())
            .flatMap(Reading::value)
            .filter(Value.Text.class::isInstance)
            .map(value -> ((Value.Text) value).text());
  }

  /**
   * Whether and as what a field is offered. As it stands: as mapped, commandable where the map says
   * limits.
   *
   * @return the point; empty = not offered, not read
   */
  protected Optional<Point> offered(Field field) {
    return Optional.of(field.point());
  }

  /** Points that the driver derives where no row has them. */
  protected List<Point> derivedPoints() {
    return List.of();
  }

  /** The driver's last word on a reading before anybody sees it. */
  protected Reading refine(Reading reading) {
    return reading;
  }

  /**
   * Derives points from what a poll has brought, and puts them there.
   *
   * @param readings what this poll has brought; points of classes that were not due are not in it
   */
  protected void derive(Readings readings) {}

  @Override
  public final List<Point> points() {
    List<Point> points = new ArrayList<>();
    profile.ifPresent(chosen -> points.addAll(chosen.points()));
    points.addAll(derivedPoints());
    return points;
  }

  @Override
  public void poll(PollCycle cycle) throws DeviceException {
    Readings readings = new Readings(context.sink());
    try {
      schedule.orElseThrow(RegisterMapConnection::notIdentified).poll(cycle, readings);
    } finally {
      derive(readings);
    }
  }

  private static DeviceException notIdentified() {
    return new DeviceException(Reason.NEVER_READ, ModbusTexts.text("unidentified"));
  }

  @Override
  public final Attempt execute(Command command) throws DeviceException {
    Optional<Attempt.Rejected> refusal = new CommandCheck(context, points()).refusal(command);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Profile chosen = profile.orElseThrow(RegisterMapConnection::notIdentified);
    return isGuarded(command)
        ? new Attempt.Rejected(
            Reason.REFERENCE_MAP, ModbusTexts.text("map.unconfirmed", chosen.map().source()))
        : carryOut(command);
  }

  /** Whether a command would write rows that were designed by us and checked by nobody. */
  private boolean isGuarded(Command command) {
    return !context.settings().flag("mapConfirmed").orElse(false)
        && rowsOf(command).stream()
            .anyMatch(row -> row.confidence() == RegisterRow.Confidence.REFERENCE);
  }

  /**
   * The rows that a command may write: a sequence writes more than those of its points. As it
   * stands: those of its points, or every writable one of the profile when a point has none.
   */
  protected List<RegisterRow> rowsOf(Command command) {
    List<RegisterRow> rows = new ArrayList<>();
    for (String id : command.values().keySet()) {
      Optional<RegisterRow> own =
          profile.flatMap(chosen -> chosen.field(id)).flatMap(Field::commandRow);
      if (own.isEmpty()) {
        return profile.orElseThrow().rows().stream().filter(RegisterRow::writable).toList();
      }
      rows.add(own.get());
    }
    return rows;
  }

  /**
   * The point of a field, commandable where a standard function writes its row. What the map says
   * of limits goes before the usual ones. A row whose meaning asks to read, modify and write, but
   * which does not say by {@code mask} which bits are its own, is never written.
   *
   * @param usual what may be commanded unless the map says otherwise
   */
  protected static Point commandable(Field field, Point.Commandable usual) {
    return field.commandable(usual);
  }

  /**
   * Carries out a command whose points are commandable and whose values are in range. As it stands:
   * writes the rows of its points in one request, which must lie side by side.
   */
  protected Attempt carryOut(Command command) throws DeviceException {
    return new RowCommand(profile.orElseThrow(), access).carryOut(command);
  }

  /**
   * Writes registers and tells how to confirm them: by reading them back.
   *
   * @param writeFunction 0x06 or 0x10
   * @param readFunction 0x03 or 0x04
   * @param within how long the effect may take
   */
  protected final Attempt writeAndReadBack(
      int writeFunction, int readFunction, int address, int[] registers, Duration within)
      throws DeviceException {
    return access.writeAndReadBack(writeFunction, readFunction, address, registers, within);
  }

  /**
   * Writes registers that can't be read back.
   *
   * @param writeFunction 0x06 or 0x10
   */
  protected final Attempt writeOnly(int writeFunction, int address, int[] registers)
      throws DeviceException {
    return access.writeOnly(writeFunction, address, registers);
  }

  /**
   * Reads registers outside the plan: for recognition, checks and read-back.
   *
   * @param function 0x03 or 0x04
   * @return as many registers as asked for, 0…0xFFFF each
   */
  protected final int[] read(int function, int address, int count) throws DeviceException {
    return access.read(function, address, count);
  }

  /**
   * Reads one field outside the plan.
   *
   * @return empty when the device refuses the read: it has not got the register
   */
  protected final Optional<Reading> read(Field field) throws DeviceException {
    return access.read(field);
  }

  protected final Instant now() {
    return context.clock().instant();
  }

  protected final DeviceContext context() {
    return context;
  }

  protected final ModbusLink link() {
    return access.link();
  }

  /** The map given at construction. */
  protected final RegisterMap map() {
    return map;
  }

  /** The profile in use; empty before the first identification. */
  protected final Optional<Profile> profile() {
    return profile;
  }
}
