// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meriggio.alarms.AlarmBook;
import io.meriggio.controller.ChargePoints;
import io.meriggio.controller.Outputs;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.StorageControl;
import io.meriggio.rest.internal.form.AlarmForm;
import io.meriggio.rest.internal.form.ChargePointForm;
import io.meriggio.rest.internal.form.LogicForm;
import io.meriggio.rest.internal.form.OutputForm;
import io.meriggio.rest.internal.form.StorageForm;
import io.meriggio.rest.internal.http.Json;
import io.meriggio.rest.internal.resource.Gateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the controller decides on, charge points, outputs, logics, storages, and the alarms. Each is
 * told when it has changed; a timer that only runs on is no change, the client counts it down by
 * itself.
 *
 * <p>Threads: one at a time, but for {@link #all}.
 */
final class Decided {
  static final String ALARM = "alarm";
  private static final String REMAINING = "remainingSeconds";
  private static final long JUMP_SECONDS = 2;

  /** In its REST form; event and kind of its removal bear the name. */
  private record Kind(String name, Function<Locale, List<?>> forms) {}

  /**
   * One of them.
   *
   * @param form in a language
   */
  record One(String kind, String id, ObjectNode form) {
    String key() {
      return kind + ":" + id;
    }
  }

  /** One as it was told, and when. */
  private record Told(ObjectNode still, Optional<Long> remaining, long at) {}

  /**
   * What is to be told.
   *
   * @param changed keys of those that changed
   * @param removed those that are no longer there
   */
  record News(Set<String> changed, List<One> removed) {
    static final News NONE = new News(Set.of(), List.of());
  }

  private final List<Kind> kinds;
  private final Map<String, Told> told = new HashMap<>();
  private final Map<String, One> known = new HashMap<>();

  Decided(Gateway gateway) {
    kinds =
        List.of(
            new Kind("charge-point", language -> chargePoints(gateway, language)),
            new Kind("output", language -> outputs(gateway, language)),
            new Kind("logic", language -> logics(gateway, language)),
            new Kind("storage", language -> storages(gateway, language)),
            new Kind(ALARM, language -> alarms(gateway, language)));
  }

  private static List<?> chargePoints(Gateway gateway, Locale language) {
    return gateway
        .find(ChargePoints.class)
        .map(ChargePoints::chargePoints)
        .orElse(List.of())
        .stream()
        .map(status -> ChargePointForm.of(status, language))
        .toList();
  }

  private static List<?> outputs(Gateway gateway, Locale language) {
    Optional<Sentence> trouble = gateway.find(Outputs.class).flatMap(Outputs::trouble);
    return gateway.find(Outputs.class).map(Outputs::outputs).orElse(List.of()).stream()
        .map(status -> OutputForm.of(status, trouble, language))
        .toList();
  }

  private static List<?> logics(Gateway gateway, Locale language) {
    return gateway.find(Outputs.class).map(Outputs::logics).orElse(List.of()).stream()
        .map(status -> LogicForm.of(status, language))
        .toList();
  }

  private static List<?> storages(Gateway gateway, Locale language) {
    return gateway
        .find(StorageControl.class)
        .map(StorageControl::storages)
        .orElse(List.of())
        .stream()
        .map(status -> StorageForm.of(status, language))
        .toList();
  }

  private static List<?> alarms(Gateway gateway, Locale language) {
    return gateway.find(AlarmBook.class).map(AlarmBook::active).orElse(List.of()).stream()
        .map(event -> AlarmForm.of(event, gateway.zone(), language))
        .toList();
  }

  /** All that there are. */
  List<One> all(Locale language) {
    List<One> all = new ArrayList<>();
    for (Kind kind : kinds) {
      for (Object form : kind.forms().apply(language)) {
        ObjectNode node = Json.tree(form);
        all.add(new One(kind.name(), node.path("id").asText(), node));
      }
    }
    return all;
  }

  /** What has changed since the last time. */
  News look(long now) {
    Map<String, One> present =
        all(Locale.ENGLISH).stream().collect(Collectors.toMap(One::key, one -> one));
    List<One> removed =
        known.values().stream().filter(one -> !present.containsKey(one.key())).toList();
    removed.forEach(one -> told.remove(one.key()));
    known.clear();
    known.putAll(present);
    Set<String> changed =
        present.values().stream()
            .filter(one -> isNew(one, now))
            .map(One::key)
            .collect(Collectors.toSet());
    return new News(changed, removed);
  }

  private boolean isNew(One one, long now) {
    Optional<Long> remaining = takeRemaining(one.form());
    Told before = told.get(one.key());
    if (before != null && before.still().equals(one.form()) && runsOn(before, remaining, now)) {
      return false;
    }
    told.put(one.key(), new Told(one.form(), remaining, now));
    return true;
  }

  private static boolean runsOn(Told before, Optional<Long> remaining, long now) {
    if (before.remaining().isEmpty() || remaining.isEmpty()) {
      return before.remaining().isEmpty() && remaining.isEmpty();
    }
    long expected = before.remaining().get() - Duration.ofNanos(now - before.at()).toSeconds();
    return Math.abs(Math.max(0, expected) - remaining.get()) <= JUMP_SECONDS;
  }

  /** A logic has it in its status, all others themselves. */
  private static Optional<Long> takeRemaining(ObjectNode form) {
    ObjectNode holder = form.get("status") instanceof ObjectNode status ? status : form;
    return Optional.ofNullable(holder.remove(REMAINING))
        .filter(node -> !node.isNull())
        .map(node -> node.longValue());
  }
}
