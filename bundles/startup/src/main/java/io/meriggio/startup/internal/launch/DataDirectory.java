// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.launch;

import io.meriggio.startup.internal.Messages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * The gateway's data directory: one process at a time, and a bundle cache that is thrown away
 * whenever there is the slightest doubt about it.
 *
 * <p>A cache is good when all of these hold: its stamp names this build at this path; the last run
 * reached "ready" (only then is the stamp written, it is removed at each start); the last run ended
 * in an orderly stop (else the mark {@code running} is still there). A cache from a start that was
 * killed half-way never starts again, and says nothing: that is why.
 */
public final class DataDirectory {

  private static final long MINIMUM_SPACE = 30L << 20;

  private final Path root;
  private final Messages messages;

  /** Held as long as this object is reachable: a lock whose channel is collected is gone. */
  private Optional<FileLock> held = Optional.empty();

  public DataDirectory(Path root, Messages messages) {
    this.root = root;
    this.messages = messages;
  }

  /** Whether a gateway runs on this directory now. */
  public boolean inUse() {
    if (held.isPresent()) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(root.resolve("lock"), StandardOpenOption.WRITE)) {
      return channel.tryLock(0, 1, false) == null;
    } catch (IOException e) {
      return false;
    }
  }

  public Path karaf() {
    return root.resolve("karaf");
  }

  Path cache() {
    return karaf().resolve("cache");
  }

  /** Written when "ready" is reached. */
  Path stamp() {
    return cache().resolve("meriggio.stamp");
  }

  /** There from the start of a run to its orderly end; {@code bin/gateway} removes it. */
  Path running() {
    return karaf().resolve("running");
  }

  /**
   * Makes the folders.
   *
   * @throws StartException when they cannot be written or the disk is full
   */
  void prepare() throws StartException {
    try {
      for (String folder : new String[] {"karaf/tmp", "karaf/log", "config", "packs", "maps"}) {
        Files.createDirectories(root.resolve(folder));
      }
      long free = Files.getFileStore(root).getUsableSpace();
      if (free < MINIMUM_SPACE) {
        throw new StartException(
            ExitStatus.DATA_UNUSABLE,
            messages.text("data.full", root, free >> 20, MINIMUM_SPACE >> 20));
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * Does what the last run has left for this start: a factory reset, or a back-up to be taken.
   *
   * @return whether the data are others now
   */
  boolean finishWhatWaits() throws StartException {
    Erasure erasure = new Erasure(root);
    Restoration restoration = new Restoration(root);
    try {
      if (erasure.wanted()) {
        erasure.finish();
        prepare();
        return true;
      }
      if (restoration.wanted()) {
        restoration.finish();
        Tree.delete(cache());
        prepare();
        return true;
      }
      return false;
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * Takes the directory for as long as this object is reachable.
   *
   * @param patience how long to wait for a process that is just ending
   * @throws StartException when another process has it
   */
  void lock(Duration patience) throws StartException {
    Path file = root.resolve("lock");
    long end = System.nanoTime() + patience.toNanos();
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock(0, 1, false);
      while (lock == null && System.nanoTime() < end) {
        Thread.sleep(50);
        lock = channel.tryLock(0, 1, false);
      }
      if (lock == null) {
        String owner = Files.readString(file).strip();
        channel.close();
        throw new StartException(
            ExitStatus.DATA_IN_USE,
            messages.text("data.inUse", root, owner.isEmpty() ? "?" : owner));
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
      held = Optional.of(lock);
    } catch (IOException e) {
      throw unusable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unusable(new IOException(e));
    }
  }

  /**
   * Keeps the bundle cache if it is good for {@code stampText}, else deletes it; from here on it
   * counts as doubtful until "ready".
   *
   * @return whether the cache was kept
   */
  boolean openCache(String stampText) throws StartException {
    try {
      boolean good =
          !Files.exists(running())
              && Files.isRegularFile(stamp())
              && Files.readString(stamp()).equals(stampText);
      mark();
      Files.deleteIfExists(stamp());
      if (!good) {
        Tree.delete(cache());
      }
      return good;
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** On the disk before anything else is touched: a power cut may come now. */
  private void mark() throws IOException {
    try (FileChannel mark =
        FileChannel.open(running(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      mark.force(true);
    }
    try (FileChannel folder = FileChannel.open(karaf(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  private StartException unusable(IOException cause) {
    StartException failure =
        new StartException(
            ExitStatus.DATA_UNUSABLE, messages.text("data.unusable", root, cause.toString()));
    failure.initCause(cause);
    return failure;
  }
}
