// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

/**
 * Something that is no longer configured.
 *
 * @param kind {@code device}, {@code line}, {@code charge-point}, {@code output}, {@code logic} or
 *     {@code storage}
 */
public record RemovedForm(String kind, String id) {}
