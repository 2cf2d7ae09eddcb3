// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

/**
 * In which language the gateway speaks to those who don't choose one.
 *
 * @param language {@code en}, {@code it}, {@code de}; null while not chosen
 */
public record LanguageForm(String language) {}
