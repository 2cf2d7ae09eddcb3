// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** One life of a gateway in the field: what goes wrong with the machine, and what mends it. */
class FieldLifeIT {
  private static final Duration READY = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OWNER = "{\"user\":\"anna\",\"password\":\"correct horse\"}";

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private Gateway gateway;
  private String token = "";

  @Test
  void aGatewayLivesThroughWhatHappensInTheField() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    try (Meter meter = new Meter()) {
      Path site = site(meter.port());
      refusesDataOfANewerGateway(data, site);
      int securePort = Gateway.freePort();
      failsForTheThirdTime(data, site);
      try (Gateway running =
          new Gateway.Plan(data).config(site).securePort(securePort).start().awaitReady(READY)) {
        gateway = running;
        opensOnlyTheDoors(meter);
        claim();
        showsItsCertificate(securePort);
        controlsAgainAfterARestart(meter);
        goesOnWithAFullDisk(meter);
        takesABackUp(data);
        assertThat(gateway.terminate()).isZero();
      }
    }
  }

  private Path site(int port) throws Exception {
    return Files.writeString(
        folder.resolve("site.json"),
        """
        {":configurator:resource-version":1,
         ":configurator:symbolic-name":"site", ":configurator:version":"1.0.0",
         "io.meriggio.gateway":{"serialNumber":"CA1"},
         "io.meriggio.line~met":{"transport":"modbus-tcp","host":"127.0.0.1","port":%d},
         "io.meriggio.device~grid":{"family":"dtsu666","line":"met","unit":1}}
        """
            .formatted(port));
  }

  private static void refusesDataOfANewerGateway(Path data, Path site) throws Exception {
    Files.writeString(data.resolve("version"), "form=99\nwritten-by=7.0.0\n");
    try (Gateway older = new Gateway.Plan(data).config(site).start()) {
      assertThat(older.exit(Duration.ofSeconds(15))).isEqualTo(9);
      assertThat(older.err()).contains("newer Meriggio (7.0.0, form 99");
    }
    Files.delete(data.resolve("version"));
  }

  /** The launcher has noted two starts that failed, and sees a third. */
  private static void failsForTheThirdTime(Path data, Path site) throws Exception {
    String now = Instant.now().toString();
    Files.writeString(data.resolve("starts"), "\n" + now + " 137\n" + now + " 3");
    try (Gateway third = new Gateway.Plan(data).config(site).start()) {
      long end = System.nanoTime() + READY.toNanos();
      while (Files.readAllLines(data.resolve("starts")).size() < 4 && System.nanoTime() < end) {
        Pause.millis(20);
      }
      third.kill();
    }
    assertThat(Files.readAllLines(data.resolve("starts"))).hasSize(4);
  }

  private void opensOnlyTheDoors(Meter meter) throws Exception {
    JsonNode health = health();
    assertThat(health.path("status").asText()).isEqualTo("DEGRADED");
    assertThat(health.path("safeMode").path("failedStarts").asInt()).isEqualTo(3);
    assertThat(health.path("notices").get(0).path("word").asText()).isEqualTo("SAFE_MODE");
    assertThat(meter.visits()).as("questions to the meter in safe mode").isZero();
  }

  private void claim() throws Exception {
    Matcher code = Pattern.compile("[A-Z0-9]{4}-[A-Z0-9]{4}").matcher(gateway.all());
    assertThat(code.find()).as("a claim code in %s", gateway.all()).isTrue();
    String body =
        OWNER.replace("{", "{\"serialNumber\":\"CA1\",\"claimCode\":\"" + code.group() + "\",");
    HttpResponse<String> claimed =
        text(request("/claim").header("Content-Type", "application/json").POST(body(body)));
    assertThat(claimed.statusCode()).as(claimed.body()).isEqualTo(201);
    token = JSON.readTree(claimed.body()).path("token").asText();
    assertThat(text(request("/devices").GET()).statusCode()).isEqualTo(503);
  }

  private void showsItsCertificate(int securePort) throws Exception {
    JsonNode certificate = until("/settings/certificate", c -> c.path("port").isInt());
    assertThat(certificate.path("port").asInt()).isEqualTo(securePort);
    assertThat(certificate.path("fingerprint").asText()).isEqualTo(fingerprint(securePort));
    Path key = folder.resolve("data/keys/self-made.pem");
    assertThat(Files.getPosixFilePermissions(key)).hasSize(2);
  }

  private static String fingerprint(int port) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Trusting()}, null);
    try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 5000);
      socket.setSoTimeout(10_000);
      socket.startHandshake();
      byte[] seen = socket.getSession().getPeerCertificates()[0].getEncoded();
      return HexFormat.ofDelimiter(":")
          .formatHex(MessageDigest.getInstance("SHA-256").digest(seen))
          .toUpperCase(Locale.ROOT);
    }
  }

  private void controlsAgainAfterARestart(Meter meter) throws Exception {
    restart();
    JsonNode health = health();
    assertThat(health.path("safeMode").isNull()).as("safe mode in %s", health).isTrue();
    until("/lines", lines -> meter.visits() > 0);
  }

  /** From here on no write to a file succeeds, as with a full disk; then there is room again. */
  private void goesOnWithAFullDisk(Meter meter) throws Exception {
    limitFiles("0:unlimited");
    try {
      assertThat(signIn()).isNotEqualTo(201);
      until("/health", h -> h.findValuesAsText("word").contains("MEMORY"));
      int before = meter.visits();
      until("/health", h -> meter.visits() > before);
    } finally {
      limitFiles("unlimited:unlimited");
    }
    assertThat(signIn()).isEqualTo(201);
    until("/health", h -> !h.findValuesAsText("word").contains("MEMORY"));
  }

  private int signIn() throws Exception {
    return text(request("/sessions").header("Content-Type", "application/json").POST(body(OWNER)))
        .statusCode();
  }

  private void limitFiles(String limits) throws Exception {
    for (ProcessHandle process : gateway.processes()) {
      Process prlimit =
          new ProcessBuilder("prlimit", "--pid", String.valueOf(process.pid()), "--fsize=" + limits)
              .inheritIO()
              .start();
      assertThat(prlimit.waitFor(5, TimeUnit.SECONDS)).isTrue();
      assertThat(prlimit.exitValue()).isZero();
    }
  }

  private void takesABackUp(Path data) throws Exception {
    byte[] backup = http.send(request("/backup").GET().build(), BodyHandlers.ofByteArray()).body();
    assertThat(names(backup))
        .contains("data/memory/memory.db", "data/version", "data/keys/self-made.pem")
        .noneMatch(name -> name.startsWith("data/karaf") || name.endsWith("-wal"));
    Files.writeString(data.resolve("maps/later.csv"), "not in the back-up");

    HttpResponse<String> taken =
        text(
            request("/backup")
                .header("Content-Type", "application/zip")
                .POST(BodyPublishers.ofByteArray(backup)));
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    assertThat(data.resolve("maps/later.csv")).exists();
    restart();

    assertThat(data.resolve("maps/later.csv")).doesNotExist();
    assertThat(data.resolve("kept/before-restore/maps/later.csv")).exists();
    assertThat(text(request("/devices").GET()).statusCode())
        .as("the session of the back-up")
        .isEqualTo(200);
  }

  private static List<String> names(byte[] archive) throws Exception {
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  private void restart() throws Exception {
    long before = readies();
    assertThat(text(request("/restart").POST(BodyPublishers.noBody())).statusCode()).isEqualTo(202);
    long end = System.nanoTime() + READY.toNanos();
    while (readies() == before && System.nanoTime() < end) {
      Pause.millis(50);
    }
    assertThat(readies()).as(gateway.all()).isEqualTo(before + 1);
  }

  private long readies() throws Exception {
    // not at the beginning of a line: what can't be logged comes here, without an end
    return Pattern.compile("Meriggio ready in ").matcher(gateway.out()).results().count();
  }

  private JsonNode health() throws Exception {
    return JSON.readTree(text(request("/health").GET()).body());
  }

  /** Asks until the answer is as wanted. */
  private JsonNode until(String path, java.util.function.Predicate<JsonNode> wanted)
      throws Exception {
    long end = System.nanoTime() + READY.toNanos();
    JsonNode answer = JSON.readTree(text(request(path).GET()).body());
    while (!wanted.test(answer)) {
      assertThat(System.nanoTime()).as(answer.toString()).isLessThan(end);
      Pause.millis(100);
      answer = JSON.readTree(text(request(path).GET()).body());
    }
    return answer;
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/api/v1" + path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private static HttpRequest.BodyPublisher body(String json) {
    return BodyPublishers.ofString(json);
  }

  private HttpResponse<String> text(HttpRequest.Builder request) throws Exception {
    return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
  }

  /** A meter that hangs up on everybody, and counts them. */
  private static final class Meter implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final AtomicInteger visits = new AtomicInteger();
    private final Thread thread = new Thread(this::serve, "meter");

    Meter() throws java.io.IOException {
      thread.setDaemon(true);
      thread.start();
    }

    private void serve() {
      try {
        while (true) {
          try (Socket visitor = socket.accept()) {
            visits.incrementAndGet();
            visitor.setSoLinger(true, 0);
          }
        }
      } catch (java.io.IOException closed) {
        // the test is over
      }
    }

    int port() {
      return socket.getLocalPort();
    }

    int visits() {
      return visits.get();
    }

    @Override
    public void close() throws java.io.IOException {
      socket.close();
    }
  }

  /** The test looks at the certificate itself. */
  private static final class Trusting implements javax.net.ssl.X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
