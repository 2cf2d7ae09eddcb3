// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import io.meriggio.inverter.PassiveOrder.Auto;
import io.meriggio.inverter.PassiveOrder.Power;
import io.meriggio.inverter.PassiveOrder.Standby;
import io.meriggio.inverter.PassiveReply.Result;

/**
 * The vendor functions 0x42 (orders) and 0x49 (heartbeat), which every firmware has (INVERTERS,
 * section 5.3). A line that carries standard functions only refuses them.
 */
public final class VendorCommands implements PassiveCommands {

  private static final int ORDER = 0x42;
  private static final int HEARTBEAT = 0x49;
  private static final int STANDBY = 0x0100;
  private static final int DISCHARGE = 0x0101;
  private static final int CHARGE = 0x0102;
  private static final int AUTO = 0x0103;
  private static final int HEARTBEAT_REGISTER = 0x2201;
  private static final int HEARTBEAT_VALUE = 0x2202;
  private static final int PLAIN = 0x5555;

  /** What field code sends instead, and works (same section). */
  private static final int AUTO_OF_THE_FIELD = 0;

  private static final int COUNTED = -1;
  private static final int ECHO = 5;
  private static final int REPLY_LENGTH = 4;

  private final ModbusLink link;
  private final int unit;

  /** No document prints the answer to a heartbeat: a counted one is expected first. */
  private int heartbeatAnswer = COUNTED;

  private boolean heartbeatKnown;

  /**
   * @param unit Modbus address, 1…247
   */
  public VendorCommands(ModbusLink link, int unit) {
    this.link = link;
    this.unit = unit;
  }

  @Override
  public PassiveReply order(PassiveOrder order) throws DeviceException {
    PassiveReply reply = reply(request(order, PLAIN));
    boolean other = order instanceof Auto && reply.result() == Result.BAD_VALUE;
    return other ? reply(request(order, AUTO_OF_THE_FIELD)) : reply;
  }

  private PassiveReply reply(byte[] request) throws DeviceException {
    byte[] answer = link.exchange(Turn.WRITE, true, unit, request, COUNTED);
    if (answer.length != REPLY_LENGTH) {
      throw new DeviceException(
          Reason.DEVICE_ERROR, InverterTexts.text("order.length", answer.length - 2));
    }
    return PassiveReply.of(answer[2] & 0xFF, answer[3] & 0xFF);
  }

  private static byte[] request(PassiveOrder order, int auto) {
    if (order instanceof Power power) {
      return power.watts() < 0
          ? pdu(ORDER, CHARGE, -power.watts())
          : pdu(ORDER, DISCHARGE, power.watts());
    }
    return order instanceof Standby ? pdu(ORDER, STANDBY, PLAIN) : pdu(ORDER, AUTO, auto);
  }

  @Override
  public void heartbeat() throws DeviceException {
    try {
      link.exchange(
          Turn.WRITE,
          true,
          unit,
          pdu(HEARTBEAT, HEARTBEAT_REGISTER, HEARTBEAT_VALUE),
          heartbeatAnswer);
      heartbeatKnown = true;
    } catch (DeviceException e) {
      boolean misread = e.reason() == Reason.TIMEOUT || e.reason() == Reason.DEVICE_ERROR;
      if (misread && !heartbeatKnown) {
        heartbeatAnswer = heartbeatAnswer == COUNTED ? ECHO : COUNTED;
      }
      throw e;
    }
  }

  private static byte[] pdu(int function, int address, int value) {
    return new byte[] {
      (byte) function, (byte) (address >>> 8), (byte) address, (byte) (value >>> 8), (byte) value
    };
  }
}
