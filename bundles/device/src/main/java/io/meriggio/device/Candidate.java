// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

/**
 * A device found by discovery.
 *
 * @param family the driver's family
 * @param unit its Modbus address
 * @param identity what it said of itself
 * @param confidence 0…1
 * @param why a sentence: what was seen
 */
public record Candidate(
    String family, int unit, DeviceIdentity identity, double confidence, String why) {}
