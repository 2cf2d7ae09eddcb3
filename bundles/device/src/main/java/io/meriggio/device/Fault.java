// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

/**
 * One active fault of a device.
 *
 * @param code the code that the device's own display shows, for example {@code ID001}
 * @param text what it means, in plain English
 */
public record Fault(String code, String text) {}
