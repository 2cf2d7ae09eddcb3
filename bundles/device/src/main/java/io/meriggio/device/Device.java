// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A configured device as doors and the controller see it. The host owns it; it outlives its driver
 * and holds no class of it.
 *
 * <p>Threads: all methods may be called from any thread; none blocks.
 */
@ProviderType
public interface Device {

  /** Who it is; model, serial number and capabilities fill once it has been identified. */
  DeviceInfo info();

  /** One consistent image, aged to now. Never blocks, never null. */
  Snapshot snapshot();

  /**
   * Checks a command and hands it to the device.
   *
   * @return completes once: {@link CommandResult.Confirmed} after read-back, {@link
   *     CommandResult.Accepted} when the device took it and has no way to read it back, {@link
   *     CommandResult.Rejected} before anything was sent, {@link CommandResult.Failed} after. Never
   *     completes exceptionally.
   */
  CompletionStage<CommandResult> submit(Command command);
}
