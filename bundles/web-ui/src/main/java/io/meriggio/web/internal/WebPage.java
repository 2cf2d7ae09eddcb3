// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import io.meriggio.access.OwnAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers requests for the page from files held in memory.
 *
 * <p>{@code /} is the page itself, checked by the browser at each visit, as is {@code
 * /service-worker.js}, which lets it open without the gateway; all else lies under {@code
 * /app/BUILD/} and is kept by the browser for a year, because another build has another address. A
 * file is found by its exact name in a map: there is no path to climb out of.
 */
final class WebPage {
  private static final String TEMPLATE = "index.html";
  private static final String WORKER = "service-worker.js";
  private static final String ONE_YEAR = "public, max-age=31536000, immutable";

  private final OwnAddress hosts;
  private final String entityTag;
  private final Asset index;
  private final Optional<Asset> worker;
  private final Map<String, Asset> assets = new HashMap<>();
  private final Map<String, String> policyHeaders = new LinkedHashMap<>();

  /**
   * Prepares all answers.
   *
   * @param files the files by name, {@code index.html} among them, libraries under {@code lib/}
   * @param hosts the names under which the page may be asked
   * @throws IllegalArgumentException without {@code index.html}
   */
  WebPage(Map<String, byte[]> files, OwnAddress hosts) {
    if (!files.containsKey(TEMPLATE)) {
      throw new IllegalArgumentException(
          "the page's files lack " + TEMPLATE + ", found: " + files.keySet());
    }
    this.hosts = hosts;
    String buildId = BuildId.of(files);
    String template = new String(files.get(TEMPLATE), StandardCharsets.UTF_8);
    IndexPage page = IndexPage.of(template, buildId, files);
    index = Asset.of(TEMPLATE, page.html().getBytes(StandardCharsets.UTF_8));
    // The page is its template and the build id, which covers the template: the id is its tag.
    // Weak, because plain and compressed bytes share it.
    entityTag = "W/\"" + buildId + "\"";
    files.forEach((name, body) -> assets.put("/app/" + buildId + "/" + name, Asset.of(name, body)));
    assets.remove("/app/" + buildId + "/" + TEMPLATE);
    assets.remove("/app/" + buildId + "/" + WORKER);
    worker =
        Optional.ofNullable(files.get(WORKER))
            .map(text -> ServiceWorker.of(text, buildId, assets.keySet()))
            .map(text -> Asset.of(WORKER, text.getBytes(StandardCharsets.UTF_8)));
    policyHeaders.put("Content-Security-Policy", page.securityPolicy());
    policyHeaders.put("X-Content-Type-Options", "nosniff");
    policyHeaders.put("X-Frame-Options", "DENY");
    policyHeaders.put("Referrer-Policy", "no-referrer");
    policyHeaders.put("Cross-Origin-Resource-Policy", "same-origin");
  }

  /** Answers one request. Never throws for what a client sends. */
  PageResponse answer(PageRequest request) {
    PageResponse response = choose(request);
    for (Map.Entry<String, String> header : policyHeaders.entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    return response;
  }

  private PageResponse choose(PageRequest request) {
    if (!hosts.isHost(request.host())) {
      return PageResponse.text(
          403, "This gateway does not answer under the name that this request asked for.");
    }
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return PageResponse.text(405, "The page can only be read: use GET or HEAD.")
          .with("Allow", "GET, HEAD");
    }
    if (request.path().equals("/")) {
      return checked(index, request);
    }
    if (request.path().equals("/" + WORKER) && worker.isPresent()) {
      return checked(worker.get(), request).with("Service-Worker-Allowed", "/");
    }
    return Optional.ofNullable(assets.get(request.path()))
        .map(asset -> file(asset, request).with("Cache-Control", ONE_YEAR))
        .orElseGet(() -> PageResponse.text(404, "There is nothing here. The page is at /"));
  }

  /** What the browser asks for again at each visit, and gets when the build is another. */
  private PageResponse checked(Asset asset, PageRequest request) {
    PageResponse response =
        request.hasVersion(entityTag)
            ? new PageResponse(304, Map.of("Vary", "Accept-Encoding"), new byte[0])
            : file(asset, request);
    return response.with("Cache-Control", "no-cache").with("ETag", entityTag);
  }

  private static PageResponse file(Asset asset, PageRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", asset.contentType());
    headers.put("Vary", "Accept-Encoding");
    if (request.takesGzip() && asset.shrinks()) {
      headers.put("Content-Encoding", "gzip");
      return new PageResponse(200, headers, asset.gzipped());
    }
    return new PageResponse(200, headers, asset.plain());
  }
}
