// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.container;

import io.meriggio.access.Access;
import io.meriggio.access.AccessRefused;
import io.meriggio.access.Caller;
import io.meriggio.access.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** The REST door, from outside. */
final class Door {
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private String token = "";
  private final String base =
      "http://127.0.0.1:" + System.getProperty("org.osgi.service.http.port") + "/api/v1";

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  HttpResponse<String> upload(byte[] pack) throws IOException, InterruptedException {
    return send(
        request("/packs")
            .header("Content-Type", "application/octet-stream")
            .POST(HttpRequest.BodyPublishers.ofByteArray(pack)));
  }

  HttpResponse<String> delete(String path) throws IOException, InterruptedException {
    return send(request(path).DELETE());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Bearer " + token());
  }

  /** The owner's, who is made by whoever asks first. */
  private synchronized String token() {
    if (token.isEmpty()) {
      BundleContext context = FrameworkUtil.getBundle(Door.class).getBundleContext();
      Access access = context.getService(context.getServiceReference(Access.class));
      Caller console = new Caller("console");
      Credentials owner = new Credentials("olga", "noon over the roof");
      try {
        token =
            access.isClaimed()
                ? access.signIn(owner, console).token()
                : access.claim("", access.claimCode().orElseThrow(), owner, console).token();
      } catch (AccessRefused e) {
        throw new IllegalStateException(e);
      }
    }
    return token;
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
