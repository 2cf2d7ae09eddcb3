// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static io.meriggio.modbus.internal.text.ModbusTexts.text;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.Reason;
import io.meriggio.modbus.internal.frame.Exchange;
import io.meriggio.modbus.line.Line;
import io.meriggio.modbus.line.LineSettings;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * A line: turns, tries and figures around an {@link Exchanger}. Reads are tried again when no or a
 * garbled answer came; the turn is given back between two tries, so that a silent unit holds up its
 * neighbours for one time-out at a time.
 */
final class ScheduledLine implements Line, ModbusLink {
  private static final int LARGEST_UNIT = 255;
  private static final int MOST_READ = 125;
  private static final int MOST_WRITTEN = 123;

  private final String id;
  private final LineSettings settings;
  private final Turns turns;
  private final Exchanger exchanger;
  private final Exchange exchange = new Exchange();

  ScheduledLine(String id, LineSettings settings, Framing framing, LongSupplier clock) {
    this.id = id;
    this.settings = settings;
    this.turns = new Turns(id, clock);
    this.exchanger = new Exchanger(id, settings, framing, clock);
  }

  @Override
  public void read(
      Turn turn, int unit, int function, int address, int count, int[] image, int offset)
      throws DeviceException {
    require(unit >= 0 && unit <= LARGEST_UNIT, "unit", unit, "0…255");
    require(
        function == Exchange.READ_HOLDING || function == Exchange.READ_INPUT,
        "function",
        function,
        "3 and 4");
    require(count >= 1 && count <= MOST_READ, "count", count, "1…125");
    require(
        address >= 0 && address + count <= 0x10000,
        "address",
        address,
        "0…65535 for the last register");
    Objects.checkFromIndexSize(offset, count, image.length);
    refuseWhatDoesNotPass(function);
    int tries = exchanger.tries(turn, unit);
    while (true) {
      tries--;
      exchanger.admit(turn, unit);
      turns.take(turn);
      try {
        exchange.read(unit, function, address, count);
        exchanger.run(turn, exchange, tries == 0);
        exchange.registers(image, offset);
        return;
      } catch (FailedExchange failed) {
        if (tries == 0 || !failed.repeatable()) {
          throw failed;
        }
      } finally {
        turns.give();
      }
    }
  }

  @Override
  public void write(int unit, int function, int address, int[] values) throws DeviceException {
    require(unit >= 0 && unit <= LARGEST_UNIT, "unit", unit, "0…255");
    require(
        function == Exchange.WRITE_ONE || function == Exchange.WRITE_MANY,
        "function",
        function,
        "6 and 16");
    require(values.length >= 1 && values.length <= MOST_WRITTEN, "count", values.length, "1…123");
    require(
        address >= 0 && address + values.length <= 0x10000,
        "address",
        address,
        "0…65535 for the last register");
    refuseWhenReadOnly();
    exchanger.admit(Turn.WRITE, unit);
    turns.take(Turn.WRITE);
    try {
      boolean one = values.length == 1 && exchanger.passes(Exchange.WRITE_ONE);
      if (function == Exchange.WRITE_ONE && one) {
        exchange.writeOne(unit, address, values[0]);
      } else {
        exchange.writeMany(unit, address, values);
      }
      exchanger.run(Turn.WRITE, exchange, true);
    } catch (FailedExchange failed) {
      if (!failed.isUnconfirmed()) {
        throw failed;
      }
      readBack(unit, address, values, failed);
    } finally {
      turns.give();
    }
  }

  /** Decides on a write whose confirmation was cut (stick-and-hub section 1.2). */
  private void readBack(int unit, int address, int[] values, FailedExchange unconfirmed)
      throws DeviceException {
    int[] found = new int[values.length];
    try {
      exchange.read(unit, Exchange.READ_HOLDING, address, values.length);
      exchanger.run(Turn.WRITE, exchange, true);
      exchange.registers(found, 0);
    } catch (DeviceException unreadable) {
      unconfirmed.addSuppressed(unreadable);
      throw unconfirmed;
    }
    if (!Arrays.equals(found, values)) {
      throw new DeviceException(
          Reason.MISMATCH,
          text(
              "answer.differs",
              unconfirmed.text(),
              "0x%04X".formatted(address),
              unit,
              Arrays.toString(found),
              Arrays.toString(values)));
    }
  }

  @Override
  public byte[] exchange(Turn turn, boolean write, int unit, byte[] request, int answerLength)
      throws DeviceException {
    require(unit >= 0 && unit <= LARGEST_UNIT, "unit", unit, "0…255");
    require(
        request.length >= 1 && request.length <= Exchange.MAX_PDU,
        "length of the request",
        request.length,
        "1…253");
    require(request[0] > 0, "function", request[0] & 0xFF, "1…127");
    require(
        answerLength >= Exchange.COUNTED && answerLength != 1 && answerLength <= Exchange.MAX_PDU,
        "length of the answer",
        answerLength,
        "2…253, −1 when it is counted, 0 when none comes");
    refuseWhatDoesNotPass(request[0]);
    if (write) {
      refuseWhenReadOnly();
    }
    int tries = write || Exchange.writes(request[0]) ? 1 : exchanger.tries(turn, unit);
    while (true) {
      tries--;
      exchanger.admit(turn, unit);
      turns.take(turn);
      try {
        exchange.vendor(unit, request, answerLength);
        exchanger.run(turn, exchange, tries == 0);
        return exchange.answer();
      } catch (FailedExchange failed) {
        if (tries == 0 || !failed.repeatable()) {
          throw failed;
        }
      } finally {
        turns.give();
      }
    }
  }

  @Override
  public int maxRead() {
    return exchanger.maxRead();
  }

  @Override
  public Cost cost(int unit) {
    return exchanger.cost(unit);
  }

  @Override
  public ModbusLink link() {
    return this;
  }

  @Override
  public Figures figures() {
    return exchanger.figures();
  }

  @Override
  public void close() {
    turns.close();
    exchanger.close();
  }

  private void refuseWhatDoesNotPass(int function) throws DeviceException {
    if (!exchanger.passes(function)) {
      throw new DeviceException(
          Reason.NOT_ALLOWED, text("hub.function", id, "0x%02X".formatted(function)));
    }
  }

  private void refuseWhenReadOnly() throws DeviceException {
    if (settings.readOnly()) {
      throw new DeviceException(Reason.READ_ONLY_LINE, text("line.readonly", id));
    }
  }

  private static void require(boolean fulfilled, String what, int found, String allowed) {
    if (!fulfilled) {
      throw new IllegalArgumentException("%s %d: %s is allowed".formatted(what, found, allowed));
    }
  }
}
