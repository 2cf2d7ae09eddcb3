// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.dtsu666.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.device.Value;
import io.meriggio.modbus.Profile;
import io.meriggio.modbus.RegisterMap;
import io.meriggio.modbus.RegisterRow;
import io.meriggio.modbus.WordOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Finds the layout that a meter has. Meters answer nonsense at addresses that they don't have, so a
 * layout counts only when it shows a voltage of 50…500 V and a frequency of 45…65 Hz (OTHER-DEVICES
 * section 1, "Quirks").
 */
final class Recognition {

  static final String CLASSIC = "DTSU666";
  static final String OEM = "DTSU666-OEM";
  static final String OLD = "DTSU666-2016";
  static final String H = "DTSU666-H";

  /** One phase may be without voltage; to neutral it means nothing where only three wires come. */
  private static final List<String> VOLTAGES =
      List.of("voltage_l1", "voltage_l1_l2", "voltage_l2", "voltage_l3");

  private static final String FREQUENCY = "frequency";

  private static final int SERIAL_SETTINGS = 0x002C;

  private final RegisterMap map;
  private final RegisterReader reader;
  private final int unit;
  private final List<Text> refused = new ArrayList<>();

  /**
   * @param unit the meter's Modbus address, by which two layouts are told apart
   */
  Recognition(RegisterMap map, RegisterReader reader, int unit) {
    this.map = map;
    this.reader = reader;
    this.unit = unit;
  }

  /**
   * The layout of what answers.
   *
   * @param model the configured one; empty = any of the map
   * @throws DeviceException {@link Reason#WRONG_FAMILY} when none fits, with what was seen
   */
  MeterLayout layout(Optional<String> model) throws DeviceException {
    if (model.isPresent()) {
      return configured(model.get());
    }
    // the default model first: a meter that is gone then costs one time-out
    for (String candidate : order()) {
      Optional<MeterLayout> layout = fitting(candidate);
      if (layout.isPresent()) {
        return candidate.equals(CLASSIC) ? amongClassic(layout.get()) : layout.get();
      }
    }
    throw wrongFamily("auto");
  }

  private MeterLayout configured(String model) throws DeviceException {
    if (!map.models().contains(model)) {
      throw new DeviceException(
          Reason.BAD_CONFIGURATION,
          MeterTexts.text("model", model, String.join(", ", map.models())));
    }
    Optional<MeterLayout> layout = fitting(model);
    return layout.orElseThrow(() -> wrongFamily(model));
  }

  private List<String> order() {
    List<String> models = new ArrayList<>(map.models());
    models.remove(OLD);
    models.remove(OEM);
    if (models.remove(CLASSIC)) {
      models.add(0, CLASSIC);
    }
    // alone on a meter that has no classic block
    if (map.models().contains(OEM)) {
      models.add(OEM);
    }
    return models;
  }

  /** Three layouts share the classic block; the primary one is the best that a meter can offer. */
  private MeterLayout amongClassic(MeterLayout classic) throws DeviceException {
    if (map.models().contains(OEM)) {
      Optional<MeterLayout> oem = fittingOrSilent(OEM);
      if (oem.isPresent()) {
        return oem.get();
      }
    }
    return map.models().contains(OLD) && isOldLayout() ? fitting(OLD).orElse(classic) : classic;
  }

  /** The 2016 layout has address and baud rate the other way round. */
  private boolean isOldLayout() throws DeviceException {
    Optional<int[]> settings = reader.read(SERIAL_SETTINGS, 3);
    return settings.isPresent() && settings.get()[1] == unit && settings.get()[2] != unit;
  }

