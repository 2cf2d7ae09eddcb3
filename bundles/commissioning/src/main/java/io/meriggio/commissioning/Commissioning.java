// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning;

import io.meriggio.memory.MemoryException;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The commissioning of this gateway's plant, an OSGi service. There is one draft; it is kept over
 * restarts, so that another browser goes on where the first one stopped.
 *
 * <p>Threads: may be called from any thread; one call at a time does its work. All but {@link
 * #state} may wait for the disk.
 */
@ProviderType
public interface Commissioning {

  /**
   * How it stands.
   *
   * @throws MemoryException when the draft can't be read
   */
  State state() throws MemoryException;

  /**
   * Keeps a draft in place of the one before. The site's configuration is not touched.
   *
   * @throws MemoryException when it can't be kept; the one before stays
   */
  void keep(Draft draft) throws MemoryException;

  /**
   * Forgets the draft. The site's configuration is not touched.
   *
   * @throws MemoryException when it can't be removed
   */
  void discard() throws MemoryException;

  /**
   * Writes the draft into the site's configuration, all of it or nothing, and forgets it.
   *
   * @throws MemoryException when the draft can't be read; nothing was changed
   */
  Outcome apply() throws MemoryException;

  /**
   * How commissioning stands.
   *
   * @param draft the kept one; else what is configured
   * @param kept whether it is a kept one
   * @param review what is to be said of it
   */
  record State(Draft draft, boolean kept, Review review) {}

  /** How applying went. */
  sealed interface Outcome {

    /**
     * Everything is written.
     *
     * @param changes what was changed
     * @param warnings what is to be known all the same
     */
    record Applied(List<Plan.Change> changes, List<Remark> warnings) implements Outcome {
      public Applied {
        changes = List.copyOf(changes);
        warnings = List.copyOf(warnings);
      }
    }

    /**
     * Something is missing or wrong; nothing was changed.
     *
     * @param remarks what, at least one that stops
     */
    record Refused(List<Remark> remarks) implements Outcome {
      public Refused {
        remarks = List.copyOf(remarks);
      }
    }

    /**
     * It could not be written; what was in force before is in force again.
     *
     * @param reason of the failure, for the log and for support
     */
    record Failed(String reason) implements Outcome {}
  }
}
