// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.event;

import io.meriggio.alarms.AlarmBook;
import io.meriggio.controller.Plant;
import io.meriggio.device.DeviceDirectory;
import io.meriggio.device.LineDirectory;
import io.meriggio.device.LineInfo;
import io.meriggio.rest.internal.form.AlarmForm;
import io.meriggio.rest.internal.form.DeviceForm;
import io.meriggio.rest.internal.form.LineForm;
import io.meriggio.rest.internal.form.PlantNowForm;
import io.meriggio.rest.internal.form.RemovedForm;
import io.meriggio.rest.internal.resource.Gateway;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes the frames: {@code plant}, {@code device} and {@code line} carry the REST form of each,
 * {@code charge-point}, {@code output}, {@code logic}, {@code storage} and {@code alarm} too,
 * {@code removed} says what is no longer there.
 *
 * <p>Threads: one at a time.
 */
final class Events {
  private static final int COUNTERS_EVERY_TICKS = 5;

  private final Gateway gateway;
  private final Decided decided;
  private long lastId;
  private final Map<String, LineForm> toldLines = new HashMap<>();
  private int ticks;

  /**
   * Makes frames.
   *
   * @param firstId their ids begin above it
   */
  Events(Gateway gateway, long firstId) {
    this.gateway = gateway;
    this.lastId = firstId;
    this.decided = new Decided(gateway);
  }

  /** All that there is, for a client that has just come or come back. */
  List<Frame> everything(Locale language) {
    List<Frame> frames = new ArrayList<>(plant(language));
    gateway
        .find(DeviceDirectory.class)
        .ifPresent(
            all -> all.devices().forEach(d -> frames.addAll(device(d.info().id(), language))));
    gateway
        .find(LineDirectory.class)
        .ifPresent(all -> all.lines().forEach(l -> frames.add(line(LineForm.of(l, language)))));
    decided.all(language).forEach(one -> frames.add(decided(one)));
    return frames;
  }

  /** The id of the frame that was made last. */
  long lastId() {
    return lastId;
  }

  /** The plant in a language. */
  List<Frame> plant(Locale language) {
    return gateway.find(Plant.class).stream()
        .map(plant -> PlantNowForm.of(plant.now(), gateway.zone(), language))
        .map(form -> frame("plant", "plant", form))
        .toList();
  }

  /** What changed of the devices, in a language. */
  List<Frame> devices(Changes.Batch batch, Locale language) {
    List<Frame> frames = new ArrayList<>();
    batch.devices().forEach(id -> frames.addAll(device(id, language)));
    batch.removed().forEach(id -> frames.add(removed("device", id)));
    return frames;
  }

  /**
   * What is to be told of lines, in any language.
   *
   * @param changed those whose state changed, or whose counters are due
   * @param removed ids of those that are no longer there
   */
  record LineNews(List<LineInfo> changed, List<String> removed) {

    static final LineNews NONE = new LineNews(List.of(), List.of());
  }

  /** Lines whose state changed since the last tick, and now and then the counters of all. */
  LineNews tick() {
    boolean counters = ticks++ % COUNTERS_EVERY_TICKS == 0;
    List<LineInfo> changed = new ArrayList<>();
    Map<String, LineForm> now = new HashMap<>();
    for (LineInfo info : gateway.find(LineDirectory.class).map(l -> l.lines()).orElse(List.of())) {
      LineForm line = LineForm.of(info, Locale.ENGLISH);
      LineForm told = toldLines.get(line.id());
      now.put(line.id(), line);
      if (told == null || line.differsInState(told) || (counters && !line.equals(told))) {
        changed.add(info);
      } else {
        now.put(line.id(), told);
      }
    }
    List<String> removed = toldLines.keySet().stream().filter(id -> !now.containsKey(id)).toList();
    toldLines.clear();
    toldLines.putAll(now);
    return new LineNews(changed, removed);
  }

  /** News of lines, in a language. */
  List<Frame> lines(LineNews news, Locale language) {
    List<Frame> frames = new ArrayList<>();
    news.changed().forEach(info -> frames.add(line(LineForm.of(info, language))));
    news.removed().forEach(id -> frames.add(removed("line", id)));
    return frames;
  }

  /** What has changed of all that the controller decides on, in any language. */
  Decided.News look(long now) {
    return decided.look(now);
  }

  /** What has changed of it, in a language. */
  List<Frame> decided(Decided.News news, Locale language) {
    List<Frame> frames = new ArrayList<>();
    if (!news.changed().isEmpty()) {
      decided.all(language).stream()
          .filter(one -> news.changed().contains(one.key()))
          .forEach(one -> frames.add(decided(one)));
    }
    news.removed().forEach(one -> frames.add(gone(one, language)));
    return frames;
  }

  /** An alarm that lasts no more is over: its last image says so. */
  private Frame gone(Decided.One one, Locale language) {
    return gateway
        .find(AlarmBook.class)
        .filter(book -> one.kind().equals(Decided.ALARM))
        .flatMap(book -> book.find(one.id()))
        .map(over -> AlarmForm.of(over, gateway.zone(), language))
        .map(form -> frame(one.key(), one.kind(), form))
        .orElseGet(() -> removed(one.kind(), one.id()));
  }

  private Frame decided(Decided.One one) {
    return frame(one.key(), one.kind(), one.form());
  }

  private List<Frame> device(String id, Locale language) {
    return gateway.find(DeviceDirectory.class).flatMap(all -> all.device(id)).stream()
        .map(
            device -> {
              var snapshot = device.snapshot();
              DeviceForm form =
                  DeviceForm.of(device.info(), snapshot, language).with(snapshot, gateway.zone());
              return frame("device:" + id, "device", form);
            })
        .toList();
  }

  private Frame line(LineForm line) {
    return frame("line:" + line.id(), "line", line);
  }

  private Frame removed(String kind, String id) {
    return frame(kind + ":" + id, "removed", new RemovedForm(kind, id));
  }

  private Frame frame(String key, String event, Object data) {
    return Frame.of(key, event, ++lastId, data);
  }
}
