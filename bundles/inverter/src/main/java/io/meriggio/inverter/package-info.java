// SPDX-License-Identifier: Apache-2.0
/**
 * What the inverters of several families have in common: telling them apart, serial numbers,
 * availability masks, remote control of the third generation, passive mode of old storage inverters
 * ({@link io.meriggio.inverter.PassiveStorage}). A library, not a bundle of its own: each driver
 * embeds it, so that a pack needs nothing but the gateway.
 */
package io.meriggio.inverter;
