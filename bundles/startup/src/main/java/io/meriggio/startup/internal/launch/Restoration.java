// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Takes a back-up that the doors have checked and laid ready in {@code restore/ready}: what was
 * there is put aside into {@code kept/before-restore}, then the new data move in. Both by renaming
 * on one disk; whatever moment the power goes, the next start goes on where this one stood.
 */
final class Restoration {

  private final Path data;
  private final Path folder;
  private final Path ready;
  private final Path moving;

  Restoration(Path data) {
    this.data = data;
    this.folder = data.resolve("restore");
    this.ready = folder.resolve("ready");
    this.moving = folder.resolve("moving");
  }

  /** Whether there is one to take. */
  boolean wanted() {
    return Files.isDirectory(ready) || Files.isDirectory(moving);
  }

  /** Takes it. */
  void finish() throws IOException {
    if (Files.isDirectory(ready)) {
      putAside();
      Files.move(ready, moving, StandardCopyOption.ATOMIC_MOVE);
      Tree.force(folder);
    }
    for (Path entry : Tree.children(moving)) {
      Files.move(entry, data.resolve(moving.relativize(entry)), StandardCopyOption.ATOMIC_MOVE);
    }
    Tree.force(data);
    Tree.delete(folder);
  }

  /** One former state is kept; a start that goes on after a power cut adds to it. */
  private void putAside() throws IOException {
    Path aside = data.resolve("kept").resolve("before-restore");
    Path begun = folder.resolve("begun");
    if (!Files.exists(begun)) {
      Tree.delete(aside);
      Files.createDirectories(aside);
      Files.createFile(begun);
    }
    for (Path entry : Tree.content(data)) {
      Files.move(entry, aside.resolve(entry.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }
    Tree.force(aside);
  }
}
