// SPDX-License-Identifier: Apache-2.0
/**
 * The driver of Chint DTSU666 and DDSU666 meters: recognising which of six register layouts
 * answers, and whether the CT ratio is in the numbers already. Everything else is in its map.
 *
 * <p>Threads: starts none; a connection is used by the device's own thread only.
 */
package io.meriggio.drivers.dtsu666.internal;
