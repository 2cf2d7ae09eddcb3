// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The dry contacts, an OSGi service of the controller: four outputs, the logics that switch them,
 * and what a person may do with both.
 *
 * <p>Owner and Administrator may change; everybody who is signed in may look. A request is judged
 * in the order of {@link Outcome.Why}; one that is refused changes nothing. What was accepted is
 * carried out at the controller's next cycle.
 *
 * <p>Threads: all methods may be called from any thread.
 */
@ProviderType
public interface Outputs {

  /** The outputs 1…4, as decided in the last cycle. */
  List<OutputStatus> outputs();

  /** Why the contacts are not as decided; empty when they are. */
  Optional<Sentence> trouble();

  /**
   * A person decides on an output, or leaves it to its logics. Survives a restart, with what is
   * left of its time.
   *
   * @param minutes until the logics decide again, 1…10080; empty: until a person says so; not
   *     looked at for {@link OverrideMode#AUTO}
   */
  Outcome override(Actor actor, int output, OverrideMode mode, OptionalInt minutes);

  /**
   * Closes an output for a try.
   *
   * @param seconds 1…60
   * @return conflict {@code OVERRIDDEN} while a person decides on it, {@code MINIMUM_OFF_TIME}
   *     while it has to stay open
   */
  Outcome selfTest(Actor actor, int output, int seconds);

  /** All logics, by id. */
  List<LogicStatus> logics();

  /**
   * Adds a logic or replaces that of the same id; active at once, if it says so.
   *
   * @return with warnings when it will work, but hardly as meant
   */
  Outcome put(Actor actor, ContactLogic logic);

  /** Forgets a logic. */
  Outcome remove(Actor actor, String id);

  /** Lets a logic work; in the exclusive mode all others are suspended. */
  Outcome activate(Actor actor, String id);

  /** Lets a logic rest. In the exclusive mode none takes its place by itself. */
  Outcome deactivate(Actor actor, String id);

  /**
   * Lets all logics work.
   *
   * @return conflict {@code EXCLUSIVE} in the exclusive mode
   */
  Outcome activateAll(Actor actor);

  /**
   * The log of switchings, oldest first.
   *
   * @param output 1…4; empty: of all
   * @param from the first moment asked for
   * @param to the first moment no longer asked for
   */
  List<Switching> switchings(OptionalInt output, Instant from, Instant to);
}
