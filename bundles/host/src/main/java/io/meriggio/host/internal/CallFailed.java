// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A call of a driver that did not return. Holds words only: an exception of the driver would keep
 * its class loader alive.
 */
final class CallFailed extends Exception {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST_TRACE = 30;

  private final Reason reason;
  private final boolean unexpected;
  private final String trace;
  private final transient Text text;

  private CallFailed(Reason reason, Text text, boolean unexpected, String trace) {
    super(text.english(), null, false, false);
    this.text = text;
    this.reason = reason;
    this.unexpected = unexpected;
    this.trace = trace;
  }

  /** A call of a driver. */
  @FunctionalInterface
  interface Call<T> {
    T run() throws Exception;
  }

  /** The same without a result. */
  @FunctionalInterface
  interface Act {
    void run() throws Exception;
  }

  /**
   * Calls a driver and lets nothing of it through but what it returns. Errors are caught too: a
   * driver whose bundle has gone meets {@link NoClassDefFoundError}.
   */
  static <T> T guard(Call<T> call) throws CallFailed {
    try {
      return call.run();
    } catch (DeviceException e) {
      throw of(e);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  /** The same for a call without a result. */
  static void act(Act act) throws CallFailed {
    guard(
        () -> {
          act.run();
          return Boolean.TRUE;
        });
  }

  private static CallFailed of(DeviceException e) {
    try {
      boolean modbus = e.reason() == Reason.MODBUS_EXCEPTION;
      Text detail = modbus ? Text.plain(e.word()).and(": ", e.text()) : e.text();
      Reason reason = isGatewaySilence(e.modbusException()) ? Reason.TIMEOUT : e.reason();
      return new CallFailed(Objects.requireNonNull(reason), detail, false, "");
    } catch (RuntimeException | LinkageError broken) {
      return unexpected(broken);
    }
  }

  /**
   * A Modbus gateway says that the unit behind it does not answer ("Modbus Application Protocol
   * V1.1b3" section 7).
   */
  private static boolean isGatewaySilence(int modbusException) {
    return modbusException == 0x0A || modbusException == 0x0B;
  }

  private static CallFailed unexpected(Throwable t) {
    try {
      String message = t.getClass().getSimpleName() + ": " + t.getMessage();
      return new CallFailed(
          Reason.DEVICE_ERROR, HostTexts.text("driver.failed", message), true, trace(t));
    } catch (RuntimeException | LinkageError broken) {
      return new CallFailed(Reason.DEVICE_ERROR, HostTexts.text("driver.speechless"), true, "");
    }
  }

  /** The frames of the driver, down to the call of the host. */
  private static String trace(Throwable t) {
    return Arrays.stream(t.getStackTrace())
        .takeWhile(frame -> !frame.getClassName().equals(GuardedConnection.class.getName()))
        .limit(LONGEST_TRACE)
        .map(frame -> "\tat " + frame)
        .collect(Collectors.joining("\n"));
  }

  /** What happened, for people. */
  Text text() {
    return text;
  }

  Reason reason() {
    return reason;
  }

  /** Whether the driver itself is at fault, not the device. */
  boolean isUnexpected() {
    return unexpected;
  }

  /** Whether the driver will not serve this device as it is and as it is configured. */
  boolean isRefusal() {
    return reason == Reason.BAD_CONFIGURATION
        || reason == Reason.BAD_MAP
        || reason == Reason.WRONG_FAMILY
        || reason == Reason.UNSUPPORTED_FIRMWARE;
  }

  /** Where an unexpected failure happened, as text; empty else. */
  String trace() {
    return trace;
  }
}
