// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** One tab of the browser: scripts run in it, and what its console complains about is kept. */
final class BrowserPage implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_SECONDS = 20;

  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final String target;
  private final WebSocket socket;

  BrowserPage(HttpClient http, String target, URI address) throws Exception {
    this.target = target;
    socket =
        http.newWebSocketBuilder().buildAsync(address, new Answers()).get(10, TimeUnit.SECONDS);
    send("Page.enable", Map.of());
    send("Runtime.enable", Map.of());
    send("Log.enable", Map.of());
    // a tab in the background would draw no frames
    send("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
    send("Page.bringToFront", Map.of());
  }

  /** Sends a DevTools command and waits for its result. */
  JsonNode send(String method, Map<String, Object> parameters) throws Exception {
    int id = lastId.incrementAndGet();
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", JSON.valueToTree(parameters));
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    pending.put(id, answer);
    socket.sendText(message.toString(), true).get(10, TimeUnit.SECONDS);
    JsonNode result = answer.get(PATIENCE_SECONDS + 10, TimeUnit.SECONDS);
    if (result.has("error")) {
      throw new IllegalStateException(method + ": " + result.get("error"));
    }
    return result.get("result");
  }

  /** Sets the size of the window and the density of a phone where it is narrow. */
  BrowserPage size(int width, int height) throws Exception {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    return this;
  }

  /** Sets media features such as {@code prefers-color-scheme}. */
  BrowserPage media(String feature, String value) throws Exception {
    send(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", feature, "value", value))));
    return this;
  }

  /** Sets the time zone in which the browser stands, such as {@code America/New_York}. */
  BrowserPage zone(String id) throws Exception {
    send("Emulation.setTimezoneOverride", Map.of("timezoneId", id));
    return this;
  }

  /** Sets the languages that the browser wants, such as {@code it-IT}. */
  BrowserPage languages(String tags) throws Exception {
    JsonNode version = send("Browser.getVersion", Map.of());
    send(
        "Emulation.setUserAgentOverride",
        Map.of("userAgent", version.get("userAgent").asText(), "acceptLanguage", tags));
    return this;
  }

  /** Goes to an address. */
  BrowserPage go(String address) throws Exception {
    send("Page.navigate", Map.of("url", address));
    return this;
  }

  /** Runs a script (a promise is awaited) and returns its value. */
  JsonNode evaluate(String script) throws Exception {
    JsonNode result =
        send(
            "Runtime.evaluate",
            Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(script + ": " + result.get("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  /** The visible text of the first element that matches. */
  String text(String selector) throws Exception {
    return evaluate("document.querySelector(" + JSON.valueToTree(selector) + ").textContent")
        .asText()
        .replaceAll("[\\s\u00a0]+", " ")
        .trim();
  }

  /** Waits until an expression is true; the message of the failure holds the page's text. */
  void await(String condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!isTrue(condition)) {
      if (System.nanoTime() > end) {
        throw new TimeoutException(
            condition
                + " did not come true; the page says: "
                + evaluate("document.body?.innerText")
                + complaints);
      }
    }
  }

  /** Looks once and, where it isn't true yet, lets the browser wait a moment. */
  private boolean isTrue(String condition) throws Exception {
    try {
      return evaluate(
              safely(condition)
                  + ".then((so) => so || new Promise((soon) => setTimeout(() => soon(false), 30)))")
          .asBoolean();
    } catch (IllegalStateException navigating) {
      // the page is being replaced by another just now, whose turn is next
      if (navigating.getMessage().contains("navigated")
          || navigating.getMessage().contains("context")) {
        return false;
      }
      throw navigating;
    }
  }

  private static String safely(String condition) {
    return "(async () => { try { return Boolean(await ("
        + condition
        + ")); } catch { return false; } })()";
  }

  /** Errors and warnings of the console and uncaught exceptions so far. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Saves what is seen as PNG. */
  void screenshot(Path file) throws Exception {
    JsonNode shot =
        send("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    Files.write(file, Base64.getDecoder().decode(shot.get("data").asText()));
  }

  @Override
  public void close() throws Exception {
    send("Target.closeTarget", Map.of("targetId", target));
    socket.abort();
  }

  private void received(String text) {
    JsonNode message;
    try {
      message = JSON.readTree(text);
    } catch (IOException e) {
      complaints.add("unreadable DevTools message: " + text);
      return;
    }
    if (message.has("id")) {
      pending.remove(message.get("id").asInt()).complete(message);
      return;
    }
    JsonNode parameters = message.path("params");
    switch (message.path("method").asText()) {
      case "Runtime.exceptionThrown" -> complaints.add(parameters.toString());
      case "Runtime.consoleAPICalled" -> {
        if (List.of("error", "warning", "assert").contains(parameters.path("type").asText())) {
          complaints.add(parameters.path("args").toString());
        }
      }
      case "Log.entryAdded" -> {
        JsonNode entry = parameters.path("entry");
        if (List.of("error", "warning").contains(entry.path("level").asText())) {
          complaints.add(entry.path("text").asText() + " " + entry.path("url").asText());
        }
      }
      default -> {
        // other events tell nothing that a test here wants to know
      }
    }
  }

  /** Puts the parts of messages together. */
  private final class Answers implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        received(parts.toString());
        parts.setLength(0);
      }
      webSocket.request(1);
      return null;
    }
  }
}
