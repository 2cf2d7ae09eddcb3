// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.event;

import io.meriggio.controller.PlantListener;
import io.meriggio.controller.PlantNow;
import io.meriggio.device.Snapshot;
import io.meriggio.device.SnapshotListener;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/**
 * Notes what has changed until somebody asks. It needs no service, so that the host and the
 * controller can call it before this door has found them.
 *
 * <p>Threads: any; nothing blocks but {@link #take}.
 */
@Component(service = {Changes.class, SnapshotListener.class, PlantListener.class})
public final class Changes implements SnapshotListener, PlantListener {

  /**
   * What has changed since the last time.
   *
   * @param plant whether the plant has
   * @param devices the ids of devices with a new image
   * @param removed the ids of devices that are no longer configured
   */
  public record Batch(boolean plant, Set<String> devices, Set<String> removed) {}

  private final Object lock = new Object();
  private boolean plant;
  private Set<String> devices = new LinkedHashSet<>();
  private Set<String> removed = new LinkedHashSet<>();

  @Override
  public void changed(Snapshot snapshot) {
    synchronized (lock) {
      devices.add(snapshot.device());
      removed.remove(snapshot.device());
      lock.notifyAll();
    }
  }

  @Override
  public void removed(String device) {
    synchronized (lock) {
      devices.remove(device);
      removed.add(device);
      lock.notifyAll();
    }
  }

  @Override
  public void changed(PlantNow now) {
    synchronized (lock) {
      plant = true;
      lock.notifyAll();
    }
  }

  /** Takes what has changed, waiting for a change no longer than the patience. */
  Batch take(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    synchronized (lock) {
      long left = end - System.nanoTime();
      while (!plant && devices.isEmpty() && removed.isEmpty() && left > 0) {
        lock.wait(left / 1_000_000 + 1);
        left = end - System.nanoTime();
      }
      Batch batch = new Batch(plant, devices, removed);
      plant = false;
      devices = new LinkedHashSet<>();
      removed = new LinkedHashSet<>();
      return batch;
    }
  }
}
