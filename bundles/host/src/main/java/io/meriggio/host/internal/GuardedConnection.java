// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceConnection;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceDriver;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.Point;
import io.meriggio.device.PollCycle;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A driver's connection, from which nothing comes out but the types of the SPI and {@link
 * CallFailed}.
 *
 * <p>Threads: used by the device's own thread.
 */
final class GuardedConnection {

  private final DeviceConnection connection;

  private GuardedConnection(DeviceConnection connection) {
    this.connection = connection;
  }

  static GuardedConnection open(DeviceDriver driver, DeviceContext context) throws CallFailed {
    return new GuardedConnection(
        CallFailed.guard(() -> Objects.requireNonNull(driver.open(context), "no connection")));
  }

  DeviceIdentity identify() throws CallFailed {
    return CallFailed.guard(
        () -> {
          DeviceIdentity found = connection.identify();
          return new DeviceIdentity(
              copy(found.model()), copy(found.serialNumber()), copy(found.firmware()));
        });
  }

  List<Point> points() throws CallFailed {
    return CallFailed.guard(() -> List.copyOf(connection.points()));
  }

  void poll(PollCycle cycle) throws CallFailed {
    CallFailed.act(() -> connection.poll(cycle));
  }

  Attempt execute(Command command) throws CallFailed {
    return CallFailed.guard(
        () -> Objects.requireNonNull(connection.execute(command), "no attempt"));
  }

  boolean confirmed(Attempt.Confirmation confirmation) throws CallFailed {
    return CallFailed.guard(confirmation::confirmed);
  }

  Optional<Duration> keepAlive() throws CallFailed {
    return CallFailed.guard(() -> copy(connection.keepAlive()).filter(d -> !d.isZero()));
  }

  void release(Duration budget) throws CallFailed {
    CallFailed.act(() -> connection.release(budget));
  }

  void close() throws CallFailed {
    CallFailed.act(connection::close);
  }

  private static <T> Optional<T> copy(Optional<T> found) {
    return Objects.requireNonNull(found, "null instead of an empty Optional");
  }
}
