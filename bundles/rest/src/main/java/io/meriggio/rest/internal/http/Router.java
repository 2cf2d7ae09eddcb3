// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds who answers, lets in who may ask, and turns what goes wrong into problem details. */
public final class Router {
  private static final Logger LOG = LoggerFactory.getLogger(Router.class);
  private static final String BASE = "/api/v1";

  /** Where Prometheus looks when nobody tells it where. */
  private static final String METRICS = "/metrics";

  private final List<Route> routes;
  private final Gatekeeper gatekeeper;

  /**
   * A router.
   *
   * @param gatekeeper asked for each request, and nowhere else
   */
  public Router(List<Route> routes, Gatekeeper gatekeeper) {
    this.routes = List.copyOf(routes);
    this.gatekeeper = gatekeeper;
  }

  /** All that is answered. */
  public List<Route> routes() {
    return routes;
  }

  /** Answers a request. */
  public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
    try {
      dispatch(request, response);
    } catch (Refusal refusal) {
      new Exchange(request, response, Map.of()).refuse(refusal);
    } catch (RuntimeException | LinkageError e) {
      LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
      new Exchange(request, response, Map.of()).refuse(new Refusal(500, "failed"));
    }
  }

  private void dispatch(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = path(request);
    TreeSet<String> allowed = new TreeSet<>();
    // an answer to HEAD is that to GET, whose body the server leaves away
    String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    for (Route route : routes) {
      var variables = route.match(path);
      if (variables.isPresent() && route.method().equals(method)) {
        var admission = gatekeeper.admit(request, route.need());
        Exchange exchange = new Exchange(request, response, variables.get(), admission);
        route.handler().handle(exchange);
        exchange.skipBody();
        gatekeeper.done(request, route, admission);
        return;
      }
      variables.ifPresent(v -> allowed.add(route.method()));
    }
    throw allowed.isEmpty()
        ? new Refusal(404, "path.unknown", request.getRequestURI())
        : wrongMethod(request.getMethod(), allowed);
  }

  private static Refusal wrongMethod(String method, TreeSet<String> allowed) {
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    String list = String.join(", ", allowed);
    return new Refusal(405, "method", method, list).header("Allow", list);
  }

  /**
   * Below {@code /api/v1}, and the metrics without it; anything else below {@code /api} matches no
   * route.
   */
  private static String path(HttpServletRequest request) {
    String path = request.getRequestURI();
    String context = request.getContextPath();
    String below = path.startsWith(context) ? path.substring(context.length()) : path;
    if (below.equals(METRICS)) {
      return METRICS;
    }
    return below.startsWith(BASE + "/") ? below.substring(BASE.length()) : "";
  }
}
