// SPDX-License-Identifier: Apache-2.0
/**
 * How packs are read ({@link io.meriggio.update.internal.KarReader}), kept ({@link
 * io.meriggio.update.internal.PackFolder}), put into the running gateway ({@link
 * io.meriggio.update.internal.Framework}) and exchanged ({@link
 * io.meriggio.update.internal.PackExchange}).
 */
package io.meriggio.update.internal;
