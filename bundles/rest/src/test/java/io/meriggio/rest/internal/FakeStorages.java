// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import io.meriggio.controller.Actor;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.StorageControl;
import io.meriggio.controller.StorageMode;
import io.meriggio.controller.StorageScheduleEntry;
import io.meriggio.controller.StorageSettings;
import io.meriggio.controller.StorageStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** One storage, charged by the schedule; what a person wants is kept as it comes. */
final class FakeStorages implements StorageControl {
  final List<String> asked = new CopyOnWriteArrayList<>();
  volatile Outcome answer = Outcome.done();
  volatile List<StorageScheduleEntry> schedule = List.of();
  volatile StorageSettings settings = StorageSettings.defaults();
  volatile Optional<Duration> remaining = Optional.of(Duration.ofMinutes(30));

  @Override
  public List<StorageStatus> storages() {
    return List.of(
        new StorageStatus(
            "hyd",
            StorageMode.CHARGE,
            Optional.of(-3000),
            Sentence.of("export.none"),
            remaining,
            Optional.of(Sentence.of("storage.refused", "hyd", "TIMEOUT", "no answer")),
            4));
  }

  @Override
  public Outcome force(Actor actor, String storage, int watts, Duration duration) {
    asked.add("force " + storage + " " + watts + " " + duration);
    return answer;
  }

  @Override
  public Outcome release(Actor actor, String storage) {
    asked.add("release " + storage);
    return answer;
  }

  @Override
  public List<StorageScheduleEntry> schedule() {
    return schedule;
  }

  @Override
  public Outcome schedule(Actor actor, List<StorageScheduleEntry> entries) {
    if (answer instanceof Outcome.Done) {
      schedule = entries;
    }
    return answer;
  }

  @Override
  public StorageSettings settings() {
    return settings;
  }

  @Override
  public Outcome settings(Actor actor, StorageSettings changed) {
    if (answer instanceof Outcome.Done) {
      settings = changed;
    }
    return answer;
  }
}
