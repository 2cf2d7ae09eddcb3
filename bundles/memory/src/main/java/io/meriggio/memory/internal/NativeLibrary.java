// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;

/**
 * SQLite itself. The distribution has it unpacked in a folder for each machine, because data
 * directories may be mounted noexec; elsewhere the library's own search goes on.
 */
final class NativeLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);
  private static final String PATH = "org.sqlite.lib.path";

  private NativeLibrary() {}

  /**
   * Loads it, if that hasn't been done.
   *
   * @param folder {@code lib/native/sqlite} of the distribution
   * @return why it can't be loaded
   */
  static Optional<String> load(Optional<Path> folder) {
    Optional<Path> ours = folder.map(all -> all.resolve(machine())).filter(Files::isDirectory);
    if (ours.isPresent() && System.getProperty(PATH) == null) {
      System.setProperty(PATH, ours.get().toString());
    }
    try {
      SQLiteJDBCLoader.initialize();
      return Optional.empty();
    } catch (Exception | LinkageError e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Takes back what the library told Java of itself: it would keep the bundle's classes. */
  static void forget() {
    DriverManager.drivers()
        .filter(driver -> driver.getClass() == JDBC.class)
        .forEach(
            driver -> {
              try {
                DriverManager.deregisterDriver(driver);
              } catch (SQLException | SecurityException e) {
                LOG.debug("SQLite's driver stays known to Java", e);
              }
            });
  }

  /** As the library names it: {@code Linux/aarch64}, {@code Linux-Musl/x86_64}. */
  static String machine() {
    return OSInfo.getNativeLibFolderPathForCurrentOS();
  }
}
