// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.http;

import io.meriggio.configuration.Networks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request that a trusted proxy hands on: it comes from where the proxy says. Proxies add to what
 * they were told, so the list is read from its end, as far as those that tell are trusted; what a
 * stranger wrote before is not believed.
 */
final class ProxiedRequest extends HttpServletRequestWrapper {
  private static final String USUAL = "X-Forwarded-For";
  private static final String STANDARD = "Forwarded";

  /** RFC 7239 section 4. */
  private static final Pattern FOR =
      Pattern.compile("(?i)(?:^|;)\\s*for\\s*=\\s*(\"[^\"]*\"|[^;\\s]+)");

  /** RFC 7239 section 6, without names: an IPv6 address with a port stands in brackets. */
  private static final Pattern NODE =
      Pattern.compile("\\[([0-9a-fA-F:.]+)](?::\\d+)?|([0-9.]+)(?::\\d+)?|([0-9a-fA-F:.]+)");

  private final String client;

  private ProxiedRequest(HttpServletRequest request, String client) {
    super(request);
    this.client = client;
  }

  /** The request as it was sent, or the same when no trusted proxy hands it on. */
  static HttpServletRequest of(HttpServletRequest request, Supplier<Networks> proxies) {
    List<String> told = told(request);
    Optional<InetAddress> sender = address(request.getRemoteAddr());
    if (told.isEmpty() || sender.isEmpty()) {
      return request;
    }
    InetAddress client = client(sender.get(), told, proxies.get());
    return client.equals(sender.get())
        ? request
        : new ProxiedRequest(request, client.getHostAddress());
  }

  private static InetAddress client(InetAddress sender, List<String> told, Networks proxies) {
    InetAddress client = sender;
    for (int i = told.size() - 1; i >= 0 && proxies.holds(client); i--) {
      Optional<InetAddress> before = address(told.get(i));
      if (before.isEmpty()) {
        break;
      }
      client = before.get();
    }
    return client;
  }

  /** A proxy adds to one header and hands on the other one as it came: of two none is believed. */
  private static List<String> told(HttpServletRequest request) {
    List<String> usual = elements(request, USUAL);
    List<String> standard = elements(request, STANDARD);
    if (!usual.isEmpty() && !standard.isEmpty()) {
      return List.of();
    }
    return usual.isEmpty() ? standard.stream().map(ProxiedRequest::sender).toList() : usual;
  }

  private static List<String> elements(HttpServletRequest request, String header) {
    List<String> elements = new ArrayList<>();
    for (String line : Collections.list(request.getHeaders(header))) {
      elements.addAll(List.of(line.split(",", -1)));
    }
    return elements;
  }

  private static String sender(String element) {
    Matcher sender = FOR.matcher(element);
    return sender.find() ? sender.group(1).replace("\"", "") : "";
  }

  private static Optional<InetAddress> address(String node) {
    Matcher parts = NODE.matcher(node.trim());
    if (!parts.matches()) {
      return Optional.empty();
    }
    for (int group = 1; group <= parts.groupCount(); group++) {
      if (parts.group(group) != null) {
        return Networks.address(parts.group(group));
      }
    }
    return Optional.empty();
  }

  @Override
  public String getRemoteAddr() {
    return client;
  }
}
