// SPDX-License-Identifier: Apache-2.0
/** One class for each noun of the contract: its routes, and what they do. */
package io.meriggio.rest.internal.resource;
