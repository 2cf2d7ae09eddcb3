// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

/**
 * The way to a device that needs no line: the machine's own inputs and outputs, or whatever the
 * driver reaches by itself. All of them are equal.
 */
public record NoLink() implements Link {}
