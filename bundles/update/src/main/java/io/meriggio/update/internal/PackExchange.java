// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import io.meriggio.device.Text;
import io.meriggio.update.Pack;
import io.meriggio.update.PackRefused;
import io.meriggio.update.PackRefused.Code;
import io.meriggio.update.Packs;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exchanges packs in the running gateway, one change at a time. A change is written down only when
 * it serves; killed before, the next start brings back what served before it.
 */
final class PackExchange implements Packs {
  private static final Logger LOG = LoggerFactory.getLogger(PackExchange.class);

  private final PackFolder folder;
  private final ShownPacks shown = new ShownPacks();
  private final RunningPacks running;
  private final ReentrantLock lock = new ReentrantLock(true);

  private PackState state = PackState.EMPTY;

  /** As it stands on the disk. */
  private PackState stored = PackState.EMPTY;

  PackExchange(Framework framework, PackFolder folder) {
    this.folder = folder;
    this.running = new RunningPacks(framework, shown, this::previous);
  }

  @Override
  public List<Pack> packs() {
    return shown.all();
  }

  /**
   * Brings the running gateway to what was decided before. What this changed is written down by
   * {@link #settle}, when nobody waits any more.
   *
   * @param delivered packs that came with the gateway, to be put in unless the user chose otherwise
   * @throws InterruptedException when the gateway stops meanwhile; the next start does it again
   */
  void start(DeliveredPacks delivered) throws IOException, InterruptedException {
    lock.lock();
    try {
      folder.cleanStaging();
      stored = folder.state();
      state = delivered.addTo(stored, folder);
      Map<String, StoredPack> wanted = new TreeMap<>();
      state.packs().keySet().forEach(name -> present(name).ifPresent(p -> wanted.put(name, p)));
      wanted.values().forEach(pack -> shown.starting(pack, previous(pack.name())));
      startTogether(wanted);
      for (Pack pack : shown.all()) {
        LOG.info("Pack {} {} is {}", pack.name(), pack.version(), pack.state());
      }
    } finally {
      lock.unlock();
    }
  }

  /** Writes down what the start changed: killed before, the next start does it again. */
  void settle() throws IOException {
    lock.lock();
    try {
      if (!state.equals(stored)) {
        folder.write(state);
        stored = state;
      }
      folder.clean(state);
    } finally {
      lock.unlock();
    }
  }

  /** The chosen version, or the one before when that isn't whole. */
  private Optional<StoredPack> present(String name) {
    return folder.find(name, state.packs().get(name).installed()).or(() -> previous(name));
  }

  private Optional<StoredPack> previous(String name) {
    return Optional.ofNullable(state.packs().get(name))
        .flatMap(chosen -> folder.find(name, chosen.previous()));
  }

  /** All in one transaction, for speed; one by one only when that fails. */
  private void startTogether(Map<String, StoredPack> wanted) throws InterruptedException {
    try {
      running.run(wanted);
    } catch (RunningPacks.Unfit e) {
      LOG.warn("The packs can't all run together; trying one by one", e);
      startOneByOne(wanted);
    }
    for (StoredPack pack : List.copyOf(running.all().values())) {
      Framework.Health health = running.health(pack);
      if (health.trouble().isEmpty()) {
        shown.serving(pack, health.families(), previous(pack.name()));
      } else {
        fallBack(pack, health.trouble().get());
      }
    }
  }

  private void startOneByOne(Map<String, StoredPack> wanted) throws InterruptedException {
    Map<StoredPack, Text> bad = new LinkedHashMap<>();
    Map<String, StoredPack> good = new TreeMap<>();
    for (StoredPack pack : wanted.values()) {
      try {
        running.run(RunningPacks.with(good, pack));
        good = RunningPacks.with(good, pack);
      } catch (RunningPacks.Unfit e) {
        bad.put(pack, e.why());
      }
    }
    running.restore(good);
    for (Map.Entry<StoredPack, Text> each : bad.entrySet()) {
      fallBack(each.getKey(), each.getValue());
    }
  }

  /** A pack that was chosen doesn't serve: the version before it may. */
  private void fallBack(StoredPack pack, Text why) throws InterruptedException {
    LOG.error("The pack {} {} doesn't serve: {}", pack.name(), pack.version(), why);
    Optional<StoredPack> earlier =
        previous(pack.name()).filter(other -> !other.folder().equals(pack.folder()));
    shown.failed(pack, earlier, why);
    if (earlier.isPresent()) {
      try {
        put(earlier.get());
      } catch (PackRefused e) {
        LOG.error("Nor does its earlier version: {}", e.getMessage());
      }
    }
  }

