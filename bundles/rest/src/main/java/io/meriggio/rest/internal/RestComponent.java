// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import io.meriggio.rest.internal.event.Changes;
import io.meriggio.rest.internal.event.EventPublisher;
import io.meriggio.rest.internal.http.Router;
import io.meriggio.rest.internal.resource.Api;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The REST door as a whiteboard servlet. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/api/*", "/metrics"})
@HttpWhiteboardServletAsyncSupported
public final class RestComponent extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient TrackedGateway gateway;
  private final transient EventPublisher events;
  private final transient Router router;

  /** Opens the door. */
  @Activate
  public RestComponent(@Reference Changes changes, BundleContext context) {
    gateway = new TrackedGateway(context);
    events = new EventPublisher(gateway, changes, EventPublisher.Limits.NORMAL);
    router = Api.router(gateway, events.routes());
  }

  @Deactivate
  void deactivate() {
    events.close();
    gateway.close();
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    router.handle(request, response);
  }
}
