// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static io.meriggio.host.internal.HostTexts.text;

import io.meriggio.configuration.DeviceConfiguration;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A configured device: how it is configured, in which session it is served, and what of its
 * configuration is not in force.
 *
 * <p>Threads: used under the lock of the {@link DeviceRegistry}.
 */
final class ConfiguredDevice {

  private static final Logger LOG = LoggerFactory.getLogger(ConfiguredDevice.class);

  final DeviceFacade facade;
  Optional<DeviceConfiguration> configuration = Optional.empty();
  Optional<DeviceSession> session = Optional.empty();
  private Text refusal = Text.NONE;
  private boolean mapRefused;

  ConfiguredDevice(DeviceFacade facade) {
    this.facade = facade;
  }

  /** Nobody serves it from now on. */
  void rest(Status status) {
    boolean absent = status.state() == DeviceState.DRIVER_ABSENT;
    facade.rest(absent ? Reason.DRIVER_ABSENT : Reason.OFFLINE, status);
  }

  /** A configuration of it is not acceptable. What ran before goes on. */
  void refuse(Status status) {
    if (!status.detail().equals(refusal)) {
      refusal = status.detail();
      LOG.warn("device {}: configuration refused: {}", facade.id(), status.detail());
    }
    if (session.isPresent()) {
      facade.note(text("configuration.refused", status.detail()));
      facade.publish();
    } else {
      configuration = Optional.empty();
      rest(status);
    }
  }

  /** The site's map can't be used any more: the one that it was opened with goes on. */
  void keepMap(Text why) {
    LOG.warn("device {}: its register map: {}", facade.id(), why);
    mapRefused = true;
    facade.note(text("map.kept", why));
    facade.publish();
  }

  /** The site's map is the one that it was opened with, again. */
  void mapIsBack() {
    if (mapRefused) {
      forgetRefusal();
      facade.publish();
    }
  }

  /** What is configured is in force. */
  void forgetRefusal() {
    refusal = Text.NONE;
    mapRefused = false;
    facade.note(Text.NONE);
  }

  /** Whether two configurations reach the same device in the same way. */
  static boolean sameWay(DeviceConfiguration a, DeviceConfiguration b) {
    return a.family().equals(b.family())
        && a.line().equals(b.line())
        && a.unit().equals(b.unit())
        && a.model().equals(b.model())
        && a.map().equals(b.map())
        && a.settings().equals(b.settings());
  }
}
