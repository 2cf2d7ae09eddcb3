// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.dtsu666.internal;

import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.PollCycle;
import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.device.Vocabulary;
import io.meriggio.modbus.Field;
import io.meriggio.modbus.Profile;
import io.meriggio.modbus.RegisterMap;
import io.meriggio.modbus.RegisterMapConnection;
import io.meriggio.modbus.WordOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One meter: which layout it has, whether the CT ratio is applied, which way its arrows point. */
final class Dtsu666Connection extends RegisterMapConnection {

  private static final Logger LOG = LoggerFactory.getLogger(Dtsu666Connection.class);
  private static final String OTHER = "_alt";
  private static final int RATIOS = 0x0006;
  private static final int PRIMARY_POWER = 0x151C;
  private static final Duration BETWEEN_COMPARISONS = Duration.ofSeconds(10);

  private final RegisterReader reader;
  private final boolean invertSign;
  private MeterLayout layout;
  private CtRatio ratio = CtRatio.NONE;
  private boolean primaryBlockAbsent;
  private double classicWatts;
  private Instant nextComparison = Instant.MIN;

  Dtsu666Connection(DeviceContext context, RegisterMap map) {
    super(context, map, Dtsu666Driver.RULES);
    reader = new RegisterReader(link(), Turn.SLOW_POLL, context.unit());
    invertSign = context.settings().flag(Dtsu666Driver.INVERT_SIGN).orElse(false);
  }

  @Override
  protected Recognised recognise() throws DeviceException {
    layout = new Recognition(map(), reader, context().unit()).layout(context().model());
    Profile profile = layout.profile();
    ratio = remembered(ratio(profile));
    primaryBlockAbsent = false;
    nextComparison = Instant.MIN;
    if (!ratio.isKnown()) {
      LOG.warn(
          "{}: CT ratio {}, and it is not known whether the meter has applied it. It will be found"
              + " out above 200 W if the meter has the registers 0x151C; else compare grid_power"
              + " with the meter's display and set settings.ctRatioAppliedByMeter.",
          context().deviceId(),
          ratio.ct());
    }
    return new Recognised(profile, identity(profile));
  }

  private CtRatio ratio(Profile profile) throws DeviceException {
    boolean classic = profile.model().equals(Recognition.CLASSIC);
    boolean old = profile.model().equals(Recognition.OLD);
    if (!classic && !old) {
      return CtRatio.NONE;
    }
    Optional<int[]> ratios = reader.read(RATIOS, 2);
    if (ratios.isEmpty()) {
      return CtRatio.NONE;
    }
    Optional<Boolean> applied = context().settings().flag(Dtsu666Driver.CT_RATIO_APPLIED);
    // the 2016 sheet and its drivers agree: that layout is secondary
    return new CtRatio(
        Math.max(1, ratios.get()[0]),
        ratios.get()[1] == 0 ? 1 : ratios.get()[1] / 10.0,
        applied.or(() -> old ? Optional.of(false) : Optional.empty()));
  }

  /** What was found out holds as long as the ratios are the same. */
  private CtRatio remembered(CtRatio read) {
    boolean same = read.ct() == ratio.ct() && read.vt() == ratio.vt();
    return same && !read.isKnown() ? ratio : read;
  }

  /**
   * With the arrows the other way the forward counter counts what is fed in. The alternative
   * addresses of one -H unit take the place of the usual ones.
   */
  @Override
  protected Optional<Point> offered(Field field) {
    String id = field.id();
    if (layout.otherEnergies() && id.endsWith(OTHER)) {
      id = id.substring(0, id.length() - OTHER.length());
    } else if (layout.otherEnergies() && layout.profile().field(id + OTHER).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        invertSign ? renamed(field.point(), turned(id)) : renamed(field.point(), id));
  }

  private static String turned(String id) {
    if (id.startsWith("energy_import_") && !id.endsWith("_net")) {
      return id.replace("energy_import_", "energy_export_");
    }
    return id.replace("energy_export_", "energy_import_");
  }

  private static Point renamed(Point point, String id) {
    return new Point(
        id, point.unit(), point.kind(), point.pollClass(), point.command(), point.staleAfter());
  }

  @Override
  protected Reading refine(Reading reading) {
    if (reading.value().isEmpty() || !(reading.value().get() instanceof Value.Numeric number)) {
      return reading;
    }
    String id = reading.point().id();
    double turned = invertSign && Vocabulary.signTurned("dtsu666", id) ? -1 : 1;
    if (id.equals("grid_power")) {
      classicWatts = number.number();
    }
    double value = number.number() * ratio.factor(id) * turned;
    if (id.equals("frequency")) {
      value *= layout.frequencyFactor();
    }
    boolean open = reading.quality() == Quality.GOOD && ratio.leavesOpen(id);
    return open
        ? Reading.uncertain(
            reading.point(), Value.of(value + 0.0), Reason.UNCONFIRMED, reading.at())
        : Reading.good(reading.point(), Value.of(value + 0.0), reading.at());
  }

  @Override
  public void poll(PollCycle cycle) throws DeviceException {
    classicWatts = 0;
    super.poll(cycle);
    boolean due = cycle.due().contains(PollClass.FAST) && !cycle.shouldYield();
    if (due && !primaryBlockAbsent && ratio.isDecisive(classicWatts) && isTime()) {
      compare();
    }
  }

  private boolean isTime() {
    boolean time = !now().isBefore(nextComparison);
    nextComparison = time ? now().plus(BETWEEN_COMPARISONS) : nextComparison;
    return time;
  }

  /** The block at 0x150A holds the ratios on every meter that has it. */
  private void compare() throws DeviceException {
    Optional<int[]> words = reader.read(PRIMARY_POWER, 2);
    if (words.isEmpty()) {
      primaryBlockAbsent = true;
      return;
    }
    float kilowatts = Float.intBitsToFloat(order().pair(words.get(), 0));
    // rule 3 has turned the sign of the classic power
    ratio = ratio.compared(kilowatts * 1000.0, -classicWatts);
    if (ratio.isKnown()) {
      LOG.info(
          "{}: CT ratio {} is {} (0x151C shows {} kW)",
          context().deviceId(),
          ratio.ct(),
          ratio.applied().orElseThrow() ? "applied by the meter" : "to be applied",
          kilowatts);
    }
  }

  private WordOrder order() {
    return layout
        .profile()
        .field("grid_power")
        .map(field -> field.row().order())
        .orElse(WordOrder.BIG);
  }
}
