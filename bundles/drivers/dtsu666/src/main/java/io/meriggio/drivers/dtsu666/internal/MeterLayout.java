// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.dtsu666.internal;

import io.meriggio.device.Text;
import io.meriggio.modbus.Profile;

/**
 * How a meter lays its registers out.
 *
 * @param profile its registers, in its word order
 * @param frequencyFactor what the frequency is multiplied by beside the map's scale: 1, or 0.01 on
 *     some -H firmware
 * @param otherEnergies the totals lie at the alternative addresses 0x4026 and 0x4030
 * @param seen a sentence: by what it was recognised
 */
record MeterLayout(Profile profile, double frequencyFactor, boolean otherEnergies, Text seen) {}
