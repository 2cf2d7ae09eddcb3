// SPDX-License-Identifier: Apache-2.0

/** A simulated plant that answers real Modbus traffic. */
package io.meriggio.simulator;
