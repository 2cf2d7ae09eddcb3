// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Link;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.Reason;
import java.util.function.BooleanSupplier;

/**
 * The way to a line for the questions of a scan about one address: reads only, behind all other
 * requests, and no more of them once the address has shown that nobody is there.
 *
 * <p>Threads: used by the thread of the scan; a driver may hold it longer, and then gets refusals.
 */
final class ProbeLink implements ModbusLink, Probe {

  /** Questions without any answer after which an address counts as empty. */
  static final int SILENCE = 3;

  private final ModbusLink link;
  private final int unit;
  private final BooleanSupplier isCancelled;
  private int unanswered;
  private boolean answered;

  ProbeLink(ModbusLink link, int unit, BooleanSupplier isCancelled) {
    this.link = link;
    this.unit = unit;
    this.isCancelled = isCancelled;
  }

  @Override
  public void read(
      Turn turn, int asked, int function, int address, int count, int[] image, int offset)
      throws DeviceException {
    ask(
        asked,
        () -> {
          link.read(Turn.PROBE, asked, function, address, count, image, offset);
          return image;
        });
  }

  @Override
  public void write(int asked, int function, int address, int[] values) throws DeviceException {
    throw readsOnly();
  }

  @Override
  public byte[] exchange(Turn turn, boolean write, int asked, byte[] request, int answerLength)
      throws DeviceException {
    if (write) {
      throw readsOnly();
    }
    return ask(asked, () -> link.exchange(Turn.PROBE, false, asked, request, answerLength));
  }

  @Override
  public Link link() {
    return this;
  }

  @Override
  public boolean answered() {
    return answered;
  }

  @Override
  public int maxRead() {
    return link.maxRead();
  }

  @Override
  public Cost cost(int asked) {
    return link.cost(asked);
  }

  private <T> T ask(int asked, Question<T> question) throws DeviceException {
    if (asked != unit || isCancelled.getAsBoolean()) {
      throw new DeviceException(Reason.NOT_ALLOWED, HostTexts.text("probe.unit", unit, asked));
    }
    if (!answered && unanswered >= SILENCE) {
      throw new DeviceException(Reason.OFFLINE, HostTexts.text("probe.silent", unit));
    }
    try {
      T answer = question.ask();
      answered = true;
      return answer;
    } catch (DeviceException e) {
      boolean silent = e.reason() == Reason.TIMEOUT || e.reason() == Reason.OFFLINE;
      unanswered += silent ? 1 : 0;
      answered |= e.modbusException() != 0;
      throw e;
    }
  }

  private static DeviceException readsOnly() {
    return new DeviceException(Reason.NOT_ALLOWED, HostTexts.text("probe.reads"));
  }

  private interface Question<T> {
    T ask() throws DeviceException;
  }
}
