// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** RFC 6265bis, "leave secure cookies alone": one name would lock plain pages out. */
class SessionCookieTest {
  private final List<String> headers = new ArrayList<>();

  @Test
  void aPlainAndAnEncryptedSessionLiveBesideEachOther() {
    HttpServletRequest plain = request(false, "meriggio-session=a", "__Host-meriggio-session=b");
    HttpServletRequest encrypted = request(true, "meriggio-session=a", "__Host-meriggio-session=b");

    assertThat(SessionCookie.of(plain)).contains("a");
    assertThat(SessionCookie.of(encrypted)).contains("b");
  }

  @Test
  void aPlainCookieIsNoSessionOverTls() {
    assertThat(SessionCookie.of(request(true, "meriggio-session=a"))).isEmpty();
  }

  @Test
  void overTlsTheCookieIsSecureAndOfThisHostAlone() {
    SessionCookie.give(exchange(request(true)), "secret");
    SessionCookie.give(exchange(request(false)), "secret");

    assertThat(headers.get(0))
        .startsWith("__Host-meriggio-session=secret; Path=/;")
        .contains("HttpOnly", "SameSite=Strict")
        .endsWith("; Secure")
        .doesNotContain("Domain");
    assertThat(headers.get(1))
        .startsWith("meriggio-session=secret; Path=/;")
        .contains("HttpOnly", "SameSite=Strict")
        .doesNotContain("Secure");
  }

  private static HttpServletRequest request(boolean secure, String... cookies) {
    Cookie[] sent =
        List.of(cookies).stream()
            .map(text -> text.split("=", 2))
            .map(parts -> new Cookie(parts[0], parts[1]))
            .toArray(Cookie[]::new);
    return fake(
        HttpServletRequest.class,
        Map.of(
            "isSecure", secure,
            "getCookies", sent,
            "getLocales", Collections.enumeration(List.of(Locale.ENGLISH))));
  }

  private Exchange exchange(HttpServletRequest request) {
    HttpServletResponse response =
        (HttpServletResponse)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> headers.add(String.valueOf(arguments[1])));
    return new Exchange(request, response, Map.of());
  }

  private static <T> T fake(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.get(method.getName())));
  }
}