  /** A meter that keeps silent about what it has not got is there all the same. */
  private Optional<MeterLayout> fittingOrSilent(String model) throws DeviceException {
    try {
      return fitting(model);
    } catch (DeviceException e) {
      if (e.reason() != Reason.TIMEOUT && e.reason() != Reason.DEVICE_ERROR) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private Optional<MeterLayout> fitting(String model) throws DeviceException {
    Profile profile = map.profile(model);
    if (profile.field(FREQUENCY).isEmpty()) {
      return Optional.empty();
    }
    Optional<int[]> frequencyWords = words(profile, FREQUENCY);
    for (String voltage : VOLTAGES) {
      if (frequencyWords.isPresent() && profile.field(voltage).isPresent()) {
        Optional<int[]> voltageWords = words(profile, voltage);
        if (voltageWords.isEmpty()) {
          return Optional.empty();
        }
        Optional<MeterLayout> layout =
            fitting(profile, voltage, voltageWords.get(), frequencyWords.get());
        if (layout.isPresent()) {
          return layout;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<MeterLayout> fitting(
      Profile profile, String voltage, int[] voltageWords, int[] frequencyWords)
      throws DeviceException {
    for (WordOrder order : WordOrder.values()) {
      Profile turned = profile.inOrder(order);
      OptionalDouble volts = number(turned, voltage, voltageWords);
      OptionalDouble hertz = number(turned, FREQUENCY, frequencyWords);
      if (isMains(turned, volts, hertz)) {
        return Optional.of(layout(turned, volts, hertz));
      }
    }
    refused.add(
        seen(
            profile,
            number(profile, voltage, voltageWords),
            number(profile, FREQUENCY, frequencyWords)));
    return Optional.empty();
  }

  private static boolean isMains(Profile profile, OptionalDouble volts, OptionalDouble hertz) {
    boolean hundredths = profile.model().equals(H) && within(hertz, 4500, 6500);
    return within(volts, 50, 500) && (within(hertz, 45, 65) || hundredths);
  }

  private MeterLayout layout(Profile profile, OptionalDouble volts, OptionalDouble hertz)
      throws DeviceException {
    return new MeterLayout(
        profile,
        within(hertz, 45, 65) ? 1 : 0.01,
        profile.model().equals(H) && hasOtherEnergies(profile),
        seen(profile, volts, hertz));
  }

  /** One -H unit holds rubbish at 0x401E and the imported energy at 0x4026. */
  private boolean hasOtherEnergies(Profile profile) throws DeviceException {
    return !isEnergy(profile, "energy_import_total")
        && isEnergy(profile, "energy_import_total_alt");
  }

  private boolean isEnergy(Profile profile, String id) throws DeviceException {
    if (profile.field(id).isEmpty()) {
      return false;
    }
    Optional<int[]> registers = words(profile, id);
    OptionalDouble wattHours =
        registers.isEmpty() ? OptionalDouble.empty() : number(profile, id, registers.get());
    return within(wattHours, 1, 1e10) || within(wattHours, 0, 0);
  }

  /** The registers of a field; empty when the meter has not got them. */
  private Optional<int[]> words(Profile profile, String id) throws DeviceException {
    RegisterRow row = profile.field(id).orElseThrow().row();
    Optional<int[]> words = reader.read(row.address(), row.count());
    if (words.isEmpty()) {
      refused.add(
          MeterTexts.text("no-register", profile.model(), String.format("0x%04X", row.address())));
    }
    return words;
  }

  private static OptionalDouble number(Profile profile, String id, int[] registers) {
    Reading reading = profile.field(id).orElseThrow().read(registers, 0, Instant.EPOCH);
    return reading.value().isPresent() && reading.value().get() instanceof Value.Numeric number
        ? OptionalDouble.of(number.number())
        : OptionalDouble.empty();
  }

  private static boolean within(OptionalDouble number, double minimum, double maximum) {
    return number.isPresent() && number.getAsDouble() >= minimum && number.getAsDouble() <= maximum;
  }

  private static Text seen(Profile profile, OptionalDouble volts, OptionalDouble hertz) {
    return MeterTexts.text("shows", profile.model(), shown(volts), shown(hertz));
  }

  private static Text shown(OptionalDouble number) {
    return number.isPresent()
        ? Text.plain(String.format(Locale.ROOT, "%.1f", number.getAsDouble()))
        : MeterTexts.text("nothing");
  }

  private DeviceException wrongFamily(String model) {
    return new DeviceException(
        Reason.WRONG_FAMILY,
        MeterTexts.text(
            "wrong-family",
            model,
            refused.stream().reduce(Text.NONE, (said, next) -> said.and("; ", next))));
  }
}