  @Override
  public Pack install(InputStream kar, String origin) throws PackRefused {
    try (PackFolder.Staged staged = folder.stage(kar)) {
      lock.lock();
      try {
        return install(staged, origin);
      } catch (PackRefused e) {
        LOG.warn("A pack from {} is refused: {}", origin, e.getMessage());
        throw e;
      } finally {
        folder.clean(state);
        lock.unlock();
      }
    } catch (IOException e) {
      throw storage(e);
    } catch (InterruptedException e) {
      throw stopping(e);
    }
  }

  private Pack install(PackFolder.Staged staged, String origin)
      throws IOException, PackRefused, InterruptedException {
    PackContent content = staged.content();
    StoredPack present = running.all().get(content.name());
    if (present != null) {
      PackRules.refuseOlder(content, present);
      Optional<Pack> now =
          shown.of(content.name()).filter(pack -> pack.state() == Pack.State.ACTIVE);
      if (now.isPresent() && present.content().digest().equals(content.digest())) {
        return now.get();
      }
    }
    running.refuseTakenNames(content);
    LOG.info("Installing the pack {} {} from {}", content.name(), content.version(), origin);
    return put(folder.keep(staged));
  }

  /** Puts a pack in the place of what runs under its name, or leaves all as it was. */
  private Pack put(StoredPack pack) throws PackRefused, InterruptedException {
    Map<String, StoredPack> before = running.all();
    try {
      running.run(RunningPacks.with(before, pack));
      Framework.Health health = running.health(pack);
      if (health.trouble().isPresent()) {
        throw new PackRefused(Code.UNHEALTHY, unfit(pack, health.trouble().get()));
      }
      PackRules.refuseTakenFamilies(pack, health.families(), shown.all());
      decide(state.with(pack.name(), pack.content().folder()));
      LOG.info("The pack {} {} serves {}", pack.name(), pack.version(), health.families());
      return shown.serving(pack, health.families(), previous(pack.name()));
    } catch (RunningPacks.Unfit e) {
      running.restore(before);
      throw new PackRefused(Code.UNRESOLVABLE, unfit(pack, e.why()), e);
    } catch (PackRefused e) {
      running.restore(before);
      throw e;
    }
  }

  private static Text unfit(StoredPack pack, Text why) {
    return PackTexts.text("pack.unfit", pack.name(), pack.version(), why);
  }

  @Override
  public void remove(String name) throws PackRefused {
    lock.lock();
    try {
      requireInstalled(name);
      Map<String, StoredPack> before = running.all();
      Map<String, StoredPack> after = new TreeMap<>(before);
      after.remove(name);
      try {
        running.run(after);
        decide(state.without(name));
      } catch (RunningPacks.Unfit e) {
        running.restore(before);
        throw new PackRefused(Code.UNRESOLVABLE, PackTexts.text("pack.stays", name, e.why()), e);
      } catch (PackRefused e) {
        running.restore(before);
        throw e;
      }
      shown.hide(name);
      folder.clean(state);
      LOG.info("The pack {} is removed", name);
    } catch (InterruptedException e) {
      throw stopping(e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Pack rollback(String name) throws PackRefused {
    lock.lock();
    try {
      requireInstalled(name);
      Optional<StoredPack> earlier = previous(name);
      if (earlier.isEmpty()) {
        throw PackTexts.refused(Code.NO_PREVIOUS, "pack.earliest", name);
      }
      return put(earlier.get());
    } catch (InterruptedException e) {
      throw stopping(e);
    } finally {
      lock.unlock();
    }
  }

  private void requireInstalled(String name) throws PackRefused {
    if (!state.packs().containsKey(name)) {
      throw PackTexts.refused(Code.NOT_INSTALLED, "pack.missing", name);
    }
  }

  private void decide(PackState next) throws PackRefused {
    try {
      folder.write(next);
      state = next;
      stored = next;
    } catch (IOException e) {
      throw storage(e);
    }
  }

  private static PackRefused storage(IOException e) {
    return new PackRefused(Code.STORAGE, PackTexts.text("storage", e.getMessage()), e);
  }

  private static PackRefused stopping(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new PackRefused(Code.STOPPING, PackTexts.text("stopping"), e);
  }
}
