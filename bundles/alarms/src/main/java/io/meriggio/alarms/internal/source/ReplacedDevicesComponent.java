// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.source;

import io.meriggio.alarms.AlarmSource;
import io.meriggio.alarms.Trouble;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceDirectory;
import io.meriggio.device.Snapshot;
import io.meriggio.device.SnapshotListener;
import io.meriggio.memory.Memory;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Hears of devices for {@link ReplacedDevices}. */
@Component(service = {AlarmSource.class, SnapshotListener.class})
public final class ReplacedDevicesComponent implements AlarmSource, SnapshotListener {
  private final ReplacedDevices replaced;
  private final DeviceDirectory devices;

  /** Reads what is remembered. */
  @Activate
  public ReplacedDevicesComponent(@Reference Memory memory, @Reference DeviceDirectory devices) {
    this.replaced = new ReplacedDevices(memory, System::nanoTime);
    this.devices = devices;
  }

  @Override
  public void changed(Snapshot snapshot) {
    devices.device(snapshot.device()).map(Device::info).ifPresent(replaced::seen);
  }

  @Override
  public void removed(String device) {
    replaced.removed(device);
  }

  @Override
  public List<Trouble> troubles() {
    return replaced.troubles();
  }
}
