// SPDX-License-Identifier: Apache-2.0
/**
 * Accounts and everything that opens the gateway: a core on an injected clock and random source,
 * kept in the gateway's memory, and a thin component around it.
 *
 * <p>Secrets leave this package once, to whom they belong: what is kept are hashes, except for the
 * claim code, which the console shows until somebody owns the gateway.
 *
 * <p>Threads: any; what is kept changes under the lock of the {@code Ledger}, passwords are hashed
 * outside it.
 */
package io.meriggio.access.internal;
