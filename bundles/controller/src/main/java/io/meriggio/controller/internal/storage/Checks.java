// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import io.meriggio.controller.Actor;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.Outcome.Why;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.StorageScheduleEntry;
import io.meriggio.controller.StorageScheduleEntry.Action;
import io.meriggio.controller.StorageSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a person may ask for something, and whether it makes sense. */
public final class Checks {
  static final Duration SHORTEST = Duration.ofMinutes(1);
  static final Duration LONGEST = Duration.ofHours(24);
  private static final int MOST_WATTS = 100_000_000;
  private static final int MOST_MARGIN = 100_000;

  private Checks() {}

  /** Who may steer storages and limits: the owner and administrators. */
  public static Optional<Outcome> actor(Actor actor) {
    if (actor.role().isEmpty()) {
      return Optional.of(Outcome.refused(Why.NOT_SIGNED_IN, Sentence.of("storage.not-signed-in")));
    }
    return actor.role().get().mayControl()
        ? Optional.empty()
        : Optional.of(Outcome.refused(Why.NOT_ALLOWED, Sentence.of("storage.not-allowed")));
  }

  static Optional<Outcome> known(String storage, Optional<StorageImage> image) {
    return image.isPresent()
        ? Optional.empty()
        : Optional.of(Outcome.refused(Why.UNKNOWN, Sentence.of("storage.unknown", storage)));
  }

  static Optional<Outcome> request(StorageImage image, int watts, Duration duration) {
    if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
      return invalid("duration", "storage.bad-duration", duration.toSeconds() + " s");
    }
    if (!image.forceable()) {
      return Optional.of(
          Outcome.conflict("NOT_CONTROLLABLE", Sentence.of("storage.not-controllable")));
    }
    return watts < -image.maxCharge() || watts > image.maxDischarge()
        ? invalid(
            "watts",
            "storage.bad-watts",
            Figures.watts(watts),
            Figures.watts(-image.maxCharge()),
            Figures.watts(image.maxDischarge()))
        : Optional.empty();
  }

  /** Why a schedule is refused; empty when it may be taken. */
  public static Optional<Outcome> schedule(
      Actor actor, List<StorageScheduleEntry> entries, Collection<String> storages) {
    Optional<Outcome> refusal = actor(actor);
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < entries.size() && refusal.isEmpty(); i++) {
      StorageScheduleEntry entry = entries.get(i);
      String place = "schedule[" + i + "].";
      refusal =
          entry
              .storage()
              .filter(s -> !storages.contains(s))
              .map(s -> Outcome.refused(Why.UNKNOWN, Sentence.of("storage.unknown", s)));
      if (refusal.isEmpty() && !(entry.id().matches("[a-z0-9-]{1,40}") && ids.add(entry.id()))) {
        refusal = invalid(place + "id", "storage.bad-entry-id", entry.id());
      }
      refusal = refusal.or(() -> entry(place, entry));
    }
    return refusal;
  }

  private static Optional<Outcome> entry(String place, StorageScheduleEntry entry) {
    if (entry.days().isEmpty()) {
      return invalid(place + "days", "storage.bad-days", entry.id());
    }
    boolean power = entry.action() != Action.HOLD;
    if (power && (entry.watts() < 1 || entry.watts() > MOST_WATTS)) {
      return invalid(place + "watts", "storage.bad-entry-watts", Figures.watts(entry.watts()));
    }
    int soc = entry.untilSoc().orElse(0);
    return soc < 0 || soc > 100
        ? invalid(place + "untilSoc", "storage.bad-soc", soc + " %")
        : Optional.empty();
  }

  /** Why settings are refused; empty when they may be taken. */
  public static Optional<Outcome> settings(Actor actor, StorageSettings settings) {
    Optional<Outcome> refusal = actor(actor);
    if (refusal.isPresent()) {
      return refusal;
    }
    if (settings.reserveSoc() < 0 || settings.reserveSoc() > 100) {
      return invalid("reserveSoc", "storage.bad-soc", settings.reserveSoc() + " %");
    }
    return settings.marginWatts() < 0 || settings.marginWatts() > MOST_MARGIN
        ? invalid("marginWatts", "storage.bad-margin", Figures.watts(settings.marginWatts()))
        : Optional.empty();
  }

  private static Optional<Outcome> invalid(String field, String key, String... parameters) {
    return Optional.of(Outcome.invalid(field, Sentence.of(key, parameters)));
  }
}
