// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Hears and sends the frames of one CAN bus. A bus has no requests and answers: whoever is on it
 * sends when it likes, and everybody hears all.
 *
 * <p>Threads: may be called from any thread.
 */
@ProviderType
public non-sealed interface CanLink extends Link {

  /**
   * Sends a frame. That it left says nothing of an effect: listen for one.
   *
   * @throws DeviceException {@link Reason#READ_ONLY_LINE}, {@link Reason#LINE_DOWN}, or {@link
   *     Reason#TIMEOUT} when nobody on the bus takes frames
   */
  void send(CanFrame frame) throws DeviceException;

  /**
   * Begins to keep frames for one listener. It survives outages of the bus and ends with {@link
   * Inbox#close()} or the line.
   *
   * @param wanted which frames; called on the line's thread, must be quick and must not throw
   */
  Inbox listen(Predicate<CanFrame> wanted);

  /**
   * A frame that was heard.
   *
   * @param at when it arrived
   */
  record Heard(CanFrame frame, Instant at) {}

  /**
   * The frames for one listener, in the order of their arrival. It holds {@link #CAPACITY} of them:
   * when more wait, the oldest are dropped.
   *
   * <p>Threads: used by one thread at a time; {@link #close()} by any.
   */
  @ProviderType
  interface Inbox extends AutoCloseable {

    /** How many frames can wait. */
    int CAPACITY = 256;

    /**
     * Takes the oldest frame, waiting for one if need be.
     *
     * @param longest how long to wait; {@link Duration#ZERO} = not at all
     * @return empty when none came in time
     * @throws DeviceException {@link Reason#LINE_DOWN} when nothing waits and the bus is not there;
     *     also when the thread is interrupted
     */
    Optional<Heard> receive(Duration longest) throws DeviceException;

    /** Ends it; frames that wait are dropped. */
    @Override
    void close();
  }
}
