// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.controller.Figure;
import io.meriggio.controller.PlantNow;
import io.meriggio.controller.Sentence;
import io.meriggio.device.DeviceInfo;
import io.meriggio.device.Reason;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plant model and its balance. It remembers only what time itself decides: since when the
 * balance is implausible, and the energies of the day.
 *
 * <p>Threads: one at a time.
 */
public final class PlantCore {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private final Plausibility plausibility = new Plausibility();
  private final DayShares shares = new DayShares();
  private Optional<PlantModel> lastModel = Optional.empty();

  /**
   * One image of the plant, and what it was made from.
   *
   * @param now the image
   * @param model which devices measured it
   * @param found which configuration it is
   */
  public record Result(PlantNow now, PlantModel model, FoundConfiguration found) {}

  /**
   * Computes the plant.
   *
   * @param settings what the site says
   * @param devices all configured devices, by id
   * @param now the time; rises from call to call
   */
  public Result compute(PlantSettings settings, List<DeviceImage> devices, Instant now) {
    List<DeviceInfo> infos = devices.stream().map(DeviceImage::info).toList();
    PlantModel model = PlantModel.of(settings, infos);
    FoundConfiguration found = FoundConfiguration.of(settings, model, infos);
    if (!lastModel.equals(Optional.of(model))) {
      shares.restart();
      lastModel = Optional.of(model);
    }
    Map<String, Figure> figures =
        new LinkedHashMap<>(new Balance(model, found.phases(), devices, now).figures(plausibility));
    shares.look(DayShares.Powers.of(figures), now, settings.timeZone());
    figures.put("self_consumption_today", selfConsumption(model, now));
    figures.put("autarky_today", shares.autarky(now));
    List<Sentence> hints = hints(model, figures, settings.timeZone());
    return new Result(new PlantNow(figures, found.number(), hints, now), model, found);
  }

  private Figure selfConsumption(PlantModel model, Instant now) {
    return model.production().isEmpty()
        ? Figure.notPresent(io.meriggio.device.Unit.PERCENT, now)
        : shares.selfConsumption(now);
  }

  private List<Sentence> hints(PlantModel model, Map<String, Figure> figures, ZoneId zone) {
    List<Sentence> hints = new ArrayList<>();
    if (model.exchange() instanceof Exchange.Ambiguous ambiguous) {
      hints.add(Sentence.of("hint.ambiguous", String.join(", ", ambiguous.devices())));
    }
    if (model.exchange() instanceof Exchange.Missing missing) {
      hints.add(Sentence.of("hint.missing", missing.device()));
    }
    if (figures.get("consumption_power").reason() == Reason.INCONSISTENT) {
      hints.add(Sentence.of("hint.inconsistent"));
    }
    shares
        .begunLate()
        .ifPresent(
            since -> hints.add(Sentence.of("hint.day-since", CLOCK.format(since.atZone(zone)))));
    return hints;
  }
}
