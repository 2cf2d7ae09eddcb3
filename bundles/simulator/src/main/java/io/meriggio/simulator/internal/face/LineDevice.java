// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.Fault;
import io.meriggio.simulator.internal.line.Pdu;
import io.meriggio.simulator.internal.line.Reply;
import io.meriggio.simulator.internal.line.Station;
import io.meriggio.simulator.state.PlantState;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;

/** A device on a line: its face, its counters, its faults. Safe from any thread. */
final class LineDevice implements Station {

  private static final int MOST_REGISTERS = 125;
  private static final int MOST_WRITTEN = 123;

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

  /** The same device on a CAN bus. */
  WallboxNode onCan() {
    return new WallboxNode(face, plant, this::fault);
  }

  synchronized int unit() {
    return face.unit();
  }

  @Override
  public synchronized boolean hears(int unit) {
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

  synchronized long storedWrites() {
    return face.storedWrites();
  }

  @Override
  public Optional<Reply> reply(int unit, Pdu request) throws InterruptedException {
    requests.incrementAndGet(request.function());
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
            : answer(unit, request, now);
    return answer instanceof Answer.Nothing
        ? Optional.empty()
        : Optional.of(
            new Reply(
                Replies.message(request, answer, face.errorByte90()),
                now instanceof Fault.Garbled));
  }

  private synchronized Answer answer(int unit, Pdu request, Fault now) {
    boolean own = unit == face.unit();
    if (own) {
      face.heard();
    }
    if (!(now instanceof Fault.Frozen)) {
      face.refresh(plant.get());
    }
    if (!own) {
      broadcast(unit, request);
      return Answer.NOTHING;
    }
    return switch (request.function()) {
      case 0x03, 0x04 -> read(request);
      default -> {
        Answer answer = write(request);
        if (answer instanceof Answer.Refused
            || (request.function() == 0x10 && !(answer instanceof Answer.Done))) {
          abused.incrementAndGet();
        }
        yield answer;
      }
    };
  }

  private Answer read(Pdu request) {
    int count = request.size() == 5 ? request.word(3) : 0;
    return count < 1 || count > MOST_REGISTERS
        ? Answer.ILLEGAL_VALUE
        : face.read(request.function(), request.word(1), count);
  }

  private Answer write(Pdu request) {
    return switch (request.function()) {
      case 0x06 ->
          request.size() == 5
              ? face.writeSingle(request.word(1), request.word(3))
              : Answer.ILLEGAL_VALUE;
      case 0x10 ->
          whole(request)
              ? face.writeMultiple(request.word(1), values(request))
              : Answer.ILLEGAL_VALUE;
      default ->
          face.vendor(request.function(), Arrays.copyOfRange(request.bytes(), 1, request.size()));
    };
  }

  private void broadcast(int unit, Pdu request) {
    if (request.function() == 0x01 && request.size() == 5) {
      face.broadcast(unit, 0x01, request.word(1), request.word(3));
    } else if (unit == 0 && request.function() == 0x10 && whole(request)) {
      face.writeMultiple(request.word(1), values(request));
    }
  }

  private static boolean whole(Pdu request) {
    if (request.size() < 8) {
      return false;
    }
    int count = request.word(3);
    return count >= 1
        && count <= MOST_WRITTEN
        && request.unsigned(5) == 2 * count
        && request.size() == 6 + 2 * count;
  }

  private static int[] values(Pdu request) {
    int[] values = new int[request.word(3)];
    for (int i = 0; i < values.length; i++) {
      values[i] = request.word(6 + 2 * i);
    }
    return values;
  }
}
