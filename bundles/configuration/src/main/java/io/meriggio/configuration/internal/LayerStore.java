// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keeps the layers in one file of the data directory. It is replaced as a whole, so that a process
 * killed at any moment leaves either the old layers or the new ones.
 *
 * <p>Threads: one at a time.
 */
final class LayerStore {
  private static final int VERSION = 1;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final String NAME = "config-layers.json";

  private final Path folder;
  private final Path file;

  LayerStore(Path folder) {
    this.folder = folder;
    this.file = folder.resolve(NAME);
  }

  /**
   * Reads the layers; empty when none were ever written.
   *
   * @throws IOException when what is there can't be read or is not what {@link #write} writes
   */
  Optional<Layers> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonNode root = JSON.readTree(Files.readAllBytes(file));
    if (root == null || root.path("version").asInt() != VERSION) {
      throw new IOException(file + " is not of version " + VERSION);
    }
    Map<String, Layers.FileEntry> files = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : root.path("file").properties()) {
      JsonNode node = entry.getValue();
      files.put(
          entry.getKey(),
          new Layers.FileEntry(node.path("origin").asText(), properties(node.path("properties"))));
    }
    Map<String, Layers.DoorEntry> doors = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : root.path("doors").properties()) {
      JsonNode node = entry.getValue();
      Set<String> unset = new TreeSet<>();
      node.path("unset").forEach(key -> unset.add(key.asText()));
      doors.put(
          entry.getKey(),
          new Layers.DoorEntry(
              properties(node.path("set")), unset, node.path("deleted").asBoolean()));
    }
    return Optional.of(new Layers(files, doors));
  }

  /** Replaces the layers; they are on the disk when it returns. */
  void write(Layers layers) throws IOException {
    ObjectNode root = JSON.createObjectNode().put("version", VERSION);
    ObjectNode files = root.putObject("file");
    layers
        .file()
        .forEach(
            (pid, entry) -> {
              ObjectNode node = files.putObject(pid).put("origin", entry.origin());
              node.set("properties", JSON.valueToTree(entry.properties()));
            });
    ObjectNode doors = root.putObject("doors");
    layers
        .doors()
        .forEach(
            (pid, entry) -> {
              ObjectNode node = doors.putObject(pid).put("deleted", entry.deleted());
              node.set("set", JSON.valueToTree(entry.set()));
              node.set("unset", JSON.valueToTree(entry.unset()));
            });
    replace(JSON.writeValueAsBytes(root));
  }

  /** Puts a file that can't be read aside, for people to look at. */
  Path putAside() throws IOException {
    Path aside = folder.resolve(NAME + ".broken");
    return Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
  }

  private void replace(byte[] bytes) throws IOException {
    Files.createDirectories(folder);
    Path next = folder.resolve(NAME + ".next");
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

  private static Map<String, Object> properties(JsonNode node) {
    Map<String, Object> raw = new TreeMap<>();
    node.properties()
        .forEach(
            entry -> raw.put(entry.getKey(), JSON.convertValue(entry.getValue(), Object.class)));
    return PlainValue.properties(raw);
  }
}
