// SPDX-License-Identifier: Apache-2.0
/** Reading a register map's file, and decoding and encoding by its rows. Not exported. */
package io.meriggio.modbus.internal.map;
