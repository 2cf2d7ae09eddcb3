// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps what must survive a restart, in one file of the data directory.
 *
 * <p>Documents are texts under a key, replaced as a whole: the state of a machine, a target, a
 * counter. Journals are logs that only grow, up to their capacity: charging sessions, switchings,
 * decisions. The texts are the caller's own, usually JSON.
 *
 * <p>A change is kept when the call returns: a process that is killed afterwards loses nothing. A
 * power cut loses at most the changes of the last few seconds, in their order, and never a part of
 * one change.
 *
 * <p>The service is always there. When the file can't be used it keeps all in the memory of the
 * process and {@link #health} says so.
 *
 * <p>Threads: may be called from any thread; changes are made one at a time. A call takes the time
 * of a write to the disk's cache, now and then that of a disk: not for a loop of milliseconds.
 */
@ProviderType
public interface Memory {

  /** The longest key of a document and name of a subject, in characters. */
  int MAX_KEY = 200;

  /** The longest document or text of an entry, in characters. */
  int MAX_TEXT = 262_144;

  /**
   * One document.
   *
   * @param key 1 to {@link #MAX_KEY} characters
   * @return nothing when there is none
   * @throws MemoryException when the file can't be read
   */
  Optional<String> document(String key) throws MemoryException;

  /**
   * All documents whose key begins with a prefix, as they were at one moment, sorted by key.
   *
   * @param prefix empty for all
   * @throws MemoryException when the file can't be read
   */
  Map<String, String> documents(String prefix) throws MemoryException;

  /**
   * Replaces documents, all of them or none.
   *
   * @param changes the new text of each key, up to {@link #MAX_TEXT} characters; empty removes the
   *     document. A document that already has this text costs no write.
   * @throws IllegalArgumentException when a key or a text is too long
   * @throws MemoryException when they can't be kept, for one because the disk is full: all
   *     documents are as before, and a later call works as soon as there is room
   */
  void keep(Map<String, Optional<String>> changes) throws MemoryException;

  /**
   * Adds entries to a journal, all of them or none, in this order. Where the journal then holds
   * more than its capacity, the oldest are dropped.
   *
   * @throws IllegalArgumentException when a subject or a text is too long
   * @throws MemoryException when they can't be kept; the journal is as before
   */
  void append(Journal journal, List<Entry> entries) throws MemoryException;

  /**
   * Gives the entry of the same subject and instant this text; where there is none it is appended.
   * So a record that grows, like a charging session that began at {@code at}, is told as often as
   * wanted and stands there once, even if the process was killed in between. It keeps its id and
   * its place.
   *
   * @throws IllegalArgumentException when the subject or the text is too long
   * @throws MemoryException when it can't be kept; the journal is as before
   */
  void amend(Journal journal, Entry entry) throws MemoryException;

  /**
   * Entries of a journal, the one appended last first. A clock that was set back doesn't change
   * this order.
   *
   * @throws MemoryException when the file can't be read
   */
  List<Stored> read(Journal journal, Query query) throws MemoryException;

  /** How the memory is: what was found at the start, and whether changes are kept now. */
  Health health();
}
