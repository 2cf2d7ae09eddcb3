// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.file;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An open database file. Nobody else can open it.
 *
 * <p>Threads: one at a time.
 */
@ProviderType
public interface DatabaseFile extends AutoCloseable {

  /** Something that is done on the connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Reads.
   *
   * @throws FileException with why it failed
   */
  <T> T read(Work<T> work) throws FileException;

  /**
   * Does all of the work or nothing of it. When it returns, it is on the disk: neither a process
   * that is killed nor a power cut takes it back.
   *
   * @throws FileException with why nothing was done
   */
  <T> T change(Work<T> work) throws FileException;

  /** Moves what stands in the log into the file, as far as possible; the log is used again. */
  void fold() throws FileException;

  /**
   * Writes what the file holds into another one.
   *
   * @param target a file that isn't there yet
   */
  void copy(Path target) throws FileException;

  /** How many bytes of the file are in use. */
  long used() throws FileException;

  /**
   * Lets the file grow to this size and no further; less than it has now means as now.
   *
   * @param bytes more than 0
   */
  void limit(long bytes) throws FileException;

  /** Closes it; no exception, since nothing is lost then. */
  @Override
  void close();
}
