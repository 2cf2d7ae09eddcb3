// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings changes from the kernel to the disk some time after the first of them, many at once: a
 * flash card lives longer, and nobody waits for it.
 */
final class DiskSync implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DiskSync.class);

  private final Runnable sync;
  private final Duration delay;
  private final AtomicBoolean due = new AtomicBoolean();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "memory-sync");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param sync brings all changes so far to the disk
   * @param delay how much a power cut may take
   */
  DiskSync(Runnable sync, Duration delay) {
    this.sync = sync;
    this.delay = delay;
  }

  /** Of a file that others write; SQLite keeps no lock on its log, so opening it does no harm. */
  static void force(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(false);
    } catch (NoSuchFileException e) {
      LOG.debug("{} is gone: its changes are in the file itself", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** There is a change that the disk hasn't got. */
  void changed() {
    if (due.compareAndSet(false, true)) {
      thread.schedule(this::bring, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void bring() {
    due.set(false);
    try {
      sync.run();
    } catch (UncheckedIOException e) {
      LOG.warn("Changes could not be brought to the disk; a power cut now may take them", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
