// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power;

import io.meriggio.controller.internal.cycle.Sample;
import java.util.List;
import java.util.Optional;

/**
 * What the export limit decides from.
 *
 * @param limit W at the connection point, at least 0; empty = none
 * @param grid exchange, W, feed-in +
 * @param inverters all that produce
 */
public record ExportLimitInputs(
    Optional<Integer> limit, Optional<Sample> grid, List<LimitedInverter> inverters) {

  public ExportLimitInputs {
    inverters = List.copyOf(inverters);
  }
}
