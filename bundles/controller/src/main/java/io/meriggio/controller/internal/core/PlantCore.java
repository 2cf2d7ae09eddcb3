// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.controller.EnergyFlows;
import io.meriggio.controller.Figure;
import io.meriggio.controller.PlantNow;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.device.DeviceInfo;
import io.meriggio.device.Unit;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
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
  private final LikelyCause cause = new LikelyCause();
  private final PowerWatch watch = new PowerWatch();
  private final DayAccount day = new DayAccount();
  private final KeptDay kept = new KeptDay();
  private final FlowMinutes minutes = new FlowMinutes();
  private Optional<PlantModel> lastModel = Optional.empty();
  private Optional<Build> build = Optional.empty();

  /** How the plant is built, and what that was judged by. */
  private record Build(
      PlantSettings settings,
      List<DeviceInfo> devices,
      PlantModel model,
      FoundConfiguration found) {

    boolean isOf(PlantSettings saidNow, List<DeviceInfo> there) {
      return settings.equals(saidNow) && devices.equals(there);
    }
  }

  /**
   * One image of the plant, and what it was made from.
   *
   * @param now the image
   * @param model which devices measured it
   * @param found which configuration it is
   * @param today the energy flows of the local day so far
   * @param ended the minute of energy flows that ended with this image
   */
  public record Result(
      PlantNow now,
      PlantModel model,
      FoundConfiguration found,
      EnergyFlows today,
      Optional<EnergyFlows> ended) {}

  /**
   * Computes the plant.
   *
   * @param settings what the site says
   * @param devices all configured devices, by id
   * @param now the time; its running time rises from call to call
   */
  public Result compute(PlantSettings settings, List<DeviceImage> devices, Moment now) {
    build(settings, devices.stream().map(DeviceImage::info).toList());
    PlantModel model = build.orElseThrow().model();
    FoundConfiguration found = build.orElseThrow().found();
    take(model, now, settings.timeZone());
    Map<String, Figure> figures =
        new Balance(model, found.phases(), devices, now).figures(plausibility);
    Optional<EnergyFlows> ended = count(Powers.of(figures), now, settings.timeZone());
    figures.putAll(shares(model, Powers.of(figures).worst(), now, settings.timeZone()));
    List<Sentence> hints =
        hints(new Hints(model, found, devices, figures), figures, now, settings.timeZone());
    return new Result(
        new PlantNow(figures, found.number(), hints, now.wall()),
        model,
        found,
        day.flows(now, settings.timeZone()),
        ended);
  }

  /** How a plant is built is judged again only when something that it is judged by has changed. */
  private void build(PlantSettings settings, List<DeviceInfo> devices) {
    if (build.isEmpty() || !build.get().isOf(settings, devices)) {
      PlantModel model = PlantModel.of(settings, devices);
      FoundConfiguration found = FoundConfiguration.of(settings, model, devices);
      build = Optional.of(new Build(settings, devices, model, found));
    }
  }

  /** A plant that is built otherwise begins to count anew; one that comes back goes on. */
  private void take(PlantModel model, Moment now, ZoneId zone) {
    if (!lastModel.equals(Optional.of(model))) {
      lastModel
          .flatMap(before -> day.state(now, before.sources()))
          .ifPresent(state -> kept.setAside(state, now));
      watch.restart();
      minutes.restart();
      day.restart();
      lastModel = Optional.of(model);
    }
    kept.take(model.sources(), now, zone).ifPresent(state -> day.resume(state, now));
  }

  private Optional<EnergyFlows> count(Powers powers, Moment now, ZoneId zone) {
    Optional<Step> step = watch.step(powers, now);
    day.next(now, zone, step, powers.areKnown());
    return minutes.next(now, step);
  }

  private Map<String, Figure> shares(PlantModel model, Figure worst, Moment now, ZoneId zone) {
    return Map.of(
        "self_consumption_today",
        model.production().isEmpty()
            ? Figure.notPresent(Unit.PERCENT, now.wall())
            : day.selfConsumption(now, zone, worst),
        "autarky_today",
        day.autarky(now, zone, worst));
  }

  /**
   * What of the day must survive a restart: to be kept about once a minute, and at the stop.
   *
   * @return empty as long as nothing has been counted
   */
  public Optional<DayState> state(Moment now) {
    return kept.waiting(now).or(() -> lastModel.flatMap(model -> day.state(now, model.sources())));
  }

  /**
   * Goes on with a day from before a restart, as soon as it is that day again and the plant is
   * built as it was; to be called before the first image.
   */
  public void restore(DayState state, Moment now) {
    kept.restore(state, now);
  }

  private List<Sentence> hints(Hints judged, Map<String, Figure> figures, Moment now, ZoneId zone) {
    cause.watch(plausibility.isImplausible(), figures.get("pv_power"), figures.get("grid_power"));
    List<Sentence> hints = new ArrayList<>(judged.all(cause));
    day.begunLate(now, zone)
        .ifPresent(
            since -> hints.add(Sentence.of("hint.day-since", CLOCK.format(since.atZone(zone)))));
    return hints;
  }
}
