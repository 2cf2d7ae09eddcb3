// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.access.OwnAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebPageTest {
  private static final String STYLE = "a { color: red; }\n".repeat(40);

  private final Map<String, byte[]> files =
      new TreeMap<>(
          Map.of(
              "index.html",
                  bytes(
                      "<link href=\"@BASE@a.css\"><script type=\"importmap\">@IMPORTMAP@</script>"),
              "a.css", bytes(STYLE),
              "app.js", bytes("export {};"),
              "icon.svg", bytes("<svg/>"),
              "lib/lit/3.3.2/index.js", bytes("export {};")));
  private final WebPage page = page(files);

  @Test
  void thePageIsAlwaysCheckedAgainAndSentOnlyWhenItHasChanged() {
    PageResponse first = get("/");
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.headers()).containsEntry("Cache-Control", "no-cache");
    assertThat(first.headers()).containsEntry("Content-Type", "text/html; charset=utf-8");
    String tag = first.headers().get("ETag");

    PageResponse again = page.answer(request("GET", "/", "", tag));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers()).containsEntry("ETag", tag);

    files.put("app.js", bytes("export { changed };"));
    PageResponse updated = page(files).answer(request("GET", "/", "", tag));
    assertThat(updated.status()).isEqualTo(200);
    assertThat(updated.headers().get("ETag")).isNotEqualTo(tag);
  }

  @Test
  void aFileIsKeptByTheBrowserForAYearBecauseItsAddressChangesWithTheBuild() {
    String base = base(page);
    PageResponse style = get(base + "a.css");
    assertThat(style.status()).isEqualTo(200);
    assertThat(text(style)).isEqualTo(STYLE);
    assertThat(style.headers())
        .containsEntry("Cache-Control", "public, max-age=31536000, immutable")
        .containsEntry("Content-Type", "text/css; charset=utf-8")
        .containsEntry("Vary", "Accept-Encoding");

    files.put("app.js", bytes("export { changed };"));
    WebPage updated = page(files);
    assertThat(base(updated)).isNotEqualTo(base);
    assertThat(updated.answer(request("GET", base + "a.css", "", "")).status()).isEqualTo(404);
  }

  @Test
  void theServiceWorkerHasOneAddressForEverKeepsTheFilesOfItsBuildAndMayServeTheWholeSite() {
    files.put("service-worker.js", bytes("const FILES = @FILES@; // @BUILD@"));
    files.put("lib/lit/3.3.2/LICENSE", bytes("BSD"));
    WebPage keeping = page(files);
    PageResponse worker = keeping.answer(request("GET", "/service-worker.js", "", ""));
    assertThat(worker.headers())
        .containsEntry("Cache-Control", "no-cache")
        .containsEntry("Service-Worker-Allowed", "/")
        .containsEntry("Content-Type", "text/javascript; charset=utf-8")
        .containsKey("Content-Security-Policy");
    String base = base(keeping);
    assertThat(text(worker))
        .isEqualTo(
            "const FILES = [\"/\",\"%1$sa.css\",\"%1$sapp.js\",\"%1$sicon.svg\",\"%1$slib/lit/3.3.2/index.js\"]; // %2$s"
                .formatted(base, base.split("/")[2]));
    assertThat(keeping.answer(request("GET", base + "service-worker.js", "", "")).status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "app.js,text/javascript; charset=utf-8",
    "icon.svg,image/svg+xml; charset=utf-8",
    "lib/lit/3.3.2/index.js,text/javascript; charset=utf-8",
  })
  void eachKindOfFileHasItsType(String name, String type) {
    assertThat(get(base(page) + name).headers()).containsEntry("Content-Type", type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate, gzip;q=0.5", "br, GZIP"})
  void whoTakesGzipGetsTheSameBytesCompressed(String accepted) throws IOException {
    PageResponse response = page.answer(request("GET", base(page) + "a.css", accepted, ""));
    assertThat(response.headers()).containsEntry("Content-Encoding", "gzip");
    assertThat(response.body().length).isLessThan(STYLE.length());
    byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
    assertThat(new String(unpacked, StandardCharsets.UTF_8)).isEqualTo(STYLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "br", "gzip;q=0", "gzip; q=0.0", "xgzip"})
  void whoDoesNotTakeGzipGetsPlainBytes(String accepted) {
    PageResponse response = page.answer(request("GET", base(page) + "a.css", accepted, ""));
    assertThat(response.headers()).doesNotContainKey("Content-Encoding");
    assertThat(text(response)).isEqualTo(STYLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/favicon.ico",
        "/app/",
        "/app",
        "/index.html",
        "/app/000000000000/a.css",
        "",
        "//",
        "/../META-INF/MANIFEST.MF",
        "/app/../index.html",
        "/etc/passwd",
        "/api/v1/nothing"
      })
  void whatIsNotThereIsNotFound(String path) {
    assertThat(get(path).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../index.html",
        "css/../a.css",
        "./a.css",
        "a.css/",
        "%61.css",
        "A.CSS",
        "index.html"
      })
  void aPathThatWandersIsNotFoundUnderTheBuildEither(String wandering) {
    assertThat(get(base(page) + wandering).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE"})
  void thePageCanOnlyBeRead(String method) {
    PageResponse response = page.answer(request(method, "/", "", ""));
    assertThat(response.status()).isEqualTo(405);
    assertThat(response.headers()).containsEntry("Allow", "GET, HEAD");
  }

  @Test
  void aRequestUnderAForeignNameIsRefused() {
    PageResponse response =
        page.answer(
            new PageRequest(
                "GET", "/", Optional.of("evil.example:8080"), Optional.empty(), Optional.empty()));
    assertThat(response.status()).isEqualTo(403);
    assertThat(text(response)).doesNotContain("evil.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/nothing"})
  void everyAnswerCarriesThePolicy(String path) {
    Map<String, String> headers = get(path).headers();
    assertThat(headers)
        .containsEntry("X-Content-Type-Options", "nosniff")
        .containsEntry("Referrer-Policy", "no-referrer")
        .containsEntry("X-Frame-Options", "DENY");
    assertThat(headers.get("Content-Security-Policy"))
        .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
        .doesNotContain("unsafe");
  }

  @Test
  void theOnlyInlineTextIsTheImportMapAndThePolicyNamesItsHash() throws Exception {
    PageResponse response = get("/");
    String html = text(response);
    String inline =
        html.substring(html.indexOf("importmap\">") + 11, html.lastIndexOf("</script>"));
    byte[] hash =
        java.security.MessageDigest.getInstance("SHA-256")
            .digest(inline.getBytes(StandardCharsets.UTF_8));
    assertThat(response.headers().get("Content-Security-Policy"))
        .contains(
            "script-src 'self' 'sha256-" + java.util.Base64.getEncoder().encodeToString(hash));
  }

  @Test
  void withoutItsTemplateThereIsNoPage() {
    assertThatThrownBy(() -> page(Map.of("a.css", bytes(STYLE))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("index.html")
        .hasMessageContaining("a.css");
  }

  @Test
  void theTemplateIsFilledCompletely() throws IOException {
    assertThat(text(page(PageFiles.built()).answer(request("GET", "/", "", ""))))
        .doesNotContain("@BASE@", "@BUILD@", "@IMPORTMAP@", "@PRELOAD@");
  }

  private static WebPage page(Map<String, byte[]> files) {
    return new WebPage(files, new OwnAddress(Optional.of("127.0.0.1")));
  }

  private PageResponse get(String path) {
    return page.answer(request("GET", path, "", ""));
  }

  private static String base(WebPage page) {
    String html = text(page.answer(request("GET", "/", "", "")));
    return html.substring(html.indexOf("/app/"), html.indexOf("a.css"));
  }

  private static PageRequest request(String method, String path, String accepted, String tag) {
    return new PageRequest(
        method,
        path,
        Optional.of("127.0.0.1:8080"),
        Optional.of(accepted).filter(text -> !text.isEmpty()),
        Optional.of(tag).filter(text -> !text.isEmpty()));
  }

  private static String text(PageResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
