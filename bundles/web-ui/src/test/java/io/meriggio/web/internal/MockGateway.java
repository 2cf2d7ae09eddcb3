// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.meriggio.access.OwnAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * A gateway for the page alone: the built files through {@link WebPage}, the REST contract as
 * canned JSON, and an event stream that a test feeds. Loopback, a free port.
 *
 * <p>{@link #main} runs it with a moving plant, for looking at the page while working on it.
 */
final class MockGateway implements AutoCloseable {
  /** Who is let in here is signed in afterwards. */
  private static final Set<String> DOORS = Set.of("/sessions", "/claim", "/invitations/accept");

  private static final Set<String> OPEN =
      Set.of(
          "/health", "/sessions", "/claim", "/invitations/accept", "/recovery", "/recovery/code");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<OutputStream> streams = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
  private final List<String> orders = new CopyOnWriteArrayList<>();
  private final List<Part> parts = new CopyOnWriteArrayList<>();
  private final List<String> csrfTokens = new CopyOnWriteArrayList<>();
  private final Map<String, UnaryOperator<String>> computed = new ConcurrentHashMap<>();
  private final AtomicLong eventId = new AtomicLong();
  private volatile WebPage page;
  private volatile boolean signedOut;
  private volatile boolean kept;
  private volatile boolean leaves;
  private volatile HttpServer server;

  MockGateway() throws IOException {
    page = new WebPage(PageFiles.built(), new OwnAddress(Optional.of("127.0.0.1")));
    Instant now = Instant.now();
    answer("/health", MockPlant.health("UP"));
    answer("/sessions/current", MockAccess.owner());
    answer("/plant", MockPlant.plant());
    answer("/plant/now", MockPlant.now(3215, 2145, now));
    answer("/devices", MockPlant.devices());
    answer("/devices/grid/points", MockPlant.meterPoints(2145, now));
    answer("/devices/roof/points", MockPlant.inverterPoints(3215, now));
    answer("/lines", MockPlant.lines());
    answer("/packs", MockPlant.packs());
    answer("/charge-points", MockControl.none("chargePoints"));
    answer("/outputs", MockControl.none("outputs"));
    answer("/logics", MockControl.none("logics"));
    answer("/storages", MockControl.none("storages"));
    answer("/alarms", MockControl.none("alarms"));
    answer("/energy-flows", MockHousehold.noEnergyYet());
    MockControl.limits(this);
    MockHistory.on(this);
    MockSite.on(this);
    open(0);
  }

  private void open(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
    server.setExecutor(threads);
    server.createContext("/", this::servePage);
    server.createContext("/api/v1/", this::serveApi);
    server.createContext("/api/v1/events", this::serveEvents);
    server.start();
  }

  /** The address of the page. */
  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** Everything that was asked for, as "path?query", in order. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  /**
   * Sets what a path below {@code /api/v1} answers from now on, whatever its query; with a query,
   * what it answers to that.
   */
  void answer(String path, JsonNode json) {
    answers.put(path, json.toString());
  }

  /** Sets what a path answers by its query. */
  void answerBy(String path, UnaryOperator<String> json) {
    computed.put(path, json);
  }

  /** From now on a path below {@code /api/v1} refuses, with problem details. */
  void refuse(String path, int status, String detail) {
    refusals.put(path, status);
    answers.put(path, "{\"status\":" + status + ",\"detail\":\"" + detail + "\"}");
  }

  /** From now on a path refuses and names the member of the body that is at fault. */
  void refuseWith(String path, int status, String detail, String key) {
    refuse(path, status, detail);
    answers.computeIfPresent(path, (same, json) -> json.replace("}", ",\"key\":\"" + key + "\"}"));
  }

  /** From now on nobody is signed in: everything but what is open to all answers 401. */
  void signOut(boolean claimed) {
    signedOut = true;
    answers.computeIfPresent(
        "/health", (path, json) -> json.replaceFirst("\"claimed\":\\w+", "\"claimed\":" + claimed));
  }

  /** Whoever asks to be signed out is. */
  void signOutOnRequest() {
    leaves = true;
  }

  /** From now on this person is signed in. */
  void signIn(JsonNode session) {
    answer("/sessions/current", session);
    signedOut = false;
  }

  /** From now on a path refuses with 422 and names the member of the body that is at fault. */
  void refuseField(String path, String key, String detail) {
    refuse(path, 422, detail + "\",\"key\":\"" + key);
  }

  /** From now on a path that refused answers again. */
  void accept(String path, JsonNode json) {
    refusals.remove(path);
    answer(path, json);
  }

  /**
   * Lets the browser keep the page as a real gateway does; without it the worker keeps nothing, so
   * that most tests need not wait for all files.
   */
  void letPageBeKept() {
    kept = true;
  }

  /** Has a part with a state of its own answer for its paths. */
  void has(Part part) {
    parts.add(part);
  }

  /** Something whose answers depend on what was asked before. */
  @FunctionalInterface
  interface Part {
    /** The answer for a path of this part. */
    Optional<Answer> answer(String method, String path, String body, String ifMatch);
  }

  /** An answer of a part. */
  record Answer(int status, String etag, JsonNode json) {}

  /** What was asked to be done, as "METHOD path body", in order. */
  List<String> orders() {
    return List.copyOf(orders);
  }

  /** The CSRF tokens that came with orders. */
  List<String> csrfTokens() {
    return List.copyOf(csrfTokens);
  }

  /** From now on a path below {@code /api/v1} is not there. */
  void forget(String path) {
    answers.remove(path);
  }

  /** Sets what a path answers to those who want Italian. */
  void answerInItalian(String path, JsonNode json) {
    answers.put(path + " it", json.toString());
  }

  /** Sends an event to every open stream. */
  void publish(String event, JsonNode json) {
    String text =
        "id: " + eventId.incrementAndGet() + "\nevent: " + event + "\ndata: " + json + "\n\n";
    for (OutputStream stream : streams) {
      try {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
        stream.flush();
      } catch (IOException gone) {
        streams.remove(stream);
      }
    }
  }

  /** Number of pages that listen. */
  int listeners() {
    return streams.size();
  }

  /** Goes away as a gateway that lost its power: port closed, streams cut. */
  void vanish() {
    server.stop(0);
    streams.clear();
  }

  /** Comes back under the same address. */
  void comeBack() throws IOException {
    open(server.getAddress().getPort());
  }

  /** Gets a new version of the page, as an update of the gateway brings it. */
  void update() throws IOException {
    Map<String, byte[]> files = PageFiles.built();
    files.put("new.txt", "a file of the new version".getBytes(StandardCharsets.UTF_8));
    page = new WebPage(files, new OwnAddress(Optional.of("127.0.0.1")));
  }

  private void servePage(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().toString());
    if (!kept && exchange.getRequestURI().getPath().equals("/service-worker.js")) {
      send(exchange, 200, "text/javascript", "// keeps nothing");
      return;
    }
    PageResponse answer =
        page.answer(
            new PageRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                header(exchange, "Host"),
                header(exchange, "Accept-Encoding"),
                header(exchange, "If-None-Match")));
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    boolean bodiless = exchange.getRequestMethod().equals("HEAD") || answer.status() == 304;
    exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
    if (!bodiless) {
      exchange.getResponseBody().write(answer.body());
    }
    exchange.close();
  }

  private void serveApi(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().toString());
    String path = exchange.getRequestURI().getPath().substring("/api/v1".length());
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (!exchange.getRequestMethod().equals("GET")) {
      orders.add((exchange.getRequestMethod() + " " + path + " " + body).trim());
      header(exchange, "X-CSRF-Token").ifPresent(csrfTokens::add);
      if (DOORS.contains(path)
          && exchange.getRequestMethod().equals("POST")
          && !refusals.containsKey(path)) {
        signedOut = false;
      }
    }
    if (leaves && exchange.getRequestMethod().equals("DELETE")) {
      signedOut = true;
      leaves = false;
      send(exchange, 200, "{}");
      return;
    }
    if (signedOut && !OPEN.contains(path)) {
      send(
          exchange,
          401,
          "{\"status\":401,\"code\":\"NOT_SIGNED_IN\",\"detail\":\"Sign in first.\"}");
      return;
    }
    for (Part part : parts) {
      Optional<Answer> own =
          part.answer(
              exchange.getRequestMethod(), path, body, header(exchange, "If-Match").orElse("*"));
      if (own.isPresent()) {
        exchange.getResponseHeaders().set("ETag", own.get().etag());
        send(exchange, own.get().status(), own.get().json().toString());
        return;
      }
    }
    boolean italian =
        header(exchange, "Accept-Language").filter(tag -> tag.startsWith("it")).isPresent();
    String query = exchange.getRequestURI().getQuery();
    String plain = answers.getOrDefault(path + "?" + query, answers.get(path));
    String json = italian ? answers.getOrDefault(path + " it", plain) : plain;
    if (computed.containsKey(path)) {
      json = computed.get(path).apply(query);
    }
    send(
        exchange,
        json == null ? 404 : refusals.getOrDefault(path, 200),
        json != null && json.startsWith("at,") ? "text/csv;charset=utf-8" : "application/json",
        json == null ? "{\"status\":404}" : json);
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    send(exchange, status, "application/json", json);
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void serveEvents(HttpExchange exchange) throws IOException {
    if (signedOut) {
      send(exchange, 401, "{}");
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, 0);
    OutputStream stream = exchange.getResponseBody();
    stream.write("retry: 300\n: hello\n\n".getBytes(StandardCharsets.UTF_8));
    stream.flush();
    streams.add(stream);
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** Runs a plant whose sun and loads move, until the process is ended. */
  public static void main(String[] arguments) throws Exception {
    try (MockGateway gateway = new MockGateway()) {
      System.out.println("Mock gateway: " + gateway.address());
      for (double second = 0; ; second++) {
        Instant at = Instant.now();
        double pv = 3200 + 900 * Math.sin(second / 47) + 160 * Math.sin(second / 3.1);
        double load = 1150 + 420 * Math.sin(second / 29 + 1) + (second % 90 < 25 ? 1900 : 0);
        gateway.answer("/plant/now", MockPlant.now(pv, pv - load, at));
        gateway.publish("plant", MockPlant.now(pv, pv - load, at));
        gateway.publish(
            "device",
            MockPlant.deviceEvent("grid", "ONLINE", null, MockPlant.meterPoints(pv - load, at)));
        gateway.publish(
            "device",
            MockPlant.deviceEvent("roof", "ONLINE", null, MockPlant.inverterPoints(pv, at)));
        Thread.sleep(1000);
      }
    }
  }
}
