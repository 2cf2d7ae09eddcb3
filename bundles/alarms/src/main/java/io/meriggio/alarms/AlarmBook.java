// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * All alarms, those that last and those that are over: an OSGi service. It survives a restart and a
 * process that is killed, as far as {@link io.meriggio.memory.Memory} does.
 *
 * <p>Threads: may be called from any thread; {@link #active} never waits, the others may wait for
 * the memory.
 */
@ProviderType
public interface AlarmBook {

  /** The longest page of {@link #past}. */
  int MOST = 500;

  /** The alarms that last, the one that began last first. */
  List<AlarmEvent> active();

  /**
   * Alarms that are over, the one that ended last first.
   *
   * @param before the {@link Page#next} of the page before; empty for the first page
   * @param limit 1 to {@link #MOST}
   */
  Page past(Optional<Long> before, int limit);

  /** One alarm, whether it lasts or not. */
  Optional<AlarmEvent> find(String id);

  /**
   * A person takes note of an alarm. Who was first stays.
   *
   * @param person the name of the account
   * @return the alarm as it is now; empty when there is none of this id
   */
  Optional<AlarmEvent> acknowledge(String id, String person);

  /**
   * Some of the alarms that are over.
   *
   * @param alarms the one that ended last first
   * @param next where the next page begins; empty at the end
   */
  record Page(List<AlarmEvent> alarms, Optional<Long> next) {
    public Page {
      alarms = List.copyOf(alarms);
    }
  }
}
