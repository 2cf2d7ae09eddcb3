// SPDX-License-Identifier: Apache-2.0
/**
 * Modbus frames: what an exchange asks, what may answer it, and how both stand in RTU and in MBAP
 * frames. Pure functions over buffers that are used again: an exchange allocates nothing.
 */
package io.meriggio.modbus.internal.frame;
