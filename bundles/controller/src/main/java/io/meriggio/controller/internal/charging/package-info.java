// SPDX-License-Identifier: Apache-2.0
/**
 * Charging: strategies, the state machine of a charge point, limits and fair sharing
 * (energy-manager-semantics, section 1). Pure: records in, decisions out.
 *
 * <p>Read it in the order of a cycle. {@code Charging} lets each {@code ChargePoint} observe (its
 * {@code Presence}, its {@code Car}, its session, its {@code Offer}) and {@code ExchangeWatch}
 * judge the exchange. {@code ChargingCycle} then decides: {@code Wishes}, {@code Turns}, {@code
 * PhaseChoice}, {@code SunShare}, {@code Allocation}, {@code Ramp}; and {@code Conclusion} says
 * why, with {@code WhyRunning} and {@code WhyWaiting}.
 */
package io.meriggio.controller.internal.charging;
