// SPDX-License-Identifier: Apache-2.0

/** The REST door. */
package io.meriggio.rest;
