// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An open device. The host calls its methods from one thread at a time, the device's own; they may
 * block as long as the link's time-outs, and end early with an exception when the thread is
 * interrupted.
 */
@ConsumerType
public interface DeviceConnection extends AutoCloseable {

  /**
   * Finds out what answers: model, serial number, firmware. Reads only. Afterwards {@link
   * #points()} is what this device really has.
   *
   * @throws DeviceException {@link Reason#WRONG_FAMILY} when something else answers
   */
  DeviceIdentity identify() throws DeviceException;

  /** The points of the device; may change after {@link #identify()}. */
  List<Point> points();

  /**
   * Reads what is due and puts it into the sink.
   *
   * @throws DeviceException when the device could not be read; readings of blocks that were read
   *     stand
   */
  void poll(PollCycle cycle) throws DeviceException;

  /** Carries a command out, all of its points or none. */
  Attempt execute(Command command) throws DeviceException;

  /** How often the running command must be executed again, or the device forgets it. */
  default Optional<Duration> keepAlive() {
    return Optional.empty();
  }

  /**
   * Gives the device back to itself: called while the line is still open, before {@link #close()}.
   *
   * @param budget how long it may take
   */
  default void release(Duration budget) throws DeviceException {}

  /** Frees what the connection holds. The line is not the connection's: it stays open. */
  @Override
  default void close() {}
}
