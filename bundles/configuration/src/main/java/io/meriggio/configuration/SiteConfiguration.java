// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The site's configuration, made of two layers: what the files say, and above it what was changed
 * through the doors. The newest word counts, key by key: a change through a door stays over
 * restarts until the file says something else for the same key.
 *
 * <p>Everything is checked before it is stored, so that a bad value never reaches a bundle; what
 * ran before goes on.
 *
 * <p>Threads: may be called from any thread; changes are made one at a time and are on disk when
 * the call returns.
 */
@ProviderType
public interface SiteConfiguration {

  /** What is in force, by PID. */
  Map<String, Map<String, Object>> effective();

  /**
   * Makes a configuration through a door, or replaces all of it.
   *
   * @param pid one of {@link Pids}
   * @param properties all of its keys; numbers may be texts
   * @return what is wrong with it; when anything but warnings, nothing was changed
   * @throws java.io.UncheckedIOException when it can't be written to disk; nothing was changed
   */
  List<Problem> put(String pid, Map<String, Object> properties);

  /**
   * Removes a configuration through a door, even one that a file holds.
   *
   * @return whether there was one
   * @throws java.io.UncheckedIOException when it can't be written to disk; nothing was changed
   */
  boolean delete(String pid);

  /**
   * Changes several configurations through a door, all of them or none: they are checked together,
   * as they will stand beside each other and beside what is not changed, and written at once. A
   * process that is killed meanwhile comes back with all or with none of them.
   *
   * @param changes all keys of each PID; empty removes it, and removes nothing where there is none
   * @return what is wrong with them; when anything but warnings, nothing was changed
   * @throws java.io.UncheckedIOException when it can't be written to disk or handed on; what was in
   *     force before is in force again
   */
  List<Problem> change(Map<String, Optional<Map<String, Object>>> changes);

  /** The file layer, then the door layer. */
  List<Layer> layers();

  /** What was wrong with the files at start, warnings included. */
  List<Problem> problems();
}
