// SPDX-License-Identifier: Apache-2.0
/**
 * The JSON of this door: one record for each object of the contract, so that answers, events and
 * the OpenAPI document can't drift apart. Units, signs and words are those of the vocabulary.
 */
package io.meriggio.rest.internal.form;
