// SPDX-License-Identifier: Apache-2.0
/**
 * Server-sent events. Changes are only noted where they happen; one thread of this door makes the
 * frames and hands them to each client's own bounded queue, which is written without blocking.
 */
package io.meriggio.rest.internal.event;
