// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meriggio.access.OwnAddress;
import io.meriggio.configuration.Networks;
import io.meriggio.rest.internal.event.Changes;
import io.meriggio.rest.internal.event.EventPublisher;
import io.meriggio.rest.internal.http.Guard;
import io.meriggio.rest.internal.http.Router;
import io.meriggio.rest.internal.resource.Api;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The door on a free port of the loopback, on the server that the gateway runs on. */
final class Door implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  /** What {@link #request} sends. */
  static final String AUTHORIZATION = "Bearer " + FakeAccess.TOKEN;

  final FakeGateway gateway = new FakeGateway();
  volatile List<String> trustedProxies = List.of();
  final Changes changes = new Changes();
  final EventPublisher events;
  final Router router;
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  final Contract contract = new Contract();
  private final HttpClient client = HttpClient.newHttpClient();

  Door() {
    this(EventPublisher.Limits.NORMAL);
  }

  Door(EventPublisher.Limits limits) {
    events = new EventPublisher(gateway, changes, limits);
    router = Api.router(gateway, events.routes());
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    FilterHolder guard =
        new FilterHolder(
            new Guard(
                new OwnAddress(Optional.of("127.0.0.1")), () -> new Networks(trustedProxies)));
    guard.setAsyncSupported(true);
    context.addFilter(guard, "/api/*", EnumSet.of(DispatcherType.REQUEST));
    context.addFilter(guard, "/metrics", EnumSet.of(DispatcherType.REQUEST));
    ServletHolder servlet = new ServletHolder(new Servlet(router));
    servlet.setAsyncSupported(true);
    context.addServlet(servlet, "/api/*");
    context.addServlet(servlet, "/metrics");
    server.setHandler(context);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Servlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private final transient Router router;

    Servlet(Router router) {
      this.router = router;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      router.handle(request, response);
    }
  }

  int port() {
    return connector.getLocalPort();
  }

  /** A request of somebody whose role is {@link FakeGateway#role}. */
  HttpRequest.Builder request(String path) {
    return anonymous(path).header("Authorization", AUTHORIZATION);
  }

  /** A request of nobody. */
  HttpRequest.Builder anonymous(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/api/v1" + path));
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** A JSON body, as curl would send it. */
  HttpResponse<String> json(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  /** Sends, and checks that the answer is as the OpenAPI document says. */
  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpRequest built = request.build();
      HttpResponse<String> response = client.send(built, BodyHandlers.ofString());
      contract.check(built, response);
      return response;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends these bytes as they are; gives the answer from its status code on. */
  String talk(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port())) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).substring("HTTP/1.1 ".length());
    }
  }

  static JsonNode body(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    events.close();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
