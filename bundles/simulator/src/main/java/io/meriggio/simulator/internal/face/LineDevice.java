// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import com.ghgande.j2mod.modbus.msg.ReadCoilsRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.msg.WriteMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.msg.WriteSingleRegisterRequest;
import com.ghgande.j2mod.modbus.procimg.Register;
import io.meriggio.simulator.Fault;
import io.meriggio.simulator.PlantState;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;

/** A device on a line: its face, its counters, its faults. Safe from any thread. */
final class LineDevice {

  private static final int MOST_REGISTERS = 125;

  /** What to send, and whether to break it on the way. */
  record Reply(ModbusResponse message, boolean garbled) {}

  private final Face face;
  private final Supplier<PlantState> plant;
  private final AtomicLongArray requests = new AtomicLongArray(256);
  private final AtomicLong abused = new AtomicLong();
  private volatile Fault fault = Fault.NONE;

  /** A device that shows this plant through this face. */
  LineDevice(Face face, Supplier<PlantState> plant) {
    this.face = face;
    this.plant = plant;
  }

  synchronized int unit() {
    return face.unit();
  }

  synchronized boolean hears(int unit) {
    return unit == face.unit() || face.hearsBroadcast(unit);
  }

  /** A frozen device keeps the values that it has when the fault begins. */
  synchronized void fault(Fault wanted) {
    if (wanted instanceof Fault.Frozen && !(fault instanceof Fault.Frozen)) {
      face.refresh(plant.get());
    }
    fault = wanted;
  }

  Fault fault() {
    return fault;
  }

  long requests(int function) {
    return requests.get(function);
  }

  long abused() {
    return abused.get();
  }

  /** What it says to a request that it hears; empty when it keeps silent. */
  Optional<Reply> reply(ModbusRequest request) throws InterruptedException {
    requests.incrementAndGet(request.getFunctionCode() & 0xFF);
    Fault now = fault;
    if (now instanceof Fault.Silent) {
      return Optional.empty();
    }
    if (now instanceof Fault.Slow slow) {
      Thread.sleep(slow.delay().toMillis());
    }
    Answer answer =
        now instanceof Fault.ExceptionAnswer exception
            ? new Answer.Refused(exception.code())
            : answer(request, now);
    return answer instanceof Answer.Nothing
        ? Optional.empty()
        : Optional.of(
            new Reply(
                Replies.message(request, answer, face.errorByte90()),
                now instanceof Fault.Garbled));
  }

  private synchronized Answer answer(ModbusRequest request, Fault now) {
    if (!(now instanceof Fault.Frozen)) {
      face.refresh(plant.get());
    }
    int unit = request.getUnitID() & 0xFF;
    if (unit != face.unit()) {
      broadcast(unit, request);
      return Answer.NOTHING;
    }
    if (request instanceof ReadMultipleRegistersRequest read) {
      return read(0x03, read.getReference(), read.getWordCount());
    }
    if (request instanceof ReadInputRegistersRequest read) {
      return read(0x04, read.getReference(), read.getWordCount());
    }
    Answer answer = write(request);
    if (!(answer instanceof Answer.Done)) {
      abused.incrementAndGet();
    }
    return answer;
  }

  private Answer read(int function, int address, int count) {
    return count < 1 || count > MOST_REGISTERS
        ? Answer.ILLEGAL_VALUE
        : face.read(function, address, count);
  }

  private Answer write(ModbusRequest request) {
    if (request instanceof WriteSingleRegisterRequest single) {
      return face.writeSingle(single.getReference(), single.getRegister().toUnsignedShort());
    }
    if (request instanceof WriteMultipleRegistersRequest multiple) {
      return face.writeMultiple(multiple.getReference(), values(multiple));
    }
    return Answer.ILLEGAL_FUNCTION;
  }

  private void broadcast(int unit, ModbusRequest request) {
    if (request instanceof ReadCoilsRequest coils) {
      face.broadcast(unit, 0x01, coils.getReference(), coils.getBitCount());
    } else if (unit == 0 && request instanceof WriteMultipleRegistersRequest multiple) {
      face.writeMultiple(multiple.getReference(), values(multiple));
    }
  }

  private static int[] values(WriteMultipleRegistersRequest request) {
    return Arrays.stream(request.getRegisters()).mapToInt(Register::toUnsignedShort).toArray();
  }
}
