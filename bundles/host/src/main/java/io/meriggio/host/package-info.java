// SPDX-License-Identifier: Apache-2.0

/** Configured devices: polling, ageing of readings, commands, discovery. */
package io.meriggio.host;
