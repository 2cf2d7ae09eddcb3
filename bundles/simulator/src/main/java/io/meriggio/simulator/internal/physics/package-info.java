// SPDX-License-Identifier: Apache-2.0
/** The plant as physics: deterministic, without threads, without Modbus. */
package io.meriggio.simulator.internal.physics;
