// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A part of the gateway that has something to tell about the machine. Registered as a service
 * (whiteboard); {@link Upkeep#notices} gathers them.
 *
 * <p>Threads: any; it answers at once.
 */
@ConsumerType
@FunctionalInterface
public interface NoticeSource {

  /** What is to be told now; empty when all is well. */
  List<Notice> notices();
}
