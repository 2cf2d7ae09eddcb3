// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal.gpio;

import java.io.IOException;

/**
 * The GPIO chips of a machine.
 *
 * <p>Threads: used by one thread at a time.
 */
public interface Gpio {

  /**
   * Takes a line for ourselves alone. An output is inactive from the moment that it is ours.
   *
   * @throws IOException when the chip or the line can't be used; the message says why and the mend
   */
  Line request(LineSpec spec, boolean output) throws IOException;

  /** A line that is ours. */
  interface Line extends AutoCloseable {

    /** What the line shows, turned round where it is active low. */
    boolean isActive() throws IOException;

    /** Sets an output. */
    void set(boolean active) throws IOException;

    /** Gives the line back: the kernel may put it into its default state. */
    @Override
    void close() throws IOException;
  }
}
