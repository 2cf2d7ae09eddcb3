// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.event;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was told in one language: the newest frame of each thing, for clients that come back. As
 * images replace each other, that is all they can have missed.
 *
 * <p>Threads: one at a time.
 */
final class Told {
  private static final int MOST = 2000;

  private final Map<String, Frame> newest = new LinkedHashMap<>();
  private long completeAbove;
  private long lastWanted;

  /**
   * Begins to remember.
   *
   * @param lastId frames above it will be added
   */
  Told(long lastId) {
    completeAbove = lastId;
  }

  /** Somebody listens. */
  void wanted(long nanoTime) {
    lastWanted = nanoTime;
  }

  /** Whether nobody has listened for so long. */
  boolean isForgotten(long nanoTime, long longest) {
    return nanoTime - lastWanted > longest;
  }

  /** Adds a frame; ids rise. */
  void add(Frame frame) {
    newest.remove(frame.key());
    newest.put(frame.key(), frame);
    if (newest.size() > MOST) {
      Iterator<Frame> oldest = newest.values().iterator();
      completeAbove = oldest.next().id();
      oldest.remove();
    }
  }

  /**
   * What a client has missed that has seen a frame.
   *
   * @param lastId of the frame that was made last
   * @return empty when it can't be known: the frame is too old, or of another run of the gateway
   */
  Optional<List<Frame>> since(long seen, long lastId) {
    if (seen < completeAbove || seen > lastId) {
      return Optional.empty();
    }
    return Optional.of(newest.values().stream().filter(frame -> frame.id() > seen).toList());
  }
}
