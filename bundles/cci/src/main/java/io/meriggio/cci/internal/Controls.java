// SPDX-License-Identifier: Apache-2.0
package io.meriggio.cci.internal;

import io.meriggio.cci.internal.ModbusException.Code;
import io.meriggio.controller.Actor;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.PlantPower;
import io.meriggio.controller.PlantPowerStatus;
import io.meriggio.controller.PlantSetPoints;
import io.meriggio.controller.PlantSetPoints.Active;
import io.meriggio.controller.PlantSetPoints.PowerFactor;
import io.meriggio.controller.PlantSetPoints.Reactive;
import io.meriggio.controller.PlantSetPoints.ReactivePower;
import io.meriggio.controller.PlantSetPoints.Running;
import io.meriggio.device.Unit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * SunSpec model 123, the immediate controls: what a plant controller writes there becomes the
 * plant's set-points, all or none of a request. A set-point counts while its enable register is 1;
 * each accepted write is a sign of life.
 *
 * <p>Threads: all methods may be called from any.
 */
final class Controls {
  private static final int LENGTH = 24;
  private static final int CONN_WINDOW = 2;
  private static final int CONN_REVERT = 3;
  private static final int CONN = 4;
  private static final int LIMIT = 5;
  private static final int LIMIT_WINDOW = 6;
  private static final int LIMIT_REVERT = 7;
  private static final int LIMIT_RAMP = 8;
  private static final int LIMIT_ON = 9;
  private static final int FACTOR = 10;
  private static final int FACTOR_WINDOW = 11;
  private static final int FACTOR_REVERT = 12;
  private static final int FACTOR_RAMP = 13;
  private static final int FACTOR_ON = 14;
  private static final int REACTIVE = 15;
  private static final int REACTIVE_OF_MOST = 16;
  private static final int REACTIVE_OF_AVAILABLE = 17;
  private static final int REACTIVE_WINDOW = 18;
  private static final int REACTIVE_REVERT = 19;
  private static final int REACTIVE_RAMP = 20;
  private static final int REACTIVE_MODE = 21;
  private static final int REACTIVE_ON = 22;
  private static final int LAST_WRITABLE = REACTIVE_ON;
  private static final int LIMIT_FACTOR = 23;
  private static final int FACTOR_FACTOR = 24;
  private static final int REACTIVE_FACTOR = 25;

  /** Of the three references of reactive power the one that is known: WMax. */
  private static final int OF_RATED = 1;

  private static final Actor ACTOR = new Actor(Optional.empty(), "cci");

  private final Clock clock;
  private Optional<int[]> written = Optional.empty();
  private Instant writtenAt = Instant.MIN;
  private boolean switched;

  Controls(Clock clock) {
    this.clock = clock;
  }

  /**
   * The model as it stands.
   *
   * @param status of plant power control; while there is none, nothing is implemented
   * @param connected whether the plant is known to be there
   */
  synchronized int[] model(Optional<PlantPowerStatus> status, boolean connected) {
    Model model = new Model(123, LENGTH);
    if (status.isEmpty()) {
      model.noSigned(
          FACTOR,
          REACTIVE,
          REACTIVE_OF_MOST,
          REACTIVE_OF_AVAILABLE,
          LIMIT_FACTOR,
          FACTOR_FACTOR,
          REACTIVE_FACTOR);
      return model.registers();
    }
    int[] registers = standing(status.get());
    if (!switched && !connected) {
      registers[CONN] = Model.NO_U16;
    }
    return registers;
  }

  /**
   * Takes a write.
   *
   * @param offset of the first register, from the model's id
   * @throws ModbusException when a register is not to be written or a value not acceptable
   */
  synchronized void write(int offset, int[] values, PlantPower power) throws ModbusException {
    if (offset < CONN_WINDOW || offset + values.length > LAST_WRITABLE + 1) {
      throw new ModbusException(
          Code.ILLEGAL_DATA_ADDRESS, "only the controls of model 123 can be written");
    }
    int[] next = standing(power.status());
    System.arraycopy(values, 0, next, offset, values.length);
    check(next);
    boolean switches = switched || offset <= CONN && offset + values.length > CONN;
    Outcome outcome = power.set(PlantPower.Source.CONTROLLER, setPoints(next, switches), ACTOR);
    if (outcome instanceof Outcome.Refused refused) {
      throw new ModbusException(code(refused.why()), refused.sentence().text(Locale.ENGLISH));
    }
    written = Optional.of(next);
    writtenAt = clock.instant();
    switched = switches;
  }

  private static Code code(Outcome.Why why) {
    return switch (why) {
      case INVALID -> Code.ILLEGAL_DATA_VALUE;
      case NOT_SIGNED_IN, NOT_ALLOWED -> Code.ILLEGAL_FUNCTION;
      case UNKNOWN, CONFLICT -> Code.SERVER_DEVICE_FAILURE;
    };
  }

