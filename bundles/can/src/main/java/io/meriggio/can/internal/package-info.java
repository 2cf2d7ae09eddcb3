// SPDX-License-Identifier: Apache-2.0
/** Buses, and the line above them. One thread a line. */
package io.meriggio.can.internal;
