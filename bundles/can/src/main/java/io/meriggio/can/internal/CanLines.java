// SPDX-License-Identifier: Apache-2.0
package io.meriggio.can.internal;

import io.meriggio.can.CanLine;
import io.meriggio.can.CanLineFactory;
import io.meriggio.can.CanLineSettings;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Makes lines on the kernel's interfaces and on the loopback bus. */
@Component(service = CanLineFactory.class)
public final class CanLines implements CanLineFactory {

  private static final String LOOPBACK = "loopback:";

  @Activate
  public CanLines() {}

  @Override
  public CanLine create(String id, CanLineSettings settings) {
    return new ListeningLine(
            id,
            settings.readOnly(),
            opener(settings.canInterface()),
            Clock.systemUTC(),
            System::nanoTime)
        .started();
  }

  private static CanBus.Opener opener(String canInterface) {
    return canInterface.startsWith(LOOPBACK)
        ? () -> LoopbackBus.open(Integer.parseInt(canInterface.substring(LOOPBACK.length())))
        : () -> SocketCanBus.open(canInterface);
  }
}
