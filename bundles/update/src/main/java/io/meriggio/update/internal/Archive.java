// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import io.meriggio.device.Text;
import io.meriggio.update.PackRefused;
import io.meriggio.update.PackRefused.Code;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Reads every byte of a zip file before anything of it is trusted: a truncated or changed one, one
 * with names that lead elsewhere, or one that unpacks to more than it should, is refused.
 *
 * @param what how messages call it
 * @param file where it lies
 * @param limits what is too much
 */
record Archive(Text what, Path file, Limits limits) {

  /**
   * What is too much.
   *
   * @param entries number of files
   * @param bytes all files together, unpacked
   * @param ratio unpacked to packed, for files over a megabyte
   */
  record Limits(int entries, long bytes, int ratio) {}

  /** Takes the files of an archive. */
  @FunctionalInterface
  interface Visitor {
    /**
     * One file.
     *
     * @param content ends with the file; what isn't read is read by the caller
     */
    void file(String name, InputStream content) throws IOException, PackRefused;
  }

  private static final long SMALL = 1L << 20;

  /**
   * Reads all of it.
   *
   * @throws PackRefused when it isn't whole or too much
   */
  void read(Visitor visitor) throws IOException, PackRefused {
    try {
      List<String> directory = directory();
      List<String> seen = new ArrayList<>();
      long total = 0;
      try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          Measured content = new Measured(zip, limits.bytes() - total);
          if (!entry.isDirectory()) {
            visitor.file(entry.getName(), content);
            content.transferTo(OutputStream.nullOutputStream());
          }
          total += content.count;
          zip.closeEntry();
          ratio(entry, content.count);
          seen.add(entry.getName());
        }
      }
      if (!seen.equals(directory)) {
        throw broken(PackTexts.text("archive.directory"), null);
      }
    } catch (TooMuch e) {
      throw tooLarge("bytes", what, limits.bytes());
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw broken(Text.plain(String.valueOf(e.getMessage())), e);
    }
  }

  private List<String> directory() throws IOException, PackRefused {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<String> names = zip.stream().map(ZipEntry::getName).toList();
      if (names.size() > limits.entries()) {
        throw tooLarge("entries", what, names.size(), limits.entries());
      }
      Set<String> once = new HashSet<>();
      for (String name : names) {
        if (!harmless(name)) {
          throw broken(PackTexts.text("archive.elsewhere", name), null);
        }
        if (!once.add(name)) {
          throw broken(PackTexts.text("archive.twice", name), null);
        }
      }
      return names;
    }
  }

  private static boolean harmless(String name) {
    return !name.isEmpty()
        && !name.startsWith("/")
        && !name.contains("\\")
        && !name.matches("^[A-Za-z]:.*")
        && List.of(name.split("/", -1)).stream().noneMatch(part -> part.equals(".."));
  }

  private void ratio(ZipEntry entry, long unpacked) throws PackRefused {
    long packed = entry.getCompressedSize();
    if (unpacked > SMALL && packed > 0 && unpacked / packed > limits.ratio()) {
      throw tooLarge("ratio", what, entry.getName(), unpacked / packed);
    }
  }

  private static PackRefused tooLarge(String why, Object... parameters) {
    return PackTexts.refused(Code.TOO_LARGE, "archive." + why, parameters);
  }

  private PackRefused broken(Text why, Throwable cause) {
    return new PackRefused(Code.NOT_A_PACK, PackTexts.text("archive.broken", what, why), cause);
  }

  /** Counts what is read, and stops at the limit. */
  private static final class Measured extends InputStream {
    private final InputStream source;
    private final long limit;
    private long count;

    Measured(InputStream source, long limit) {
      this.source = source;
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = source.read(buffer, offset, length);
      if (n > 0) {
        count += n;
        if (count > limit) {
          throw new TooMuch();
        }
      }
      return n;
    }
  }

  /** The limit of all bytes was passed. */
  private static final class TooMuch extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
