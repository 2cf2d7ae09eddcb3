// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.heatpump.internal;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.Point;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Unit;
import io.meriggio.device.Value;
import io.meriggio.device.Vocabulary;
import io.meriggio.modbus.BlockRules;
import io.meriggio.modbus.Field;
import io.meriggio.modbus.MappedRegisters;
import io.meriggio.modbus.Profile;
import io.meriggio.modbus.RegisterMap;
import io.meriggio.modbus.RegisterMapConnection;
import io.meriggio.modbus.RegisterRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One heat pump. */
final class HeatPumpConnection extends RegisterMapConnection {

  private static final int LARGEST_READ = 60;

  /** What water, air and refrigerant of a heat pump can have, in °C. */
  private static final double COLDEST = -60;

  private static final double HOTTEST = 150;

  private Optional<Requests> requests = Optional.empty();
  private List<String> sgWords = List.of();
  private boolean firmwareInBytes;

  HeatPumpConnection(DeviceContext context, RegisterMap map) {
    super(context, map, BlockRules.atMost(LARGEST_READ));
  }

  /** Whether a field is of use to anybody: what can only be written and is not commanded is not. */
  static boolean isOffered(Field field) {
    return field.readable() || HeatPumpPoints.limits(field).isPresent();
  }

  /** The point of a field with what may be commanded. */
  static Point pointOf(Field field) {
    Optional<Point.Commandable> usual = HeatPumpPoints.limits(field);
    Point point = usual.map(limits -> commandable(field, limits)).orElse(field.point());
    if (point.command().isEmpty()) {
      return point;
    }
    if (point.kind() == Point.Kind.TEXT) {
      return usual.map(point::commandable).orElse(point);
    }
    Point.Commandable found = point.command().get();
    return point.commandable(
        new Point.Commandable(
            found.minimum(),
            found.maximum(),
            found.step() > 0 ? found.step() : HeatPumpPoints.step(field),
            found.words(),
            HeatPumpPoints.WRITE_EVERY,
            found.settleSeconds()));
  }

  @Override
  protected Recognised recognise() throws DeviceException {
    Recognised recognised = super.recognise();
    Profile profile = recognised.profile();
    sgWords = profile.field(HeatPumpPoints.SG_REQUEST).map(Field::commandWords).orElse(List.of());
    firmwareInBytes =
        profile
            .field("firmware_version")
            .filter(field -> field.row().meaning().startsWith("Major in high byte"))
            .isPresent();
    if (requests.isEmpty()) {
      MappedRegisters registers =
          new MappedRegisters(link(), context().unit(), profile, context().clock());
      requests = Optional.of(new Requests(registers, sgWords, context().clock()));
    }
    DeviceIdentity identity = recognised.identity();
    return new Recognised(
        profile,
        new DeviceIdentity(
            identity.model(), identity.serialNumber(), identity.firmware().map(this::firmware)));
  }

  private String firmware(String number) {
    if (!firmwareInBytes || !number.matches("[0-9]{1,5}")) {
      return number;
    }
    int word = Integer.parseInt(number);
    return (word >>> 8) + "." + (word & 0xFF);
  }

  @Override
  protected Optional<Point> offered(Field field) {
    return isOffered(field) ? Optional.of(pointOf(field)) : Optional.empty();
  }

  @Override
  protected Reading refine(Reading reading) {
    if (reading.value().isEmpty()) {
      return reading;
    }
    String id = reading.point().id();
    if (reading.value().get() instanceof Value.Text text) {
      return switch (id) {
        case HeatPumpPoints.SG_STATE, HeatPumpPoints.SG_REQUEST ->
            SgReady.of(text.text())
                .map(state -> Reading.good(reading.point(), Value.of(state.name()), reading.at()))
                .orElse(reading);
        case "firmware_version" ->
            Reading.good(reading.point(), Value.of(firmware(text.text())), reading.at());
        default -> reading;
      };
    }
    return isImpossible(reading)
        ? Reading.bad(reading.point(), Reason.OUT_OF_RANGE, reading.at())
        : reading;
  }

  private static boolean isImpossible(Reading reading) {
    if (!(reading.value().orElseThrow() instanceof Value.Numeric numeric)) {
      return false;
    }
    Point point = reading.point();
    boolean magnitude = Vocabulary.entry(point.id()).map(Vocabulary.Entry::magnitude).orElse(false);
    boolean temperature = point.unit() == Unit.CELSIUS;
    return magnitude && numeric.number() < 0
        || temperature && (numeric.number() < COLDEST || numeric.number() > HOTTEST);
  }

  /** A volatile request may set the watchdog too. */
  @Override
  protected List<RegisterRow> rowsOf(Command command) {
    List<RegisterRow> rows = new ArrayList<>(super.rowsOf(command));
    if (command.values().keySet().stream().anyMatch(HeatPumpPoints.VOLATILE::contains)) {
      profile()
          .flatMap(profile -> profile.field(HeatPumpPoints.WATCHDOG))
          .flatMap(Field::commandRow)
          .ifPresent(rows::add);
    }
    return rows;
  }

  @Override
  protected Attempt carryOut(Command command) throws DeviceException {
    Map<String, Value> values = command.values();
    if (values.size() > 1 && !HeatPumpPoints.VOLATILE.containsAll(values.keySet())) {
      return new Attempt.Rejected(
          Reason.NOT_ALLOWED,
          HeatPumpTexts.text(
              "together", values.keySet(), String.join(", ", HeatPumpPoints.VOLATILE)));
    }
    return requests.orElseThrow().carryOut(values);
  }

  @Override
  public Optional<Duration> keepAlive() {
    return requests.flatMap(Requests::keepAlive);
  }

  /** Returns the requests to 0: the heat pump follows its own curve and contacts again. */
  @Override
  public void release(Duration budget) throws DeviceException {
    if (requests.isPresent()) {
      requests.get().release();
    }
  }
}
