// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A headless Chromium of this machine with a profile of its own, steered through the DevTools
 * protocol.
 */
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private final Process process;
  private final Path profile;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String endpoint;

  private Chromium(Process process, Path profile, String endpoint) {
    this.process = process;
    this.profile = profile;
    this.endpoint = endpoint;
  }

  /** The browser's program, if the search path has one. */
  static Optional<Path> installed() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return NAMES.stream()
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(dir -> Path.of(dir, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** What to say when there is none. */
  static String missing() {
    return "left out: tests of the web page in a browser, because none of "
        + NAMES
        + " is on the PATH (Debian package chromium)";
  }

  /** Starts the browser; it ends with {@link #close}. */
  static Chromium start(Path program) throws Exception {
    Path profile = Files.createTempDirectory("meriggio-chromium");
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--lang=en",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank"));
    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    CompletableFuture<String> endpoint = new CompletableFuture<>();
    Thread reader = new Thread(() -> readErrors(process, endpoint), "chromium stderr");
    reader.setDaemon(true);
    reader.start();
    return new Chromium(process, profile, endpoint.get(30, TimeUnit.SECONDS));
  }

  /**
   * Finds "DevTools listening on ws://HOST:PORT/…", then reads on, so that the pipe never fills.
   */
  private static void readErrors(Process process, CompletableFuture<String> endpoint) {
    StringBuilder seen = new StringBuilder();
    try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        seen.append(line).append('\n');
        int at = line.indexOf("ws://");
        if (line.contains("DevTools listening on") && at >= 0) {
          endpoint.complete("http://" + URI.create(line.substring(at)).getAuthority());
        }
      }
    } catch (IOException ended) {
      // the process is gone; what it said follows below
    }
    endpoint.completeExceptionally(new IllegalStateException("Chromium did not start: " + seen));
  }

  /** Opens a tab of its own. */
  BrowserPage open() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoint + "/json/new?about:blank"))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    try (InputStream body = http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
      JsonNode target = new ObjectMapper().readTree(body);
      return new BrowserPage(
          http, target.get("id").asText(), URI.create(target.get("webSocketDebuggerUrl").asText()));
    }
  }

  @Override
  public void close() throws Exception {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).forEach(Chromium::delete);
    } catch (UncheckedIOException | IOException stillWriting) {
      System.out.println("the browser's profile is left behind: " + profile);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
