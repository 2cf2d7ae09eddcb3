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
    String family, int unit, DeviceIdentity identity, double confidence, Text why) {

  /** With a sentence in one language. */
  public Candidate(
      String family, int unit, DeviceIdentity identity, double confidence, String why) {
    this(family, unit, identity, confidence, Text.plain(why));
  }
}
