// SPDX-License-Identifier: Apache-2.0
/**
 * From the wire inwards: {@code ModbusTcpServer} and {@code Connection} (frames and time), {@code
 * Answers} (functions and exceptions), {@code SunSpecChain} (registers), {@code Controls}
 * (set-points), {@code PlantImage} (figures of the devices).
 */
package io.meriggio.cci.internal;
