// SPDX-License-Identifier: Apache-2.0
/**
 * How the plant's devices look on a line: registers built from the documents, and slaves on j2mod's
 * transports that serve them.
 */
package io.meriggio.simulator.internal.face;
