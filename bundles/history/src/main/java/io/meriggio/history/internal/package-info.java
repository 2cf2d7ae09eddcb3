// SPDX-License-Identifier: Apache-2.0
/**
 * The history: {@code record} samples what is known each second, {@code code} makes it small,
 * {@code store} keeps it, {@code ask} answers.
 */
package io.meriggio.history.internal;
