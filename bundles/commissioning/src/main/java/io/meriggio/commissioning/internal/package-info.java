// SPDX-License-Identifier: Apache-2.0
/** The rules of commissioning, pure, and the service that keeps the draft. */
package io.meriggio.commissioning.internal;
