// SPDX-License-Identifier: Apache-2.0

/** Modbus register maps, block planning, codecs and lines. */
package io.meriggio.modbus;
