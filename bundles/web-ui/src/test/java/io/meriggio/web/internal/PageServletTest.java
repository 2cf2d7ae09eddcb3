// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The thin layer between the server and {@link WebPage}, over the files that the build made. */
class PageServletTest {
  private static final Path CLASSES = Path.of("target", "classes");

  private final PageServlet servlet = new PageServlet(context("192.0.2.7"));
  private final Map<String, String> sent = new TreeMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status;

  @Test
  void servesThePageAndItsFilesOutOfTheBundle() throws IOException {
    ask("GET", "/", Map.of("Host", "localhost:8080"));
    assertThat(status).isEqualTo(200);
    String html = body.toString(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(html).contains("<meriggio-app>");
    assertThat(sent).containsEntry("Content-Length", Integer.toString(body.size()));

    String lit = html.replaceAll("(?s).*\"lit\":\"([^\"]+)\".*", "$1");
    ask("GET", lit, Map.of("Host", "localhost:8080"));
    assertThat(status).isEqualTo(200);
    assertThat(sent).containsEntry("Content-Type", "text/javascript; charset=utf-8");
    assertThat(body.size()).isPositive();
  }

  @Test
  void aHeadHasTheHeadersOfAGetAndNoBody() throws IOException {
    ask("GET", "/", Map.of("Host", "127.0.0.1"));
    Map<String, String> headersOfGet = new TreeMap<>(sent);
    ask("HEAD", "/", Map.of("Host", "127.0.0.1"));
    assertThat(sent).isEqualTo(headersOfGet);
    assertThat(body.size()).isZero();
  }

  @Test
  void anUnchangedPageIsNotSentAgain() throws IOException {
    ask("GET", "/", Map.of("Host", "127.0.0.1"));
    String tag = sent.get("ETag");
    ask("GET", "/", Map.of("Host", "127.0.0.1", "If-None-Match", tag));
    assertThat(status).isEqualTo(304);
    assertThat(sent).doesNotContainKey("Content-Length").containsEntry("ETag", tag);
  }

  @Test
  void theAddressOnWhichTheGatewayListensIsOneOfItsNames() throws IOException {
    ask("GET", "/", Map.of("Host", "192.0.2.7:8080"));
    assertThat(status).isEqualTo(200);
    ask("GET", "/", Map.of("Host", "192.0.2.8:8080"));
    assertThat(status).isEqualTo(403);
    ask("GET", "/", Map.of());
    assertThat(status).isEqualTo(403);
  }

  private void ask(String method, String path, Map<String, String> headers) throws IOException {
    sent.clear();
    body.reset();
    InvocationHandler request =
        (proxy, called, arguments) ->
            switch (called.getName()) {
              case "getMethod" -> method;
              case "getRequestURI" -> path;
              case "getContextPath" -> "";
              case "getHeader" -> headers.get(arguments[0]);
              default -> throw new UnsupportedOperationException(called.getName());
            };
    InvocationHandler response =
        (proxy, called, arguments) -> {
          switch (called.getName()) {
            case "setStatus" -> status = (Integer) arguments[0];
            case "setHeader" -> sent.put((String) arguments[0], (String) arguments[1]);
            case "setContentLength" -> sent.put("Content-Length", arguments[0].toString());
            case "getOutputStream" -> {
              return stream();
            }
            default -> throw new UnsupportedOperationException(called.getName());
          }
          return null;
        };
    servlet.service(
        proxy(HttpServletRequest.class, request), proxy(HttpServletResponse.class, response));
  }

  private ServletOutputStream stream() {
    return new ServletOutputStream() {
      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException("the page is written at once");
      }

      @Override
      public void write(int octet) {
        body.write(octet);
      }
    };
  }

  /**
   * A bundle whose entries are the built classes, as a framework lists them: folders end in a
   * slash.
   */
  private static BundleContext context(String host) {
    InvocationHandler bundle =
        (proxy, called, arguments) -> Collections.enumeration(entries((String) arguments[0]));
    InvocationHandler context =
        (proxy, called, arguments) ->
            called.getName().equals("getBundle") ? proxy(Bundle.class, bundle) : host;
    return proxy(BundleContext.class, context);
  }

  private static List<URL> entries(String folder) throws IOException {
    try (Stream<Path> walk = Files.walk(CLASSES.resolve(folder.substring(1)))) {
      return walk.map(PageServletTest::entry).toList();
    }
  }

  /** Like Felix' {@code bundle://} addresses: the path is the entry's name in the bundle. */
  private static URL entry(Path file) {
    String name = "/" + CLASSES.relativize(file).toString().replace('\\', '/');
    try {
      return new URL(
          null,
          "bundle://7.0:0" + name + (Files.isDirectory(file) ? "/" : ""),
          new java.net.URLStreamHandler() {
            @Override
            protected java.net.URLConnection openConnection(URL url) throws IOException {
              return file.toUri().toURL().openConnection();
            }
          });
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            PageServletTest.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
