// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.http;

import io.meriggio.access.OwnAddress;
import io.meriggio.configuration.Networks;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Stands before all of {@code /api}: lets in only who asked for this gateway by one of its own
 * names, from a page of its own or from no page, and adds the headers that keep an answer here.
 */
public class Guard implements Filter {
  private static final Map<String, String> HEADERS =
      Map.of(
          "Cache-Control", "no-store",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

  /**
   * RFC 6797, for a day at a time: long enough for who comes daily, and a gateway whose own
   * certificate has ended is shut off from nobody for longer. Browsers ignore it with a self-made
   * certificate.
   */
  private static final String STAY_SECURE = "max-age=86400";

  private final OwnAddress own;
  private final Supplier<Networks> proxies;

  /**
   * A guard.
   *
   * @param proxies that are believed when they say for whom they ask
   */
  public Guard(OwnAddress own, Supplier<Networks> proxies) {
    this.own = own;
    this.proxies = proxies;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest asked = ProxiedRequest.of((HttpServletRequest) request, proxies);
    HttpServletResponse answer = (HttpServletResponse) response;
    HEADERS.forEach(answer::setHeader);
    if (asked.isSecure()) {
      answer.setHeader("Strict-Transport-Security", STAY_SECURE);
    }
    Optional<Refusal> refusal = refusal(asked);
    if (refusal.isPresent()) {
      new Exchange(asked, answer, Map.of()).refuse(refusal.get());
    } else {
      chain.doFilter(asked, response);
    }
  }

  private Optional<Refusal> refusal(HttpServletRequest asked) {
    int port = asked.getLocalPort();
    boolean secure = asked.isSecure();
    List<String> hosts = Collections.list(asked.getHeaders("Host"));
    if (hosts.size() != 1 || !own.isHost(Optional.of(hosts.get(0)), port, secure)) {
      return Optional.of(
          new Refusal(403, "host", String.join(", ", hosts)).with("code", "FOREIGN_HOST"));
    }
    return Collections.list(asked.getHeaders("Origin")).stream()
        .filter(origin -> !own.isOrigin(origin, port, secure))
        .findFirst()
        .map(origin -> new Refusal(403, "origin", origin).with("code", "FOREIGN_PAGE"));
  }
}
