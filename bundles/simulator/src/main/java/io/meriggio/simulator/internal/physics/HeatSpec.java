// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.physics;

/**
 * What a heat pump is made of.
 *
 * @param ratedPower electric, W
 * @param litres of the tank
 * @param houseLoss W that the house loses for each K between inside and outside
 */
public record HeatSpec(double ratedPower, double litres, double houseLoss) {}
