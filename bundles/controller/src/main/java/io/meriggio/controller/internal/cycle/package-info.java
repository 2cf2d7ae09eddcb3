// SPDX-License-Identifier: Apache-2.0
/**
 * Time and samples as every rule sees them: one moment by two clocks, a value with the time of its
 * measurement, a condition with the time since it holds. Pure: no OSGi, no I/O, no wall clock.
 */
package io.meriggio.controller.internal.cycle;
