// SPDX-License-Identifier: Apache-2.0
/**
 * Power of the plant as a whole: what it may feed in. Records in, orders out; power in W, feed-in
 * positive, ceilings in % of an inverter's rated power. Pure: no OSGi, no I/O, no wall clock.
 */
package io.meriggio.controller.internal.power;
