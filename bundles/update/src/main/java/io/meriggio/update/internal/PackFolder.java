// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.meriggio.update.PackRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The packs on disk: {@code packs/<name>/<version>_<digest>/} with the archive, its bundles, {@code
 * pack.json} and a features file; {@code packs/state.json}; {@code packs/.staging/} for what is
 * being looked at. A pack's folder appears there whole, and is never changed afterwards but for its
 * features file, which follows when the data directory moves.
 *
 * <p>Threads: one at a time, but for {@link #stage}.
 */
final class PackFolder {
  private static final Logger LOG = LoggerFactory.getLogger(PackFolder.class);
  private static final String CONTENT = "pack.json";
  private static final String STATE = "state.json";
  private static final String STAGING = ".staging";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path root;

  /** Kept and perhaps not on the disk yet: forcing each at once would hold up a first start. */
  private final List<Path> unforced = new ArrayList<>();

  PackFolder(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /**
   * Unpacks and checks an archive. Close it when done: what wasn't kept is deleted.
   *
   * @throws PackRefused when it isn't a pack
   */
  Staged stage(InputStream kar) throws IOException, PackRefused {
    Files.createDirectories(root.resolve(STAGING));
    Path folder = Files.createTempDirectory(root.resolve(STAGING), "pack");
    try {
      PackContent content = KarReader.read(kar, folder);
      Files.write(folder.resolve(CONTENT), JSON.writeValueAsBytes(content));
      return new Staged(folder, content);
    } catch (IOException | PackRefused | RuntimeException e) {
      delete(folder);
      throw e;
    }
  }

  /** A pack that was looked at and not yet kept. */
  record Staged(Path folder, PackContent content) implements AutoCloseable {
    @Override
    public void close() {
      delete(folder);
    }
  }

  /**
   * Keeps a pack: its folder appears as a whole. It is on the disk when a decision that names it is
   * written.
   */
  StoredPack keep(Staged staged) throws IOException {
    PackContent content = staged.content();
    Path folder = root.resolve(content.name()).resolve(content.folder());
    StoredPack pack = new StoredPack(folder, content);
    if (!Files.exists(folder)) {
      Files.writeString(staged.folder().resolve(StoredPack.FEATURES), pack.featuresText());
      Files.createDirectories(root.resolve(content.name()));
      Files.move(staged.folder(), folder, StandardCopyOption.ATOMIC_MOVE);
      unforced.add(folder);
    }
    return pack;
  }

  /** The same in the place of what no decision named: a power cut may have left parts of it. */
  StoredPack keepAnew(Staged staged) throws IOException {
    PackContent content = staged.content();
    delete(root.resolve(content.name()).resolve(content.folder()));
    return keep(staged);
  }

  /** A pack that was kept; empty when it isn't there or not whole. */
  Optional<StoredPack> find(String name, String folder) {
    Path place = root.resolve(name).resolve(folder);
    if (folder.isEmpty() || !Files.isRegularFile(place.resolve(CONTENT))) {
      return Optional.empty();
    }
    try {
      PackContent content =
          JSON.readValue(Files.readAllBytes(place.resolve(CONTENT)), PackContent.class);
      StoredPack pack = new StoredPack(place, content);
      if (!content.bundles().stream()
          .allMatch(bundle -> Files.isRegularFile(place.resolve(bundle.file())))) {
        return Optional.empty();
      }
      byte[] features = pack.featuresText().getBytes(StandardCharsets.UTF_8);
      Path file = place.resolve(StoredPack.FEATURES);
      if (!Files.exists(file) || !java.util.Arrays.equals(Files.readAllBytes(file), features)) {
        write(file, features);
      }
      return Optional.of(pack);
    } catch (IOException | RuntimeException e) {
      LOG.error("The pack in {} can't be read", place, e);
      return Optional.empty();
    }
  }

  /**
   * Reads what was decided; when there is no readable record, the highest version of each pack on
   * disk counts.
   */
  PackState state() throws IOException {
    Path file = root.resolve(STATE);
    if (Files.exists(file)) {
      try {
        return JSON.readValue(Files.readAllBytes(file), PackState.class);
      } catch (IOException e) {
        LOG.error("{} can't be read; the highest version of each pack counts", file, e);
      }
    }
    PackState found = PackState.EMPTY;
    for (Map.Entry<String, StoredPack> entry : highest().entrySet()) {
      found = found.with(entry.getKey(), entry.getValue().content().folder());
    }
    return found;
  }

  private Map<String, StoredPack> highest() throws IOException {
    Map<String, StoredPack> highest = new TreeMap<>();
    for (Path name : folders(root)) {
      for (Path version : folders(name)) {
        find(last(name), last(version))
            .ifPresent(
                pack ->
                    highest.merge(
                        pack.name(),
                        pack,
                        (a, b) -> a.content().order().compareTo(b.content().order()) >= 0 ? a : b));
      }
    }
    return highest;
  }

  private static String last(Path path) {
    return String.valueOf(path.getFileName());
  }

  /** Writes what was decided; it and the packs that it names are on the disk when it returns. */
  void write(PackState state) throws IOException {
    Files.createDirectories(root);
    for (Path folder : List.copyOf(unforced)) {
      force(folder);
      unforced.remove(folder);
    }
    write(root.resolve(STATE), JSON.writeValueAsBytes(state));
  }

  /** Deletes what no decision names, and what a killed process left. */
  void clean(PackState state) {
    try {
      for (Path name : folders(root)) {
        PackState.Chosen chosen = state.packs().get(last(name));
        for (Path version : folders(name)) {
          String folder = last(version);
          if (chosen == null
              || !folder.equals(chosen.installed()) && !folder.equals(chosen.previous())) {
            delete(version);
          }
        }
        if (chosen == null) {
          delete(name);
        }
      }
    } catch (IOException e) {
      LOG.warn("Old packs in {} can't be deleted", root, e);
    }
  }

  /** Deletes what was being looked at when a process was killed. */
  void cleanStaging() {
    delete(root.resolve(STAGING));
  }

  private static List<Path> folders(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(parent)) {
      return children
          .filter(Files::isDirectory)
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Brings a folder's files and their names to the disk; one that is gone by now needs none. */
  private static void force(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> parts = new ArrayList<>(List.of(folder, folder.resolveSibling(".")));
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(parts::add);
    }
    for (Path part : parts) {
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      tree.sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.deleteIfExists(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("{} can't be deleted", folder, e);
    }
  }
}
