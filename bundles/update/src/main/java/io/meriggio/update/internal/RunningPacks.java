// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import io.meriggio.device.Text;
import io.meriggio.update.PackRefused;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the framework was last told to run, and the way back to it.
 *
 * <p>Threads: used by one at a time.
 */
final class RunningPacks {
  /** How long a driver may take to come up. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(RunningPacks.class);

  private final Framework framework;
  private final ShownPacks shown;
  private final Function<String, Optional<StoredPack>> previous;

  private Map<String, StoredPack> running = Map.of();

  /**
   * Nothing runs yet.
   *
   * @param previous the version of a pack that a rollback would bring back
   */
  RunningPacks(
      Framework framework, ShownPacks shown, Function<String, Optional<StoredPack>> previous) {
    this.framework = framework;
    this.shown = shown;
    this.previous = previous;
  }

  /** By name. */
  Map<String, StoredPack> all() {
    return running;
  }

  /** Packs and one more, which takes the place of another version of it. */
  static Map<String, StoredPack> with(Map<String, StoredPack> packs, StoredPack pack) {
    Map<String, StoredPack> next = new TreeMap<>(packs);
    next.put(pack.name(), pack);
    return next;
  }

  /** Tells the framework to run exactly these. */
  void run(Map<String, StoredPack> packs) throws Unfit, InterruptedException {
    try {
      framework.run(packs.values());
      running = packs;
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      if (Interruption.isBehind(e)) {
        throw Interruption.of(e);
      }
      throw new Unfit(e);
    }
  }

  /** Back to what is known to work. */
  void restore(Map<String, StoredPack> packs) throws InterruptedException {
    try {
      run(packs);
    } catch (Unfit e) {
      LOG.error("The packs that served before can't be brought back", e);
      packs.values().forEach(p -> shown.failed(p, previous.apply(p.name()), e.why()));
      return;
    }
    for (StoredPack pack : packs.values()) {
      Framework.Health health = health(pack);
      if (health.trouble().isEmpty()) {
        shown.serving(pack, health.families(), previous.apply(pack.name()));
      } else {
        shown.failed(pack, previous.apply(pack.name()), health.trouble().get());
      }
    }
  }

  /** Waits until a pack serves, or for as long as that may take. */
  Framework.Health health(StoredPack pack) throws InterruptedException {
    return framework.health(pack, PATIENCE);
  }

  /** A bundle name is one bundle's. */
  void refuseTakenNames(PackContent given) throws PackRefused {
    PackRules.refuseTakenNames(given, running.values(), framework);
  }

  /** The framework can't run what it was asked to. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Text why;

    private Unfit(Exception cause) {
      this(MissingPart.inWords(cause), cause);
    }

    private Unfit(Text why, Exception cause) {
      super(why.english(), cause);
      this.why = why;
    }

    /** In words, without a full stop. */
    Text why() {
      return why;
    }
  }
}
