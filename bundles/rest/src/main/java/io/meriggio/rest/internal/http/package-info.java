// SPDX-License-Identifier: Apache-2.0
/** Requests, answers, refusals: nothing here knows a plant. */
package io.meriggio.rest.internal.http;
