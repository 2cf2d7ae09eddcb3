// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning.internal;

import io.meriggio.commissioning.Draft;
import io.meriggio.commissioning.Draft.DraftDevice;
import io.meriggio.commissioning.Draft.DraftLine;
import io.meriggio.commissioning.Draft.Sensors;
import io.meriggio.commissioning.Families;
import io.meriggio.commissioning.Layout;
import io.meriggio.commissioning.Plan;
import io.meriggio.configuration.Pids;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the configuration that follows from a draft. A device of the draft keeps the keys that
 * commissioning does not ask for; one that the draft has no more is removed, and so is a line that
 * nobody uses any more because of that.
 */
public final class PlanMaker {
  private static final String SETTINGS = "settings.";

  private final Draft draft;
  private final Map<String, Map<String, Object>> effective;
  private final Map<String, Optional<Map<String, Object>>> changes = new LinkedHashMap<>();

  private PlanMaker(Draft draft, Map<String, Map<String, Object>> effective) {
    this.draft = draft;
    this.effective = effective;
  }

  /** The plan of a draft against what is in force, by PID. */
  public static Plan plan(Draft draft, Map<String, Map<String, Object>> effective) {
    return new PlanMaker(draft, effective).make();
  }

  private Plan make() {
    draft.lines().forEach(line -> changes.put(Pids.line(line.id()), Optional.of(keys(line))));
    draft.devices().forEach(one -> changes.put(Pids.device(one.id()), Optional.of(keys(one))));
    removeWhatHasGone();
    changes.put(Pids.PLANT, Optional.of(plant()));
    List<Plan.Change> kinds = new ArrayList<>();
    changes.forEach((pid, keys) -> kinds.add(new Plan.Change(pid, kind(pid, keys))));
    return new Plan(changes, kinds);
  }

  private Plan.Kind kind(String pid, Optional<Map<String, Object>> keys) {
    if (keys.isEmpty()) {
      return Plan.Kind.REMOVED;
    }
    if (!effective.containsKey(pid)) {
      return Plan.Kind.MADE;
    }
    return texts(keys.get()).equals(texts(effective.get(pid))) ? Plan.Kind.KEPT : Plan.Kind.CHANGED;
  }

  /** 32 of the site and 32L of a form are the same. */
  private static Map<String, String> texts(Map<String, Object> keys) {
    Map<String, String> texts = new TreeMap<>();
    keys.forEach((key, value) -> texts.put(key, text(value)));
    return texts;
  }

