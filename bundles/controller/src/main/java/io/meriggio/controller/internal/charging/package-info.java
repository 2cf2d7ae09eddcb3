// SPDX-License-Identifier: Apache-2.0
/**
 * Charging: strategies, the state machine of a charge point, limits and fair sharing
 * (energy-manager-semantics, section 1). Pure: records in, decisions out.
 *
 * <p>Read it in the order of a cycle: {@link io.meriggio.controller.internal.charging.Charging}.
 */
package io.meriggio.controller.internal.charging;
