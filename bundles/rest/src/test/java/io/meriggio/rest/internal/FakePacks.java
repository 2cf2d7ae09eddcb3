// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import io.meriggio.device.Text;
import io.meriggio.update.Pack;
import io.meriggio.update.PackRefused;
import io.meriggio.update.Packs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes a pack whose content is {@code name version}. */
final class FakePacks implements Packs {
  private final Map<String, Pack> packs = new TreeMap<>();

  @Override
  public synchronized List<Pack> packs() {
    return List.copyOf(packs.values());
  }

  @Override
  public synchronized Pack install(InputStream kar, String origin) throws PackRefused {
    String[] words;
    try {
      words = new String(kar.readAllBytes(), StandardCharsets.UTF_8).split(" ", -1);
    } catch (IOException e) {
      throw new PackRefused(PackRefused.Code.NOT_A_PACK, Text.plain("unreadable"), e);
    }
    if (words.length != 2) {
      throw new PackRefused(
          PackRefused.Code.NOT_A_PACK,
          new Text("not a readable archive", "nessun archivio leggibile"));
    }
    Optional<String> previous = Optional.ofNullable(packs.get(words[0])).map(Pack::version);
    Pack pack =
        new Pack(words[0], words[1], Pack.State.ACTIVE, List.of(words[0]), previous, Text.NONE);
    packs.put(pack.name(), pack);
    return pack;
  }

  @Override
  public synchronized void remove(String name) {
    packs.remove(name);
  }

  @Override
  public synchronized Pack rollback(String name) throws PackRefused {
    Pack now = packs.get(name);
    if (now.previous().isEmpty()) {
      throw new PackRefused(
          PackRefused.Code.NO_PREVIOUS, Text.plain("there is no version before 1.0.0"));
    }
    Pack back =
        new Pack(
            name,
            now.previous().get(),
            Pack.State.ACTIVE,
            now.families(),
            Optional.of(now.version()),
            Text.NONE);
    packs.put(name, back);
    return back;
  }
}
