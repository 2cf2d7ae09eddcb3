// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Point;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.modbus.BlockRules;
import io.meriggio.modbus.Field;
import io.meriggio.modbus.MappedRegisters;
import io.meriggio.modbus.Profile;
import io.meriggio.modbus.Readings;
import io.meriggio.modbus.RegisterMap;
import io.meriggio.modbus.RegisterMapConnection;
import io.meriggio.modbus.RegisterRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One charge point on a Modbus line. */
final class WallboxConnection extends RegisterMapConnection {

  private static final String RATED_CURRENT = "charger_rated_current";
  private static final String PHASES_WIRED = "charger_phases";
  private static final int LARGEST_BLOCK = 60;

  private final Watch watch;
  private Optional<ChargeControl> control = Optional.empty();
  private Optional<String> firmware = Optional.empty();
  private double ratedCurrent = Amperes.LARGEST;
  private boolean threePhase;

  WallboxConnection(DeviceContext context, RegisterMap map, Watch watch) {
    super(context, map, BlockRules.atMost(LARGEST_BLOCK));
    this.watch = watch;
  }

  @Override
  protected Recognised recognise() throws DeviceException {
    Profile all = map().profile(map().models());
    Optional<Double> phases = number(all, PHASES_WIRED);
    threePhase = phases.filter(wired -> wired == 3).isPresent();
    ratedCurrent =
        number(all, RATED_CURRENT).filter(a -> a >= Amperes.SMALLEST).orElse(Amperes.LARGEST);
    Recognised found = byItself(all, phases);
    firmware = found.identity().firmware();
    if (firmware.isPresent()) {
      Firmware.require(firmware.get());
    } else if (all.field("firmware_version").isPresent()) {
      throw Firmware.untold();
    }
    connectControl(found.profile());
    return found;
  }

  private void connectControl(Profile profile) {
    MappedRegisters registers =
        new MappedRegisters(link(), context().unit(), profile, context().clock());
    if (control.isEmpty()) {
      control =
          Optional.of(new ChargeControl(new RegisterPort(registers), watch, context().clock()));
    }
    control.get().begin();
  }

  private Recognised byItself(Profile all, Optional<Double> phases) throws DeviceException {
    if (context().model().isPresent() || map().models().size() <= 1) {
      return super.recognise();
    }
    String wired = phases.map(number -> String.valueOf(number.intValue())).orElse("none");
    String model =
        map().models().stream()
            .filter(each -> each.contains(wired + "PH"))
            .findFirst()
            .orElseThrow(
                () -> new DeviceException(Reason.WRONG_FAMILY, WallboxTexts.text("wired", wired)));
    Profile chosen = map().profile(model);
    return new Recognised(chosen, identity(chosen));
  }

  private Optional<Double> number(Profile profile, String id) throws DeviceException {
    Optional<Field> field = profile.field(id).filter(Field::readable);
    return field.isEmpty()
        ? Optional.empty()
        : read(field.get())
            .flatMap(Reading::value)
            .filter(Value.Numeric.class::isInstance)
            .map(value -> ((Value.Numeric) value).number());
  }

  @Override
  protected Optional<Point> offered(Field field) {
    Point point = field.point();
    if (!field.readable() && point.command().isEmpty()) {
      return Optional.empty();
    }
    if (field.id().equals(ChargeControl.LIMIT)) {
      return Optional.of(Limits.upTo(ratedCurrent, point));
    }
    return Optional.of(
        field.id().equals(ChargeControl.PHASES) && !threePhase ? Limits.readOnly(point) : point);
  }

  /** A state is its letter (IEC 61851); a card's number is printed on it in hexadecimal. */
  @Override
  protected Reading refine(Reading reading) {
    if (!(reading.value().orElse(Value.of(0)) instanceof Value.Text text)) {
      return reading;
    }
    return switch (reading.point().id()) {
      case "charger_status" -> with(reading, text.text().replaceFirst("^([A-F])_.*", "$1"));
      case "rfid_last_uid" ->
          text.text().matches("\\d{1,10}")
              ? with(reading, String.format(Locale.ROOT, "%08X", Long.parseLong(text.text())))
              : reading;
      default -> reading;
    };
  }

  private static Reading with(Reading reading, String text) {
    return new Reading(
        reading.point(),
        Optional.of(Value.of(text)),
        reading.quality(),
        reading.reason(),
        reading.at());
  }

  @Override
  protected void derive(Readings readings) {
    for (String id : List.of(ChargeControl.FAILSAFE, ChargeControl.TIMEOUT, ChargeControl.POWER)) {
      readings.good(id).ifPresent(number -> control.ifPresent(c -> c.shown(id, number)));
    }
  }

  /** Every command sets the watchdog too, and is fed by the heartbeat. */
  @Override
  protected List<RegisterRow> rowsOf(Command command) {
    List<RegisterRow> rows = new ArrayList<>(super.rowsOf(command));
    map().rows().stream()
        .filter(row -> ChargeControl.WATCHDOG.contains(row.name()))
        .forEach(rows::add);
    return rows;
  }

  @Override
  protected Attempt carryOut(Command command) throws DeviceException {
    return firmware.isEmpty()
        ? new Attempt.Rejected(
            Reason.UNSUPPORTED_FIRMWARE, WallboxTexts.text("firmware-row", map().source()))
        : control.orElseThrow().carryOut(command);
  }

  @Override
  public Optional<Duration> keepAlive() {
    return control.map(ChargeControl::keepAlive);
  }

  @Override
  public void release(Duration budget) throws DeviceException {
    if (control.isPresent()) {
      control.get().release();
    }
  }
}
