// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.internal;

import io.meriggio.memory.file.DatabaseFile;
import io.meriggio.memory.file.DatabaseFiles;
import io.meriggio.memory.file.FileException;
import io.meriggio.memory.file.FileException.Reason;
import io.meriggio.memory.file.FileFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/** Opens database files with the SQLite of this bundle. */
public final class SqliteFiles implements DatabaseFiles {
  private final Optional<Path> libraries;

  /**
   * @param libraries where SQLite's native libraries lie
   */
  public SqliteFiles(Optional<Path> libraries) {
    this.libraries = libraries;
  }

  @Override
  public DatabaseFile open(Path file, FileFormat format) throws FileException {
    try {
      Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
    } catch (IOException e) {
      throw new FileException(Reason.UNUSABLE, MemoryTexts.text("start.folder", e), e);
    }
    Optional<String> missing = NativeLibrary.load(libraries);
    if (missing.isPresent()) {
      throw new FileException(
          Reason.UNUSABLE,
          MemoryTexts.text("start.library", NativeLibrary.machine(), missing.get()),
          null);
    }
    checkHead(file, format);
    try {
      return SqliteFile.open(file, format);
    } catch (SQLException e) {
      throw SqliteFile.failed(e);
    }
  }

  /** Before SQLite may touch it. */
  private static void checkHead(Path file, FileFormat format) throws FileException {
    int version;
    try {
      version = new MemoryFile(file, format.mark()).format();
    } catch (DamageException e) {
      throw new FileException(Reason.DAMAGED, e.found(), e);
    }
    if (version > format.version()) {
      throw new FileException(
          Reason.NEWER,
          MemoryTexts.text("file.newer", file.getFileName(), version, format.version()),
          null);
    }
  }

  @Override
  public Path setAside(Path file, Clock clock) throws IOException {
    return new MemoryFile(file, 0).setAside(clock);
  }
}
