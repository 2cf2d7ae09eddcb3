// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import java.util.function.Consumer;

/**
 * Takes the readings of one connection, at any time and from any thread, until it is closed: what a
 * driver pushes after it has left reaches nobody.
 */
final class Inlet implements Consumer<Reading> {

  private final ReadingStore store;
  private boolean closed;
  private long taken;

  Inlet(ReadingStore store) {
    this.store = store;
  }

  @Override
  public synchronized void accept(Reading reading) {
    if (!closed && store.put(reading) && reading.quality() != Quality.BAD) {
      taken++;
    }
  }

  /** How many readings with a value have been taken. */
  synchronized long taken() {
    return taken;
  }

  synchronized void close() {
    closed = true;
  }
}
