// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import io.meriggio.commissioning.Commissioning;
import io.meriggio.commissioning.Draft;
import io.meriggio.commissioning.Review;
import io.meriggio.memory.MemoryException;
import java.util.Map;
import java.util.Optional;

/** Commissioning of an empty site; {@link #failure} makes applying fail. */
final class FakeCommissioning implements Commissioning {
  volatile Optional<Draft> kept = Optional.empty();
  volatile Optional<String> failure = Optional.empty();
  volatile boolean diskFull;

  @Override
  public State state() {
    Draft draft = kept.orElse(Draft.EMPTY);
    return new State(draft, kept.isPresent(), Review.of(draft, Map.of()));
  }

  @Override
  public void keep(Draft draft) throws MemoryException {
    if (diskFull) {
      throw new MemoryException(
          MemoryException.Reason.FULL,
          new io.meriggio.device.Text("the disk is full", "il disco è pieno"),
          new java.io.IOException("ENOSPC"));
    }
    kept = Optional.of(draft);
  }

  @Override
  public void discard() {
    kept = Optional.empty();
  }

  @Override
  public Outcome apply() {
    State state = state();
    if (!state.review().ready()) {
      return new Outcome.Refused(state.review().remarks());
    }
    if (failure.isPresent()) {
      return new Outcome.Failed(failure.get());
    }
    kept = Optional.empty();
    return new Outcome.Applied(state.review().plan().kinds(), state.review().remarks());
  }
}
