// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of devices: an OSGi service (whiteboard). The hand-over is bounded and the newest image
 * wins: a slow listener misses images in between, and delays nobody.
 */
@ConsumerType
public interface SnapshotListener {

  /** A device has a new image. Called from a thread of the host, one call at a time. */
  void changed(Snapshot snapshot);

  /** A device is no longer configured. */
  default void removed(String device) {}
}
