// SPDX-License-Identifier: Apache-2.0
/**
 * Offers the name {@code meriggio.local} and the service {@code _http._tcp} in the local networks,
 * as RFC 6762 and RFC 6763 say, so that nobody has to look for an address. Exports nothing.
 */
package io.meriggio.mdns.internal;
