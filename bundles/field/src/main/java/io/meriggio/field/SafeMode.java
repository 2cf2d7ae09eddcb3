// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field;

import io.meriggio.device.Text;
import java.time.Instant;

/**
 * Only the doors run: no device is polled, nothing is controlled.
 *
 * @param failedStarts how many starts failed one after the other, at least three
 * @param lastFailed when the last of them began
 * @param reason for people, with what to do
 */
public record SafeMode(int failedStarts, Instant lastFailed, Text reason) {}
