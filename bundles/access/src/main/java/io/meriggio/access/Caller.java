// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

/**
 * From where somebody asks.
 *
 * @param address the network address as text, {@code 192.0.2.7} or {@code 2001:db8::7}; a word such
 *     as {@code console} where there is none. It is throttled by and stands in the audit log.
 */
public record Caller(String address) {}
