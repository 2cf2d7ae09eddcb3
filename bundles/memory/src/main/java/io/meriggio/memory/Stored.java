// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory;

/**
 * An entry as it stands in its journal.
 *
 * @param id grows with each entry of a journal and is never used again; for {@link Query#before}
 */
public record Stored(long id, Entry entry) {}
