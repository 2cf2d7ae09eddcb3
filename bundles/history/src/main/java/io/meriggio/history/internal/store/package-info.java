// SPDX-License-Identifier: Apache-2.0
/**
 * The file of the history: for each series blocks of an hour second by second and minute by minute,
 * blocks of eight days by quarters of an hour, and the tail of what is younger than its block.
 */
package io.meriggio.history.internal.store;
