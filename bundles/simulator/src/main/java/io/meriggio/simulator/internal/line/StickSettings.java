// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.line;

/**
 * A simulated Wi-Fi stick.
 *
 * @param serial its number, as on the label, 1 to 4294967295
 * @param heartbeatSeconds silence after which it sends a heartbeat; 0 = never
 * @param doubleCrc whether two zero bytes follow each RTU frame
 * @param patienceMillis how long it waits for a device that keeps silent
 */
public record StickSettings(
    long serial, int heartbeatSeconds, boolean doubleCrc, int patienceMillis) {}
