// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import java.time.Duration;

/**
 * Why a session ends.
 *
 * @param reason what commands that wait are told
 * @param release how long giving the device back to itself may take
 */
record Ending(Reason reason, Text detail, Duration release) {}
