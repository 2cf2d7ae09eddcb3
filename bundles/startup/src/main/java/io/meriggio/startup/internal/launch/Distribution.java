// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The unpacked distribution and the list of its files that the build made: one line a file with
 * size, SHA-256 and path, sorted by path.
 *
 * <p>The list guards against a copy that broke off and a disk that forgot, not against an attacker:
 * who can change the files can change the list.
 */
public final class Distribution {

  /** The list's place, relative to the distribution. */
  static final String LIST = "lib/distribution.list";

  private final Path home;

  public Distribution(Path home) {
    this.home = home;
  }

  /** Writes the list of a finished distribution. Run by the build. */
  void writeList() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : files()) {
      lines.add(Files.size(file) + " " + sha256(file) + " " + relative(file));
    }
    Files.writeString(home.resolve(LIST), String.join("\n", lines) + "\n");
  }

  /**
   * The identity of this build: equal exactly when all files are equal.
   *
   * @throws IOException when the list cannot be read
   */
  public String buildId() throws IOException {
    return sha256(home.resolve(LIST)).substring(0, 16);
  }

  /**
   * The files that are missing or differ from the list.
   *
   * @param contents also compares the contents, not only the sizes
   * @throws IOException when the list itself cannot be read
   */
  public List<String> damaged(boolean contents) throws IOException {
    List<String> damaged = new ArrayList<>();
    for (String line : Files.readAllLines(home.resolve(LIST), StandardCharsets.UTF_8)) {
      String[] parts = line.split(" ", 3);
      if (parts.length != 3) {
        damaged.add(LIST);
        return damaged;
      }
      Path file = home.resolve(parts[2]);
      if (!intact(file, parts[0], parts[1], contents)) {
        damaged.add(parts[2]);
      }
    }
    if (damaged.isEmpty() && Files.size(home.resolve(LIST)) == 0) {
      damaged.add(LIST);
    }
    return damaged;
  }

  private static boolean intact(Path file, String size, String hash, boolean contents) {
    try {
      return String.valueOf(Files.size(file)).equals(size)
          && (!contents || sha256(file).equals(hash));
    } catch (IOException e) {
      return false;
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(Files::isRegularFile)
          .filter(f -> !relative(f).equals(LIST))
          .sorted((a, b) -> relative(a).compareTo(relative(b)))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private String relative(Path file) {
    return home.relativize(file).toString().replace('\\', '/');
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IOException("This Java has no SHA-256", e);
    }
  }

  /** {@code Distribution FOLDER VERSION} completes a folder with its version and its list. */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0], "lib", "version"), "version=" + arguments[1] + "\n");
    new Distribution(Path.of(arguments[0])).writeList();
  }
}
