// SPDX-License-Identifier: Apache-2.0
/**
 * The REST door: the contract of {@code /api/v1} as whiteboard servlets, described by the {@code
 * openapi.json} beside it.
 *
 * <p>{@code http} knows requests and answers, {@code form} the JSON, {@code resource} one class for
 * each noun, {@code event} the stream of server-sent events. It exports no package.
 */
package io.meriggio.rest.internal;
