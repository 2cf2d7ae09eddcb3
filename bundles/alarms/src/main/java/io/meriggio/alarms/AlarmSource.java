// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Somebody who sees what is wrong: an OSGi service (whiteboard). It keeps no state for the book: it
 * says what is so now, and the book finds out what has begun and what is over.
 *
 * <p>Threads: the book asks about once a second from a thread of its own, one source after the
 * other; an answer must not wait for a disk, a line or a lock that is held long.
 */
@ConsumerType
@FunctionalInterface
public interface AlarmSource {

  /**
   * What is wrong now; empty when all is well. What a source that fails has said before is neither
   * begun nor over until it answers again.
   */
  List<Trouble> troubles();
}
