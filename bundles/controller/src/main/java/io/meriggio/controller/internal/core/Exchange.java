// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import java.util.List;
import java.util.Optional;

/** Where the plant's exchange with the grid is measured: one place, never a sum. */
public sealed interface Exchange {

  /** One device measures it. */
  record From(String device) implements Exchange {}

  /** Several devices of the same rank could: none is guessed. */
  record Ambiguous(List<String> devices) implements Exchange {
    public Ambiguous {
      devices = List.copyOf(devices);
    }
  }

  /** The site names a device that is not configured. */
  record Missing(String device) implements Exchange {}

  /** No device measures it. */
  record Nowhere() implements Exchange {}

  /** The device, when it is one. */
  default Optional<String> source() {
    return this instanceof From from ? Optional.of(from.device()) : Optional.empty();
  }
}
