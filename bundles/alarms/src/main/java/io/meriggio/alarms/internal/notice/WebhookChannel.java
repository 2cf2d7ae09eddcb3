// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.notice;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Notices as a POST of JSON. With a secret each is signed: {@code X-Meriggio-Signature: sha256=…}
 * is the HMAC-SHA256 (RFC 2104) of the time stamp in {@code X-Meriggio-Timestamp}, a full stop and
 * the body. A redirection is not followed: it would carry the notice to where nobody sent it.
 */
final class WebhookChannel implements Channel {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final String HMAC = "HmacSHA256";

  private final URI url;
  private final Optional<String> secret;
  private final Letter letter;

  WebhookChannel(URI url, Optional<String> secret, Letter letter) {
    this.url = url;
    this.secret = secret;
    this.letter = letter;
  }

  @Override
  public String send(Notice notice) throws NotSent {
    HttpResponse<Void> answer = answer(request(notice));
    int status = answer.statusCode();
    if (status >= 200 && status < 300) {
      return "HTTP " + status;
    }
    var text = NoticeTexts.text("webhook.refused", url.getHost(), status);
    // 408, 425 and 429 ask for another try, as every trouble of the server itself does
    boolean again = status >= 500 || status == 408 || status == 425 || status == 429;
    throw again ? NotSent.yet(text, null) : NotSent.ever(text, null);
  }

  private HttpRequest request(Notice notice) {
    byte[] body = letter.json(notice);
    String stamp = String.valueOf(notice.at().getEpochSecond());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .header("User-Agent", "Meriggio")
            .header("X-Meriggio-Event", notice.kind().name())
            .header("X-Meriggio-Delivery", notice.id())
            .header("X-Meriggio-Timestamp", stamp)
            .POST(BodyPublishers.ofByteArray(body));
    secret.ifPresent(
        key -> request.header("X-Meriggio-Signature", "sha256=" + signature(key, stamp, body)));
    return request.build();
  }

  /** The signature of a body sent at a time. */
  static String signature(String secret, String stamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
      mac.update((stamp + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC + ", this one has not", e);
    }
  }

  private HttpResponse<Void> answer(HttpRequest request) throws NotSent {
    // one for each notice: notices are rare, and its threads end with it
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request, BodyHandlers.discarding());
    try {
      return answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw unreached(e.getCause());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw unreached(e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw unreached(e);
    }
  }

  private NotSent unreached(Throwable why) {
    String words =
        why instanceof IOException && why.getMessage() != null
            ? why.getMessage()
            : why.getClass().getSimpleName();
    return NotSent.yet(NoticeTexts.text("unreached", url.getHost(), words), why);
  }
}