  private static String text(Object value) {
    if (value instanceof Object[] array) {
      return Arrays.toString(array);
    }
    return value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue())
        ? String.valueOf(number.longValue())
        : String.valueOf(value);
  }

  private Map<String, Object> keys(DraftLine line) {
    return new TreeMap<>(line.keys());
  }

  private Map<String, Object> keys(DraftDevice device) {
    Map<String, Object> keys = new TreeMap<>(before(device));
    keys.put("family", device.family());
    put(keys, "name", device.name());
    put(keys, "serialNumber", device.serialNumber());
    put(keys, "model", device.model());
    put(keys, "line", device.line());
    put(keys, "unit", device.unit());
    device.settings().forEach((key, value) -> keys.put(SETTINGS + key, value));
    if (device.family().equals(Families.TERMINALS)) {
      sensors(keys);
    }
    return keys;
  }

  /** What is configured of it, where it is still of the same family. */
  private Map<String, Object> before(DraftDevice device) {
    Map<String, Object> before = effective.getOrDefault(Pids.device(device.id()), Map.of());
    return device.family().equals(before.get("family")) ? before : Map.of();
  }

  /** Constants and directions of the gateway's sensors, as far as the configuration has them. */
  private void sensors(Map<String, Object> keys) {
    Sensors sensors = draft.sensors();
    boolean exchange =
        draft.layout().filter(l -> l.exchange() == Layout.Exchange.SENSOR).isPresent();
    if (exchange) {
      keys.put(
          SETTINGS + SiteDraft.EXCHANGE_CONSTANT, sensors.exchangeConstant().orElse(byPhases()));
      keys.put(SETTINGS + SiteDraft.INVERT_EXCHANGE, sensors.invertExchange());
    }
    if (sensors.production()) {
      keys.put(
          SETTINGS + SiteDraft.PRODUCTION_CONSTANT,
          sensors.productionConstant().orElse(byPhases()));
      keys.put(SETTINGS + SiteDraft.INVERT_PRODUCTION, sensors.invertProduction());
    }
  }

  private int byPhases() {
    return draft.phases().orElse(1);
  }

  private void removeWhatHasGone() {
    for (Map.Entry<String, Map<String, Object>> entry : new TreeMap<>(effective).entrySet()) {
      if (looksAfter(entry) && !changes.containsKey(entry.getKey())) {
        changes.put(entry.getKey(), Optional.empty());
      }
    }
    Set<String> used = linesOf(after());
    linesOf(removed()).stream()
        .filter(line -> !used.contains(line))
        .map(Pids::line)
        .filter(pid -> effective.containsKey(pid) && !changes.containsKey(pid))
        .forEach(pid -> changes.put(pid, Optional.empty()));
    draft.lines().stream()
        .filter(line -> !used.contains(line.id()))
        .map(line -> Pids.line(line.id()))
        .forEach(this::dropUnusedLine);
  }

  /** A line of the draft that no device uses is not made, and one of the site is removed. */
  private void dropUnusedLine(String pid) {
    if (effective.containsKey(pid)) {
      changes.put(pid, Optional.empty());
    } else {
      changes.remove(pid);
    }
  }

  private static boolean looksAfter(Map.Entry<String, Map<String, Object>> entry) {
    return Pids.factory(entry.getKey()).equals(Pids.DEVICE)
        && Families.ALL.contains(String.valueOf(entry.getValue().get("family")));
  }

  private Stream<Map<String, Object>> after() {
    return Stream.concat(
        draft.devices().stream().map(device -> changes.get(Pids.device(device.id())).orElseThrow()),
        effective.entrySet().stream()
            .filter(entry -> Pids.factory(entry.getKey()).equals(Pids.DEVICE))
            .filter(entry -> !changes.containsKey(entry.getKey()))
            .map(Map.Entry::getValue));
  }

  private Stream<Map<String, Object>> removed() {
    return changes.entrySet().stream()
        .filter(change -> change.getValue().isEmpty())
        .map(change -> effective.get(change.getKey()));
  }

  private static Set<String> linesOf(Stream<Map<String, Object>> devices) {
    return devices
        .filter(keys -> keys.containsKey("line"))
        .map(keys -> String.valueOf(keys.get("line")))
        .collect(Collectors.toSet());
  }

  private Map<String, Object> plant() {
    Map<String, Object> keys = new TreeMap<>(effective.getOrDefault(Pids.PLANT, Map.of()));
    put(keys, "name", draft.name());
    put(keys, "phases", draft.phases());
    put(keys, "contractedPower", draft.contractedPower());
    put(keys, "timeZone", draft.timeZone());
    put(keys, "latitude", draft.latitude());
    put(keys, "longitude", draft.longitude());
    put(keys, "exchangeSource", draft.exchangeSource());
    Set<String> ids = devicesAfter();
    for (String sources : List.of("productionSources", "storageSources")) {
      if (keys.containsKey(sources) && !ids.containsAll(ids(keys.get(sources)))) {
        keys.remove(sources);
      }
    }
    return keys;
  }

  private Set<String> devicesAfter() {
    return Stream.concat(
            changes.entrySet().stream()
                .filter(change -> change.getValue().isPresent())
                .map(Map.Entry::getKey),
            effective.keySet().stream().filter(pid -> !changes.containsKey(pid)))
        .filter(pid -> Pids.factory(pid).equals(Pids.DEVICE))
        .map(Pids::id)
        .collect(Collectors.toSet());
  }

  private static List<String> ids(Object value) {
    Stream<?> elements =
        value instanceof Object[] array
            ? Arrays.stream(array)
            : value instanceof Collection<?> list
                ? list.stream()
                : Arrays.stream(String.valueOf(value).split(","));
    return elements.map(e -> String.valueOf(e).strip()).filter(id -> !id.isEmpty()).toList();
  }

  /** What the draft does not say is not configured either. */
  private static void put(Map<String, Object> keys, String key, Optional<?> value) {
    if (value.isPresent()) {
      keys.put(key, value.get());
    } else {
      keys.remove(key);
    }
  }
}
