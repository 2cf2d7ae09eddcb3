// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway started as a process by its launcher, as a site starts it, on a port of its own. */
final class Gateway implements AutoCloseable {

  /** How the gateway is to be started. */
  static final class Plan {
    private Path home = Path.of(System.getProperty("dist.home"));
    private final Path data;
    private final List<String> prefix = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private String mode = "run";
    private int port = freePort();
    private String securePort = "off";

    /** Tests stay on this machine, whatever a gateway does by itself. */
    private String host = "127.0.0.1";

    Plan(Path data) {
      this.data = data;
    }

    Plan home(Path folder) {
      home = folder;
      return this;
    }

    /** What stands in front of the launcher's command, such as another user. */
    Plan prefix(String... words) {
      prefix.addAll(List.of(words));
      return this;
    }

    Plan demo() {
      mode = "demo";
      return this;
    }

    Plan doctor() {
      mode = "doctor";
      return this;
    }

    Plan config(Path file) {
      return argument("--config", file.toString());
    }

    Plan argument(String... words) {
      arguments.addAll(List.of(words));
      return this;
    }

    Plan securePort(int number) {
      securePort = String.valueOf(number);
      return this;
    }

    /** Where it listens; for a network that ends at this machine. */
    Plan host(String address) {
      host = address;
      return this;
    }

    Plan port(int number) {
      port = number;
      return this;
    }

    Gateway start() throws IOException {
      List<String> command = new ArrayList<>(prefix);
      command.addAll(List.of(home.resolve("bin/gateway").toString(), mode));
      command.addAll(List.of("--data", data.toString()));
      command.addAll(arguments);
      Path out = Files.createTempFile("gateway", ".out");
      Path err = Files.createTempFile("gateway", ".err");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("MERIGGIO_HTTP_PORT", String.valueOf(port));
      builder.environment().put("LC_ALL", "C.UTF-8");
      builder.environment().put("MERIGGIO_HTTP_HOST", host);
      builder.environment().put("MERIGGIO_HTTPS_PORT", securePort);
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      return new Gateway(builder.start(), port, out, err);
    }
  }

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private static final long SIGTERM_BIT = 1L << (15 - 1);

  private static final Pattern CLAIM_CODE = Pattern.compile("Claim code: (\\S+)");
  private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
  private static final String OWNER = "{%s\"user\":\"olga\",\"password\":\"noon over the roof\"}";

  private Optional<String> token = Optional.empty();
  private final Process process;
  private final int port;
  private final Path out;
  private final Path err;

  private Gateway(Process process, int port, Path out, Path err) {
    this.process = process;
    this.port = port;
    this.out = out;
    this.err = err;
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  int port() {
    return port;
  }

  boolean alive() {
    return process.isAlive();
  }

  String out() throws IOException {
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  String err() throws IOException {
    return Files.readString(err, StandardCharsets.UTF_8);
  }

  /** Waits until the ready line is printed; fails with all that was printed if it never is. */
  Gateway awaitReady(Duration limit) throws IOException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!out().contains("Meriggio ready in ")) {
      if (!process.isAlive()) {
        throw new AssertionError("The gateway ended with " + process.exitValue() + ":\n" + all());
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("Not ready within " + limit + ":\n" + all());
      }
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
    return this;
  }

  /**
   * Waits until the launcher catches a stop. Before, it is a process like any other: the kernel
   * ends it, and how long a machine takes to get there is not the launcher's.
   */
  Gateway awaitCatchingAStop() throws IOException, InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!catchesAStop()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("The launcher does not catch a stop:\n" + all());
      }
      process.waitFor(1, TimeUnit.MILLISECONDS);
    }
    return this;
  }

  private boolean catchesAStop() throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigCgt:"))
        .map(line -> Long.parseUnsignedLong(line.substring("SigCgt:".length()).trim(), 16))
        .anyMatch(caught -> (caught & SIGTERM_BIT) != 0);
  }

  /** What is printed for a pattern's first group, as soon as it is. */
  String awaitPrinted(Pattern wanted) throws IOException, InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    Matcher found = wanted.matcher(out());
    while (!found.find()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Not printed: " + wanted + "\n" + all());
      }
      process.waitFor(20, TimeUnit.MILLISECONDS);
      found = wanted.matcher(out());
    }
    return found.group(1);
  }

  /** The answer of a REST path below {@code /api/v1}, or nothing when nobody answers. */
  Optional<HttpResponse<String>> get(String path) throws InterruptedException {
    try {
      return Optional.of(send(request(path, Duration.ofSeconds(5)).GET()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Posts to a REST path below {@code /api/v1}. */
  HttpResponse<String> post(String path, String type, byte[] body)
      throws IOException, InterruptedException {
    return send(
        request(path, Duration.ofSeconds(30))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  /** Puts JSON to a REST path below {@code /api/v1}. */
  HttpResponse<String> put(String path, byte[] body) throws IOException, InterruptedException {
    return send(
        request(path, Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  /** A request of the gateway's owner, as soon as it can have one. */
  HttpRequest.Builder request(String path, Duration patience)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = plain(path).timeout(patience);
    return path.equals("/health")
        ? request
        : ownersToken().map(t -> request.header("Authorization", "Bearer " + t)).orElse(request);
  }

  /** Claims the gateway with the code that it shows, or signs in where an earlier run has. */
  private synchronized Optional<String> ownersToken() throws IOException, InterruptedException {
    if (token.isEmpty()) {
      Matcher code = CLAIM_CODE.matcher(out());
      boolean claimed = send(plain("/health").GET()).body().contains("\"claimed\":true");
      if (claimed) {
        token = entered("/sessions", OWNER.formatted(""));
      } else if (code.find()) {
        String serial = "\"serialNumber\":\"CA020490200005\",\"claimCode\":\"%s\",";
        token = entered("/claim", OWNER.formatted(serial.formatted(code.group(1))));
      }
    }
    return token;
  }

  private Optional<String> entered(String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> entered =
        send(
            plain(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    Matcher secret = TOKEN.matcher(entered.body());
    return secret.find() ? Optional.of(secret.group(1)) : Optional.empty();
  }

  private HttpRequest.Builder plain(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
        .timeout(Duration.ofSeconds(10));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Asks for a stop and gives the exit status. */
  int terminate() throws InterruptedException, IOException {
    process.destroy();
    return exit(Duration.ofSeconds(5));
  }

  /** Kills without warning, as a power cut would, and waits until everything is gone. */
  void kill() throws InterruptedException {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly().waitFor();
    for (ProcessHandle child : children) {
      child.destroyForcibly();
    }
  }

  /** The processes of this gateway: the launcher and Java. */
  List<ProcessHandle> processes() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    return all;
  }

  int exit(Duration limit) throws InterruptedException, IOException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("Still there after " + limit + ":\n" + all());
    }
    return process.exitValue();
  }

  String all() throws IOException {
    return out() + err();
  }

  @Override
  public void close() throws InterruptedException {
    if (process.isAlive()) {
      kill();
    }
  }
}
