// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out which command set an inverter has, and keeps the one that worked. Where the work mode
 * can be read the firmware is a newer one and the standard set comes first; where it can't the
 * vendor's does. Each kind of order and the heartbeat are found out apart: some firmware may have
 * the one and not the other (the registers 0x1211 and 0x1215 have a single source).
 */
final class FoundCommands implements PassiveCommands {

  private static final int ILLEGAL_FUNCTION = 1;
  private static final int ILLEGAL_ADDRESS = 2;

  private final WorkMode workMode;
  private final List<PassiveCommands> standardFirst;
  private final List<PassiveCommands> vendorFirst;
  private final Map<Class<?>, Choice> orders = new HashMap<>();
  private final Choice heartbeats = new Choice();

  FoundCommands(WorkMode workMode, PassiveCommands standard, PassiveCommands vendor) {
    this.workMode = workMode;
    this.standardFirst = List.of(standard, vendor);
    this.vendorFirst = List.of(vendor, standard);
  }

  private interface Use<T> {
    T of(PassiveCommands commands) throws DeviceException;
  }

  @Override
  public PassiveReply order(PassiveOrder order) throws DeviceException {
    return orders
        .computeIfAbsent(order.getClass(), kind -> new Choice())
        .use(commands -> commands.order(order));
  }

  @Override
  public void heartbeat() throws DeviceException {
    heartbeats.use(
        commands -> {
          commands.heartbeat();
          return true;
        });
  }

  private final class Choice {
    private int current;
    private boolean known;

    <T> T use(Use<T> use) throws DeviceException {
      List<PassiveCommands> sets = workMode.isReadable() ? standardFirst : vendorFirst;
      try {
        return kept(use.of(sets.get(current)));
      } catch (DeviceException e) {
        if (known) {
          throw e;
        }
        boolean silent = e.reason() == Reason.TIMEOUT || e.reason() == Reason.DEVICE_ERROR;
        if (silent) {
          // a unit that has just failed is backed off: the other set gets the next try
          current = 1 - current;
        }
        if (!isMissing(e)) {
          throw e;
        }
      }
      T answer = use.of(sets.get(1 - current));
      current = 1 - current;
      return kept(answer);
    }

    private <T> T kept(T answer) {
      known = true;
      return answer;
    }

    private boolean isMissing(DeviceException e) {
      return e.modbusException() == ILLEGAL_FUNCTION || e.modbusException() == ILLEGAL_ADDRESS;
    }
  }
}
