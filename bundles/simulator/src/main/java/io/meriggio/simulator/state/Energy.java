// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.state;

/**
 * A counter that starts anew at local midnight, and its sum.
 *
 * @param today Wh since local midnight or since the start
 * @param total Wh of its life
 */
public record Energy(double today, double total) {}
