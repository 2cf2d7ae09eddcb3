// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request and its answer.
 *
 * <p>Threads: one at a time.
 */
public final class Exchange {
  public static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";
  private static final int LARGEST_JSON = 64 * 1024;

  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final Map<String, String> path;
  private final Messages messages;

  public Exchange(
      HttpServletRequest request, HttpServletResponse response, Map<String, String> path) {
    this.request = request;
    this.response = response;
    this.path = Map.copyOf(path);
    this.messages = Messages.of(request.getLocales());
  }

  /** A variable of the route's path. */
  public String path(String variable) {
    return path.get(variable);
  }

  /** The sentences in the language of the request. */
  public Messages messages() {
    return messages;
  }

  /** The language of the answer. */
  public Locale language() {
    return messages.language();
  }

  public HttpServletRequest request() {
    return request;
  }

  public HttpServletResponse response() {
    return response;
  }

  /**
   * The body, which must be one JSON object.
   *
   * @throws Refusal 415, 413, 400 or 422
   */
  public ObjectNode body() throws IOException {
    require(JSON);
    byte[] bytes = request.getInputStream().readNBytes(LARGEST_JSON + 1);
    if (bytes.length > LARGEST_JSON) {
      throw tooLarge(LARGEST_JSON);
    }
    return Json.object(bytes);
  }

  /** Refuses a body of another type, whatever it holds. */
  public void require(String type) {
    String sent = Optional.ofNullable(request.getContentType()).orElse("");
    if (!sent.split(";", 2)[0].trim().toLowerCase(Locale.ROOT).equals(type)) {
      throw new Refusal(415, "body.type", sent, type).header("Accept", type);
    }
  }

  /** The refusal of a body that is larger than allowed. */
  public static Refusal tooLarge(long bytes) {
    return new Refusal(413, "body.size", bytes).with("allowedBytes", bytes);
  }

  /** The refusal of a field of the body. */
  public static Refusal field(String field, Object found, String allowed) {
    return new Refusal(422, "body.field", field, found, allowed)
        .with("key", field)
        .with("found", String.valueOf(found))
        .with("allowed", allowed);
  }

  /** Answers. */
  public void reply(int status, Object form) throws IOException {
    send(status, JSON, Json.bytes(form));
  }

  /**
   * Tells where what was made is found.
   *
   * @param name the last part of its path, below that of the request
   */
  public void made(String name) {
    response.setHeader("Location", request.getRequestURI() + "/" + name);
  }

  /**
   * Tells where what was made is found.
   *
   * @param noun the first part of its path, below {@code /api/v1}
   * @param name the second
   */
  public void made(String noun, String name) {
    response.setHeader("Location", "/api/v1/" + noun + "/" + name);
  }

  /** Answers without a body. */
  public void done() {
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  /** Answers with bytes of a type. */
  public void send(int status, String type, byte[] bytes) throws IOException {
    response.setStatus(status);
    response.setContentType(type);
    response.setHeader("Content-Language", language().toLanguageTag());
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  /** Goes on later: the caller answers and completes the context. */
  public AsyncContext later() {
    AsyncContext context = request.startAsync(request, response);
    context.setTimeout(0);
    return context;
  }

  /** Answers with problem details (RFC 9457). */
  public void refuse(Refusal refusal) throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    refusal.headers().forEach(response::setHeader);
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", messages.text("status." + refusal.status()));
    problem.put("status", refusal.status());
    problem.put("detail", refusal.detail(messages));
    problem.put("instance", request.getRequestURI());
    problem.putAll(refusal.members());
    send(refusal.status(), PROBLEM, Json.bytes(problem));
  }

  /** A header of the request. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeader(name));
  }

  @Override
  public String toString() {
    return request.getMethod() + " " + request.getRequestURI();
  }
}
