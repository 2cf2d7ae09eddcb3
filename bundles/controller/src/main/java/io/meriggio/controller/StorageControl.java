// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Steers the storages of the plant, an OSGi service of the controller.
 *
 * <p>What counts, the first first: data that can be trusted, the contracted power, the reserve, a
 * person's request, the schedule, the protection from cars, the storage's own rule.
 *
 * <p>Threads: all methods may be called from any thread; none waits for a device. Requests take
 * effect with the next decision, at most 5 s later.
 */
@ProviderType
public interface StorageControl {

  /** All storages, by id. */
  List<StorageStatus> storages();

  /**
   * Orders a power for a time; replaces the request before.
   *
   * @param watts discharge +, charge −, 0 = idle; within what the storage can
   * @param duration 1 min to 24 h; what is left of it survives a restart
   * @return refused without a sign-in (401), for the role USER (403), for an unknown storage (404),
   *     a bad power or duration (422), or with {@code NOT_CONTROLLABLE} for a storage that takes no
   *     orders (409)
   */
  Outcome force(Actor actor, String storage, int watts, Duration duration);

  /** Ends a person's request; done also when there is none. Refused as {@link #force} is. */
  Outcome release(Actor actor, String storage);

  /** The schedule, in the order in which entries count. */
  List<StorageScheduleEntry> schedule();

  /** Replaces the schedule as a whole, or refuses it as a whole (401, 403, 404, 422). */
  Outcome schedule(Actor actor, List<StorageScheduleEntry> entries);

  /** The settings in force. */
  StorageSettings settings();

  /** Replaces the settings (401, 403, 422). */
  Outcome settings(Actor actor, StorageSettings settings);
}
