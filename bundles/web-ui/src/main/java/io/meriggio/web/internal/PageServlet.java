// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import io.meriggio.access.OwnAddress;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * Serves the page at {@code /}, and whatever no other servlet takes (with 404).
 *
 * <p>Called by the server's threads, several at once; it holds nothing that changes.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/")
public final class PageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** The address on which the HTTP service listens; by it, too, the page may be asked. */
  private static final String HOST_PROPERTY = "org.apache.felix.http.host";

  private final transient WebPage page;

  /** Reads the page's files out of this bundle. */
  @Activate
  public PageServlet(BundleContext context) {
    Optional<String> configured = Optional.ofNullable(context.getProperty(HOST_PROPERTY));
    page = new WebPage(BundleFiles.of(context.getBundle()), new OwnAddress(configured));
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    PageResponse answer =
        page.answer(
            new PageRequest(
                request.getMethod(),
                path(request),
                header(request, "Host"),
                header(request, "Accept-Encoding"),
                header(request, "If-None-Match")));
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    if (answer.status() == HttpServletResponse.SC_NOT_MODIFIED) {
      return;
    }
    response.setContentLength(answer.body().length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(answer.body());
    }
  }

  /**
   * The path as it was sent: how a whiteboard splits it into servlet path and path info for the
   * pattern "/" differs, and no file of the page has a name that needs decoding.
   */
  private static String path(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }

  private static Optional<String> header(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getHeader(name));
  }
}
