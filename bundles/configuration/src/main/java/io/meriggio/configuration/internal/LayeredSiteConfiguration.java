// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration.internal;

import io.meriggio.configuration.Layer;
import io.meriggio.configuration.Problem;
import io.meriggio.configuration.SiteConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the layers and Configuration Admin in step. The layers on disk are the truth and are
 * written first; Configuration Admin is made equal to them at each start, so that a process killed
 * between the two is put right.
 */
final class LayeredSiteConfiguration implements SiteConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(LayeredSiteConfiguration.class);

  private final LayerStore store;
  private final ConfigurationStore configurations;
  private final List<Problem> problems;
  private Layers layers;

  private LayeredSiteConfiguration(
      LayerStore store, ConfigurationStore configurations, Layers layers, List<Problem> problems) {
    this.store = store;
    this.configurations = configurations;
    this.layers = layers;
    this.problems = List.copyOf(problems);
  }

  /**
   * Applies the files and brings Configuration Admin to what is in force.
   *
   * @throws IOException when the data directory can't be written
   */
  static LayeredSiteConfiguration start(
      LayerStore store, ConfigurationStore configurations, List<Path> files) throws IOException {
    Layers stored = stored(store, configurations);
    FileLayer applied = FileLayer.over(stored, files.stream().map(FileParser::parse).toList());
    if (!applied.layers().equals(stored)) {
      store.write(applied.layers());
    }
    configurations.become(applied.layers().effective());
    return new LayeredSiteConfiguration(
        store, configurations, applied.layers(), applied.problems());
  }

  /** Without layers on disk, what Configuration Admin holds counts as said through the doors. */
  private static Layers stored(LayerStore store, ConfigurationStore configurations)
      throws IOException {
    try {
      var read = store.read();
      if (read.isPresent()) {
        return read.get();
      }
    } catch (IOException e) {
      LOG.error(
          "The record of applied configurations can't be read, put aside as {}; what is in force"
              + " stays",
          store.putAside(),
          e);
    }
    Layers adopted = Layers.EMPTY;
    for (Map.Entry<String, Map<String, Object>> entry : configurations.content().entrySet()) {
      adopted = adopted.withDoor(entry.getKey(), entry.getValue());
    }
    return adopted;
  }

  @Override
  public synchronized Map<String, Map<String, Object>> effective() {
    return layers.effective();
  }

  @Override
  public synchronized List<Problem> put(String pid, Map<String, Object> properties) {
    Map<String, Object> plain = PlainValue.properties(properties);
    List<Problem> wrong = new ArrayList<>(SiteSchema.check(pid, plain));
    Layers next = layers.withDoor(pid, plain);
    if (wrong.isEmpty()) {
      wrong.addAll(SiteSchema.checkTogether(pid, next.effective()));
    }
    if (wrong.stream().allMatch(Problem::warning)) {
      change(next);
    }
    return List.copyOf(wrong);
  }

  @Override
  public synchronized boolean delete(String pid) {
    if (layers.effective(pid).isEmpty()) {
      return false;
    }
    change(layers.withoutDoor(pid));
    return true;
  }

  @Override
  public synchronized List<Problem> change(Map<String, Optional<Map<String, Object>>> changes) {
    List<Problem> wrong = new ArrayList<>();
    Layers next = layers;
    for (Map.Entry<String, Optional<Map<String, Object>>> change :
        new TreeMap<>(changes).entrySet()) {
      String pid = change.getKey();
      if (change.getValue().isPresent()) {
        Map<String, Object> plain = PlainValue.properties(change.getValue().get());
        wrong.addAll(SiteSchema.check(pid, plain));
        next = next.withDoor(pid, plain);
      } else if (next.effective(pid).isPresent()) {
        next = next.withoutDoor(pid);
      }
    }
    if (wrong.isEmpty()) {
      wrong.addAll(together(next.effective(), changes));
    }
    if (wrong.stream().allMatch(Problem::warning)) {
      change(next);
    }
    return List.copyOf(wrong);
  }

  /** What devices say against each other: of those that change, and what is new of the others. */
  private List<Problem> together(
      Map<String, Map<String, Object>> next, Map<String, Optional<Map<String, Object>>> changes) {
    Map<String, Map<String, Object>> before = layers.effective();
    List<Problem> found = new ArrayList<>();
    for (String pid : next.keySet()) {
      List<Problem> now = new ArrayList<>(SiteSchema.checkTogether(pid, next));
      if (!changes.containsKey(pid)) {
        now.removeAll(SiteSchema.checkTogether(pid, before));
      }
      found.addAll(now);
    }
    return found;
  }

  @Override
  public synchronized List<Layer> layers() {
    return List.of(layers.fileLayer(), layers.doorLayer());
  }

  @Override
  public List<Problem> problems() {
    return problems;
  }

  private void change(Layers next) {
    if (next.equals(layers)) {
      return;
    }
    try {
      store.write(next);
      try {
        configurations.become(next.effective());
      } catch (IOException e) {
        restore(e);
        throw e;
      }
      layers = next;
    } catch (IOException e) {
      throw new UncheckedIOException("The configuration can't be written: " + e.getMessage(), e);
    }
  }

  /** Puts back what was in force, on disk first; what can't be put back is added to the failure. */
  private void restore(IOException failure) {
    try {
      store.write(layers);
      configurations.become(layers.effective());
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
