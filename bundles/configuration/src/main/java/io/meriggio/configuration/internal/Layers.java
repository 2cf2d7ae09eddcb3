// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration.internal;

import io.meriggio.configuration.Layer;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The two layers of the site's configuration: what the files said when last applied, and above it
 * what was changed through the doors since. The newest word counts, key by key.
 *
 * <p>Immutable: each change gives new layers.
 *
 * @param file by PID
 * @param doors by PID
 */
public record Layers(Map<String, FileEntry> file, Map<String, DoorEntry> doors) {

  /** Nothing configured. */
  public static final Layers EMPTY = new Layers(Map.of(), Map.of());

  /** What a file said of a PID, and which file. */
  public record FileEntry(String origin, Map<String, Object> properties) {}

  /**
   * What the doors changed of a PID.
   *
   * @param set keys with their values
   * @param unset keys that the file has and the doors took away
   * @param deleted the doors took all of it away
   */
  public record DoorEntry(Map<String, Object> set, Set<String> unset, boolean deleted) {

    private static final DoorEntry DELETED = new DoorEntry(Map.of(), Set.of(), true);

    boolean isEmpty() {
      return set.isEmpty() && unset.isEmpty() && !deleted;
    }
  }

  public Layers {
    file = Map.copyOf(file);
    doors = Map.copyOf(doors);
  }

  /** What is in force, by PID. */
  Map<String, Map<String, Object>> effective() {
    Set<String> pids = new TreeSet<>(file.keySet());
    pids.addAll(doors.keySet());
    Map<String, Map<String, Object>> all = new TreeMap<>();
    pids.forEach(pid -> effective(pid).ifPresent(properties -> all.put(pid, properties)));
    return all;
  }

  Optional<Map<String, Object>> effective(String pid) {
    DoorEntry door = doors.get(pid);
    if (door != null && door.deleted() || door == null && !file.containsKey(pid)) {
      return Optional.empty();
    }
    Map<String, Object> properties = new TreeMap<>(inFile(pid));
    if (door != null) {
      properties.keySet().removeAll(door.unset());
      properties.putAll(door.set());
    }
    return Optional.of(properties);
  }

  /** A file says something of a PID: what it says anew counts over what the doors said before. */
  Layers withFile(String pid, String origin, Map<String, Object> properties) {
    Map<String, FileEntry> files = new TreeMap<>(file);
    files.put(pid, new FileEntry(origin, properties));
    Map<String, Object> before = inFile(pid);
    if (file.containsKey(pid) && before.equals(properties)) {
      return new Layers(files, doors);
    }
    Map<String, DoorEntry> above = new TreeMap<>(doors);
    DoorEntry door = doors.get(pid);
    if (door != null) {
      Set<String> news = new HashSet<>(before.keySet());
      news.addAll(properties.keySet());
      news.removeIf(key -> Objects.equals(before.get(key), properties.get(key)));
      Map<String, Object> set = new TreeMap<>(door.set());
      set.keySet().removeAll(news);
      Set<String> unset = new TreeSet<>(door.unset());
      unset.removeAll(news);
      put(above, pid, new DoorEntry(set, unset, false));
    }
    return new Layers(files, above);
  }

  /** A PID has gone from the files, and with it what the doors changed of it. */
  Layers withoutFile(String pid) {
    Map<String, FileEntry> files = new TreeMap<>(file);
    Map<String, DoorEntry> above = new TreeMap<>(doors);
    files.remove(pid);
    above.remove(pid);
    return new Layers(files, above);
  }

  /** A PID as it was in other layers. */
  Layers asIn(Layers others, String pid) {
    Map<String, FileEntry> files = new TreeMap<>(file);
    Map<String, DoorEntry> above = new TreeMap<>(doors);
    files.remove(pid);
    above.remove(pid);
    if (others.file.containsKey(pid)) {
      files.put(pid, others.file.get(pid));
    }
    if (others.doors.containsKey(pid)) {
      above.put(pid, others.doors.get(pid));
    }
    return new Layers(files, above);
  }

  /** A door says all of a PID. */
  Layers withDoor(String pid, Map<String, Object> properties) {
    Map<String, Object> below = inFile(pid);
    Map<String, Object> set = new TreeMap<>(properties);
    set.entrySet().removeIf(entry -> entry.getValue().equals(below.get(entry.getKey())));
    Set<String> unset = new TreeSet<>(below.keySet());
    unset.removeAll(properties.keySet());
    Map<String, DoorEntry> above = new TreeMap<>(doors);
    DoorEntry entry = new DoorEntry(set, unset, false);
    if (file.containsKey(pid)) {
      put(above, pid, entry);
    } else {
      above.put(pid, entry);
    }
    return new Layers(file, above);
  }

  /** A door takes a PID away. */
  Layers withoutDoor(String pid) {
    Map<String, DoorEntry> above = new TreeMap<>(doors);
    above.remove(pid);
    if (file.containsKey(pid)) {
      above.put(pid, DoorEntry.DELETED);
    }
    return new Layers(file, above);
  }

  Layer fileLayer() {
    Map<String, Map<String, Object>> configurations = new TreeMap<>();
    file.forEach((pid, entry) -> configurations.put(pid, entry.properties()));
    return new Layer(Layer.Kind.FILE, configurations, Set.of());
  }

  Layer doorLayer() {
    Map<String, Map<String, Object>> configurations = new TreeMap<>();
    Set<String> removed = new TreeSet<>();
    doors.forEach(
        (pid, entry) -> {
          if (entry.deleted()) {
            removed.add(pid);
          } else {
            configurations.put(pid, entry.set());
          }
          entry.unset().forEach(key -> removed.add(pid + "/" + key));
        });
    return new Layer(Layer.Kind.DOOR, configurations, removed);
  }

  private Map<String, Object> inFile(String pid) {
    FileEntry entry = file.get(pid);
    return entry == null ? Map.of() : entry.properties();
  }

  private static void put(Map<String, DoorEntry> doors, String pid, DoorEntry entry) {
    if (entry.isEmpty()) {
      doors.remove(pid);
    } else {
      doors.put(pid, entry);
    }
  }
}
