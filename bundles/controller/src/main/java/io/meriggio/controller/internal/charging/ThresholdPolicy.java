// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

/** With what Pure compares the production on more than one phase (decision D1). */
public enum ThresholdPolicy {
  /** With the least that the active phases can take: 1800, 2760 or 4140 W. */
  PHYSICAL,
  /** Always with the manual's 1800 W; what is missing comes from the grid. */
  LITERAL
}
