// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meriggio.access.Caller;
import io.meriggio.access.Identity;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request and its answer.
 *
 * <p>Threads: one at a time.
 */
public final class Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
  public static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";
  private static final int LARGEST_JSON = 64 * 1024;

  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final Map<String, String> path;
  private final Optional<Admission> admission;
  private final Messages messages;

  /** An exchange with somebody who is not known, or need not be. */
  public Exchange(
      HttpServletRequest request, HttpServletResponse response, Map<String, String> path) {
    this(request, response, path, Optional.empty());
  }

  /**
   * An exchange.
   *
   * @param admission of who asks
   */
  public Exchange(
      HttpServletRequest request,
      HttpServletResponse response,
      Map<String, String> path,
      Optional<Admission> admission) {
    this.request = request;
    this.response = response;
    this.path = Map.copyOf(path);
    this.admission = admission;
    this.messages = Messages.of(request.getLocales());
  }

  /** A variable of the route's path. */
  public String path(String variable) {
    return path.get(variable);
  }

  /**
   * Who asks.
   *
   * @throws Refusal 401 when nobody is known
   */
  public Identity by() {
    return admission.map(Admission::who).orElseThrow(Gatekeeper::notSignedIn);
  }

  /** Whether who asked may still: for answers that go on. */
  public boolean isStillIn() {
    return admission.map(Admission::isStillIn).orElse(false);
  }

  /** From where somebody asks. */
  public Caller caller() {
    return Gatekeeper.caller(request);
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
    if (bytes.length > LARGEST_JSON || request.isAsyncStarted()) {
      throw Refusal.tooLarge(LARGEST_JSON);
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

  /** What the request says behind its path. */
  public Query query() {
    return new Query(request);
  }

  /** Whether the request has a body, or says that it will. */
  public boolean hasBody() {
    return request.getContentLengthLong() > 0 || header("Transfer-Encoding").isPresent();
  }

  /** Shows the version of what a request would change. */
  public void tag(String version) {
    response.setHeader("ETag", version);
  }

  /**
   * Refuses a change to another version than the one that was read, where the request names one.
   * The server marks the tag of an answer that it has compressed.
   *
   * @throws Refusal 412 with the present version
   */
  public void requireMatch(String version) {
    header("If-Match")
        .filter(wanted -> !wanted.trim().equals("*"))
        .map(wanted -> wanted.replace("--gzip\"", "\""))
        .filter(wanted -> !List.of(wanted.trim().split("\\s*,\\s*")).contains(version))
        .ifPresent(
            wanted -> {
              throw new Refusal(412, "stale", version).header("ETag", version);
            });
  }

  /**
   * Answers with rows: as JSON in a member of that name, or as CSV for {@code format=csv} and for
   * those who accept CSV and not JSON.
   */
  public <T extends Record> void table(String name, Class<T> type, List<T> rows)
      throws IOException {
    table(name, Map.of(name, rows), type, rows);
  }

  /** Answers with a form as JSON, or with its rows as CSV, as in the other. */
  public <T extends Record> void table(String name, Object form, Class<T> type, List<T> rows)
      throws IOException {
    if (query().isForCsv()) {
      csv(name, Csv.bytes(type, rows));
    } else {
      reply(200, form);
    }
  }

  /** Answers with a form as JSON, or with a table of the same content as CSV, as in the other. */
  public void table(
      String name, Object form, Supplier<List<String>> columns, Supplier<List<List<String>>> lines)
      throws IOException {
    if (query().isForCsv()) {
      csv(name, Csv.bytes(columns.get(), lines.get()));
    } else {
      reply(200, form);
    }
  }

  private void csv(String name, byte[] table) throws IOException {
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
    send(200, "text/csv;charset=utf-8", table);
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

  /** Answers that it will be done. */
  public void accepted() {
    response.setStatus(HttpServletResponse.SC_ACCEPTED);
  }

  /**
   * Answers with a file as it is made. When making it fails, the caller throws: the connection is
   * cut, so that nobody takes the part for the whole.
   */
  public OutputStream download(String type, String name) throws IOException {
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType(type);
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    return response.getOutputStream();
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
    skipBody();
    response.resetBuffer();
    refusal.headers().forEach(response::setHeader);
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", messages.text("status." + refusal.status()));
    problem.put("status", refusal.status());
    problem.put("detail", refusal.detail(messages));
    problem.put("instance", request.getRequestURI());
    problem.put("code", refusal.code());
    problem.putAll(refusal.members());
    send(refusal.status(), PROBLEM, Json.bytes(problem));
  }

  /** A short body that nobody has read would make the server end the connection. */
  void skipBody() {
    long length = request.getContentLengthLong();
    if (length <= 0 || length > LARGEST_JSON || request.isAsyncStarted()) {
      return;
    }
    try {
      request.getInputStream().readNBytes(LARGEST_JSON);
    } catch (IOException | IllegalStateException e) {
      LOG.debug("A body that nobody has asked for could not be read: {}", e.toString());
    }
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
