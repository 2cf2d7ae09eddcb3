// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What is wrong now, as the controller sees it: an OSGi service.
 *
 * <p>Threads: may be called from any thread.
 */
@ProviderType
public interface Alarms {

  /** The alarms that last, oldest first. */
  List<Alarm> active();
}
