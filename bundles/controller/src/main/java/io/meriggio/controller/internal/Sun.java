// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import java.util.Optional;

/** Whether the sun is up where the plant is; placeholder. */
final class Sun {
  Optional<Boolean> isUp(Cycle cycle) {
    return Optional.empty();
  }
}
