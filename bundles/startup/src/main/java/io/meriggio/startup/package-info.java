// SPDX-License-Identifier: Apache-2.0

/** Tells when the gateway is ready and ends it when it cannot serve. */
package io.meriggio.startup;
