// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import io.meriggio.access.OwnAddress;
import io.meriggio.rest.internal.http.Guard;
import jakarta.servlet.Filter;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/** The guard before all of {@code /api}. */
@Component(service = Filter.class)
@HttpWhiteboardFilterPattern("/api/*")
@HttpWhiteboardFilterAsyncSupported
public final class GuardComponent extends Guard {

  /** Stands guard under this machine's names and the configured host. */
  @Activate
  public GuardComponent(BundleContext context) {
    super(new OwnAddress(Optional.ofNullable(context.getProperty("org.apache.felix.http.host"))));
  }
}