  /** What was written, less what has ended since; before the first write what is in force. */
  private int[] standing(PlantPowerStatus status) {
    PlantSetPoints inForce = status.controller();
    if (written.isEmpty()) {
      return shown(inForce);
    }
    int[] registers = written.get().clone();
    // A cycle that began before the write knows nothing of it.
    if (status.at().isAfter(writtenAt)) {
      if (inForce.active().isEmpty()) {
        registers[LIMIT_ON] = 0;
      }
      if (inForce.reactive().isEmpty()) {
        registers[FACTOR_ON] = 0;
        registers[REACTIVE_ON] = 0;
      }
    }
    return registers;
  }

  private static int[] shown(PlantSetPoints inForce) {
    Model model = new Model(123, LENGTH);
    int[] registers = model.registers();
    for (int offset = CONN_WINDOW; offset <= LAST_WRITABLE; offset++) {
      registers[offset] = 0;
    }
    model.noSigned(REACTIVE_OF_MOST, REACTIVE_OF_AVAILABLE);
    Optional<Active> percent = inForce.active().filter(a -> a.unit() == Unit.PERCENT);
    model.u16(LIMIT, percent.map(Active::value).or(() -> Optional.of(100.0)), -2);
    registers[LIMIT_ON] = percent.isPresent() ? 1 : 0;
    Optional<Double> factor =
        inForce
            .reactive()
            .filter(PowerFactor.class::isInstance)
            .map(r -> ((PowerFactor) r).value());
    model.i16(FACTOR, factor.or(() -> Optional.of(1.0)), -3);
    registers[FACTOR_ON] = factor.isPresent() ? 1 : 0;
    Optional<Double> reactive =
        inForce
            .reactive()
            .filter(r -> r instanceof ReactivePower p && p.unit() == Unit.PERCENT)
            .map(r -> ((ReactivePower) r).value());
    model.i16(REACTIVE, reactive.or(() -> Optional.of(0.0)), -2);
    registers[REACTIVE_ON] = reactive.isPresent() ? 1 : 0;
    registers[REACTIVE_MODE] = OF_RATED;
    registers[CONN] = inForce.running().map(Running::run).orElse(true) ? 1 : 0;
    model.factor(LIMIT_FACTOR, -2);
    model.factor(FACTOR_FACTOR, -3);
    model.factor(REACTIVE_FACTOR, -2);
    return registers;
  }

  private static void check(int[] registers) throws ModbusException {
    for (int flag : new int[] {CONN, LIMIT_ON, FACTOR_ON, REACTIVE_ON}) {
      if (registers[flag] > 1) {
        throw bad("offset " + flag + ": " + registers[flag] + ", 0 or 1 are allowed");
      }
    }
    // Windows and ramps are the site's own, and a stopped plant starts by nobody's silence.
    for (int own :
        new int[] {
          CONN_WINDOW,
          CONN_REVERT,
          LIMIT_WINDOW,
          LIMIT_RAMP,
          FACTOR_WINDOW,
          FACTOR_RAMP,
          REACTIVE_WINDOW,
          REACTIVE_RAMP
        }) {
      if (registers[own] != 0 && registers[own] != Model.NO_U16) {
        throw bad("offset " + own + ": " + registers[own] + ", 0 is allowed");
      }
    }
    for (int unknown : new int[] {REACTIVE_OF_MOST, REACTIVE_OF_AVAILABLE}) {
      if (registers[unknown] != 0 && registers[unknown] != Model.NO_I16) {
        throw bad("offset " + unknown + ": reactive power is taken in per cent of WMax only");
      }
    }
    if (registers[REACTIVE_ON] == 1 && registers[REACTIVE_MODE] != OF_RATED) {
      throw bad("VArPct_Mod " + registers[REACTIVE_MODE] + ", 1 (of WMax) is allowed");
    }
    if (registers[REACTIVE_ON] == 1 && registers[FACTOR_ON] == 1) {
      throw bad("reactive power and power factor exclude each other");
    }
  }

  private static ModbusException bad(String why) {
    return new ModbusException(Code.ILLEGAL_DATA_VALUE, why);
  }

  private static PlantSetPoints setPoints(int[] registers, boolean switches) {
    Optional<Active> active =
        registers[LIMIT_ON] == 1
            ? Optional.of(
                new Active(registers[LIMIT] / 100.0, Unit.PERCENT, revert(registers[LIMIT_REVERT])))
            : Optional.empty();
    Optional<Running> running =
        switches ? Optional.of(new Running(registers[CONN] == 1, Duration.ZERO)) : Optional.empty();
    return new PlantSetPoints(active, reactive(registers), running);
  }

  private static Optional<Reactive> reactive(int[] registers) {
    if (registers[FACTOR_ON] == 1) {
      return Optional.of(
          new PowerFactor((short) registers[FACTOR] / 1000.0, revert(registers[FACTOR_REVERT])));
    }
    return registers[REACTIVE_ON] == 1
        ? Optional.of(
            new ReactivePower(
                (short) registers[REACTIVE] / 100.0,
                Unit.PERCENT,
                revert(registers[REACTIVE_REVERT])))
        : Optional.empty();
  }

  /** 0 and "not implemented" = no end of its own. */
  private static Duration revert(int seconds) {
    return seconds == Model.NO_U16 ? Duration.ZERO : Duration.ofSeconds(seconds);
  }
}
