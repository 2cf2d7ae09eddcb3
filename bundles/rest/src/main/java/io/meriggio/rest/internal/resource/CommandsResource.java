// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meriggio.access.Permission;
import io.meriggio.device.Command;
import io.meriggio.device.CommandResult;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceDirectory;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.device.Value;
import io.meriggio.rest.internal.form.CommandForm;
import io.meriggio.rest.internal.http.Allowed;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Messages;
import io.meriggio.rest.internal.http.Refusal;
import io.meriggio.rest.internal.http.Route;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /devices/{id}/commands}. The host decides whether a point may be commanded; a request
 * waits for the outcome without holding a thread.
 */
final class CommandsResource {
  private static final Logger LOG = LoggerFactory.getLogger(CommandsResource.class);
  private static final Pattern POINT = Pattern.compile("[a-z][a-z0-9_]{0,63}");
  private static final int LONGEST_TEXT = 200;

  private final Gateway gateway;
  private final Duration limit;

  /**
   * The commands of devices.
   *
   * @param limit how long a request waits for the outcome
   */
  CommandsResource(Gateway gateway, Duration limit) {
    this.gateway = gateway;
    this.limit = limit;
  }

  List<Route> routes() {
    return List.of(new Route("POST", "/devices/{id}/commands", Permission.DEVICES, this::command));
  }

  private void command(Exchange exchange) throws IOException {
    String id = exchange.path("id");
    Device device =
        gateway
            .require(DeviceDirectory.class)
            .device(id)
            .orElseThrow(() -> new Refusal(404, "missing.device", id));
    Command command = command(exchange.body(), exchange.by().user());
    CompletableFuture<CommandResult> outcome = new CompletableFuture<>();
    device.submit(command).whenComplete((result, failure) -> end(outcome, result, failure));
    outcome.completeOnTimeout(
        new CommandResult.Failed(
            Reason.TIMEOUT, Messages.sentence("command.late", limit.toSeconds())),
        limit.toMillis(),
        TimeUnit.MILLISECONDS);
    AsyncContext later = exchange.later();
    // The device's own thread must not wait for a client: the server's answers.
    outcome.thenAccept(result -> later.start(() -> answer(exchange, later, result)));
  }

  private static void end(
      CompletableFuture<CommandResult> outcome, CommandResult result, Throwable failure) {
    outcome.complete(
        failure == null
            ? result
            : new CommandResult.Failed(
                Reason.DEVICE_ERROR, Text.plain(String.valueOf(failure.getMessage()))));
  }

  private static void answer(Exchange exchange, AsyncContext later, CommandResult result) {
    try {
      exchange.reply(200, CommandForm.of(result, exchange.language()));
    } catch (IOException e) {
      LOG.debug("The client of a command has gone: {}", e.toString());
    } finally {
      later.complete();
    }
  }

  private static Command command(ObjectNode body, String user) {
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      if (!field.getKey().equals("point") && !field.getKey().equals("value")) {
        throw Refusal.field(field.getKey(), field.getValue(), "point, value");
      }
    }
    JsonNode point = body.path("point");
    if (!point.isTextual() || !POINT.matcher(point.textValue()).matches()) {
      throw Refusal.field("point", point.asText(), Allowed.of("point"));
    }
    return new Command(
        UUID.randomUUID().toString(),
        Map.of(point.textValue(), value(body.path("value"))),
        Duration.ZERO,
        Command.Fallback.NONE,
        new Command.Origin("rest", user));
  }

  private static Value value(JsonNode node) {
    if (node.isNumber() && Double.isFinite(node.doubleValue())) {
      return Value.of(node.doubleValue());
    }
    if (node.isBoolean()) {
      return Value.of(node.booleanValue());
    }
    if (node.isTextual() && node.textValue().length() <= LONGEST_TEXT) {
      return Value.of(node.textValue());
    }
    throw Refusal.field(
        "value", node.isMissingNode() ? "" : node, Allowed.of("command", LONGEST_TEXT));
  }
}
