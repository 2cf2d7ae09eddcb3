// SPDX-License-Identifier: Apache-2.0
/**
 * The memory in an SQLite file.
 *
 * <p>{@code Opening} decides whether the file can be used; {@code SqliteMemory} uses it, with
 * {@code Database} for transactions, {@code Documents} and {@code Journals} for what is in it and
 * {@code DiskSync} for power cuts; {@code ForgetfulMemory} takes its place where it can't.
 */
package io.meriggio.memory.internal;
