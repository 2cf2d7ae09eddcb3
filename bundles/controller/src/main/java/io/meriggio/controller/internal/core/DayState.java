// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What of a day must survive a restart.
 *
 * @param day the local day
 * @param at when this was taken, by the wall clock: no other runs on while the gateway is off
 * @param watched how long the day had been watched by then, gaps included
 * @param sources what the figures come from; a plant built otherwise begins anew
 * @param shares the energies of self-consumption and autarky
 * @param flows the energy flows
 */
public record DayState(
    LocalDate day,
    Instant at,
    Duration watched,
    List<String> sources,
    DayShares.State shares,
    FlowSum flows) {

  public DayState {
    Stream.of(day, at, watched, shares, flows).forEach(Objects::requireNonNull);
    sources = List.copyOf(sources);
  }
}
