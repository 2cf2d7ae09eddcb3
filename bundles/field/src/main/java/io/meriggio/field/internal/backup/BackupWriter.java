// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field.internal.backup;

import io.meriggio.field.Backup;
import io.meriggio.memory.LiveFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a back-up. For one thread at a time. */
public final class BackupWriter {
  private final DataFolder data;
  private final Clock clock;

  /** Of a data directory. */
  public BackupWriter(Path data, Clock clock) {
    this.data = new DataFolder(data);
    this.clock = clock;
  }

  /**
   * Writes everything.
   *
   * @param live files that their owners copy
   * @param version of the gateway
   */
  public void write(
      OutputStream out, List<LiveFile> live, String version, Optional<String> serialNumber)
      throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.BEST_SPEED);
    int files = 0;
    for (Path file : data.files()) {
      Optional<LiveFile> owner = live.stream().filter(l -> l.path().equals(file)).findFirst();
      if (owner.isPresent()) {
        files += copy(zip, file, owner.get());
      } else if (live.stream().noneMatch(l -> belongs(file, l.path()))) {
        files += add(zip, file, file);
      }
    }
    Backup backup = new Backup(clock.instant(), version, serialNumber, files);
    zip.putNextEntry(entry(Manifest.NAME));
    zip.write(new Manifest(data.form(), backup).text().getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    zip.finish();
  }

  /** Logs and locks beside a database are in its copy. */
  private static boolean belongs(Path file, Path database) {
    return file.toString().startsWith(database + "-");
  }

  private int copy(ZipOutputStream zip, Path file, LiveFile owner) throws IOException {
    Path folder = data.temporary();
    Path copy = folder.resolve("copy");
    try {
      owner.copyTo(copy);
      return add(zip, file, copy);
    } finally {
      Files.deleteIfExists(copy);
      Files.deleteIfExists(folder);
    }
  }

  /** What goes while it is listed, such as a file that is just being replaced, is left out. */
  private int add(ZipOutputStream zip, Path file, Path content) throws IOException {
    try (var in = Files.newInputStream(content)) {
      zip.putNextEntry(entry("data/" + data.root().relativize(file).toString().replace('\\', '/')));
      in.transferTo(zip);
      zip.closeEntry();
      return 1;
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  private ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(clock.millis());
    return entry;
  }
}
