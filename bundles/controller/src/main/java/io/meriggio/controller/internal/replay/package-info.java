// SPDX-License-Identifier: Apache-2.0
/**
 * Runs the decision core, the one that the gateway runs, over a scenario in virtual time and prints
 * its decisions (the doors' contract, "Replay").
 */
package io.meriggio.controller.internal.replay;
