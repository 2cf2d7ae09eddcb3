// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field.internal.backup;

import io.meriggio.device.Text;
import io.meriggio.field.Backup;
import io.meriggio.field.BackupRefused;
import io.meriggio.field.BackupRefused.Code;
import io.meriggio.memory.LiveFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Checks a back-up and lays it ready in {@code restore/ready} of the data directory, where the
 * launcher takes it. Nothing but the folder {@code restore} is touched. For one thread at a time.
 */
public final class BackupReader {
  private static final int MOST_FILES = 20_000;
  private static final int LARGEST_MANIFEST = 4096;

  /** Always left on the disk: what runs needs it. */
  private static final long SPARE = 30L << 20;

  private static final int CHUNK = 1 << 16;

  private final DataFolder data;
  private final long largest;
  private final Supplier<List<LiveFile>> live;
  private final BiFunction<String, Object[], Text> texts;

  /**
   * @param largest bytes of all files together
   * @param live files whose owners know whether a copy can be used
   * @param texts the sentences of the bundle
   */
  public BackupReader(
      Path data,
      long largest,
      Supplier<List<LiveFile>> live,
      BiFunction<String, Object[], Text> texts) {
    this.data = new DataFolder(data);
    this.largest = largest;
    this.live = live;
    this.texts = texts;
  }

  /** Checks and lays ready. */
  public Backup take(InputStream body) throws BackupRefused, IOException {
    Path restore = data.root().resolve("restore");
    Path incoming = restore.resolve("incoming");
    Path ready = restore.resolve("ready");
    delete(incoming);
    Files.createDirectories(incoming);
    try {
      Backup backup = unpack(body, incoming);
      requireUsable(incoming);
      delete(ready);
      Files.move(incoming, ready, StandardCopyOption.ATOMIC_MOVE);
      return backup;
    } catch (ZipException | EOFException e) {
      throw refused(Code.NOT_A_BACKUP, "backup.broken", e.getMessage());
    } finally {
      delete(incoming);
    }
  }

  private Backup unpack(InputStream body, Path incoming) throws BackupRefused, IOException {
    ZipInputStream zip = new ZipInputStream(body, StandardCharsets.UTF_8);
    Optional<Manifest> manifest = Optional.empty();
    long bytes = 0;
    int files = 0;
    for (ZipEntry entry = next(zip); entry != null; entry = next(zip)) {
      if (manifest.isPresent()) {
        throw refused(Code.NOT_A_BACKUP, "backup.more", entry.getName());
      }
      if (entry.getName().equals(Manifest.NAME)) {
        manifest = Optional.of(manifest(zip));
      } else {
        files++;
        bytes += unpack(zip, target(incoming, entry.getName(), files), bytes);
      }
    }
    Manifest found = manifest.orElseThrow(() -> refused(Code.NOT_A_BACKUP, "backup.end"));
    if (found.backup().files() != files) {
      throw refused(Code.NOT_A_BACKUP, "backup.count", files, found.backup().files());
    }
    // the launcher believes the file, not the manifest, and would not start
    requireKnown(new DataFolder(incoming).form(), found);
    return found.backup();
  }

  /** A gateway whose memory can't be used begins afresh, without its owner. */
  private void requireUsable(Path incoming) throws BackupRefused {
    for (LiveFile owner : live.get()) {
      Path name = data.root().relativize(owner.path());
      Optional<Text> fault =
          Optional.of(incoming.resolve(name)).filter(Files::exists).flatMap(owner::fault);
      if (fault.isPresent()) {
        throw refused(Code.NOT_A_BACKUP, "backup.fault", name, fault.get());
      }
    }
  }

  /** A name that isn't UTF-8 makes the library throw an unchecked exception. */
  private ZipEntry next(ZipInputStream zip) throws IOException, BackupRefused {
    try {
      return zip.getNextEntry();
    } catch (IllegalArgumentException e) {
      throw refused(Code.NOT_A_BACKUP, "backup.broken", e.getMessage());
    }
  }

  private Manifest manifest(ZipInputStream zip) throws IOException, BackupRefused {
    String text = new String(zip.readNBytes(LARGEST_MANIFEST), StandardCharsets.UTF_8);
    Manifest manifest =
        Manifest.parse(text).orElseThrow(() -> refused(Code.NOT_A_BACKUP, "backup.manifest"));
    requireKnown(manifest.form(), manifest);
    return manifest;
  }

  private void requireKnown(int form, Manifest manifest) throws BackupRefused {
    if (form > data.form()) {
      throw refused(Code.NEWER, "backup.newer", manifest.backup().writtenBy(), form, data.form());
    }
  }

  /** Where an entry goes: below {@code data/}, by plain names only. */
  private Path target(Path incoming, String name, int files) throws BackupRefused {
    String[] parts = name.split("/", -1);
    boolean plain =
        parts.length >= 2
            && parts[0].equals("data")
            && DataFolder.isData(parts[1])
            && Stream.of(parts).allMatch(BackupReader::isPlain);
    if (!plain) {
      throw refused(Code.BAD_PATH, "backup.path", name);
    }
    if (files > MOST_FILES) {
      throw refused(Code.TOO_LARGE, "backup.files", MOST_FILES);
    }
    return incoming.resolve(name.substring("data/".length()));
  }

  private static boolean isPlain(String part) {
    return !part.isBlank()
        && !part.equals(".")
        && !part.equals("..")
        && part.length() <= 255
        && part.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':' || c == 0x7f);
  }

  /** As it comes, whatever size it announced. */
  private long unpack(ZipInputStream zip, Path target, long before)
      throws IOException, BackupRefused {
    Files.createDirectories(target.resolveSibling(""));
    byte[] buffer = new byte[CHUNK];
    long written = 0;
    try (OutputStream out =
        Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
      for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
        written += n;
        requireRoom(before + written);
        out.write(buffer, 0, n);
      }
    } catch (FileAlreadyExistsException e) {
      throw refused(Code.BAD_PATH, "backup.twice", e.getFile());
    }
    return written;
  }

  private void requireRoom(long bytes) throws IOException, BackupRefused {
    if (bytes > largest) {
      throw refused(Code.TOO_LARGE, "backup.size", largest >> 20);
    }
    if (Files.getFileStore(data.root()).getUsableSpace() < SPARE) {
      throw refused(Code.TOO_LARGE, "backup.room", SPARE >> 20);
    }
  }

  private BackupRefused refused(Code code, String key, Object... parameters) {
    return new BackupRefused(code, texts.apply(key, parameters));
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
