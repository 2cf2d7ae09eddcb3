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
  private final Path ready;
  private final Path moving;

  Restoration(Path data) {
    this.data = data;
    this.ready = data.resolve("restore").resolve("ready");
    this.moving = data.resolve("restore").resolve("moving");
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
      Tree.force(moving.getParent());
    }
    for (Path entry : Tree.children(moving)) {
      Files.move(entry, data.resolve(entry.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }
    Tree.force(data);
    Tree.delete(moving.getParent());
  }

  /** One former state is kept; a start that goes on after a power cut adds to it. */
  private void putAside() throws IOException {
    Path aside = data.resolve("kept").resolve("before-restore");
    Path begun = data.resolve("restore").resolve("begun");
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
