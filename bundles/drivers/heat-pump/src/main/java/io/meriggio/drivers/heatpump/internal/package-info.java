// SPDX-License-Identifier: Apache-2.0
/** The driver of the family {@code heat-pump}. */
package io.meriggio.drivers.heatpump.internal;
