// SPDX-License-Identifier: Apache-2.0
/** What is looked at: devices, lines, plant, controller, packs and memory. */
package io.meriggio.alarms.internal.source;
