// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meriggio.controller.Actor;
import io.meriggio.controller.ChargePointState;
import io.meriggio.controller.Figure;
import io.meriggio.controller.Logic;
import io.meriggio.controller.LogicVariable;
import io.meriggio.controller.PlantNow;
import io.meriggio.controller.UserRole;
import io.meriggio.device.LineInfo;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.device.Unit;
import io.meriggio.device.Value;
import io.meriggio.rest.internal.event.EventPublisher.Limits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /events}, with real sockets. */
@Timeout(60)
class EventsDoorTest {
  private static final Limits QUICK =
      new Limits(
          4,
          Duration.ofMillis(5),
          Duration.ofMillis(100),
          Duration.ofSeconds(2),
          Duration.ofSeconds(30));

  private static final Map<String, String> SCHEMAS =
      Map.of(
          "plant", "PlantNow",
          "device", "Device",
          "line", "Line",
          "charge-point", "ChargePoint",
          "output", "Output",
          "logic", "Logic",
          "storage", "Storage",
          "alarm", "Alarm",
          "removed", "Removed");

  private final Door door = new Door(QUICK);

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void aClientFirstGetsAllThatThereIs() throws IOException {
    door.gateway.devices.add(new FakeDevice("grid", "dtsu666", watts("grid_power", -230)));
    door.gateway.lines.add(line(LineInfo.State.UP));

    try (Client client = new Client("")) {
      assertThat(client.head).contains("200", "text/event-stream", "no-store");
      assertThat(client.next("plant")).isEqualTo(Door.body(door.get("/plant/now")));
      JsonNode device = client.next("device");
      assertThat(device.path("id").textValue()).isEqualTo("grid");
      assertThat(device.path("points").get(0).path("value").intValue()).isEqualTo(-230);
      assertThat(client.next("line").path("id").textValue()).isEqualTo("met");
    }
  }

  @Test
  void aClientThatComesBackGetsWhatItHasMissedAndNothingElse() throws IOException {
    door.gateway.lines.add(line(LineInfo.State.UP));
    long last;
    try (Client first = new Client("")) {
      first.next("plant");
      first.next("storage");
      last = first.settled();
    }
    door.gateway.devices.add(new FakeDevice("roof", "string", watts("pv_power", 42)));
    door.changes.changed(door.gateway.devices.get(0).snapshot());
    try (Client second = new Client("Last-Event-ID: " + last + "\r\n")) {
      assertThat(second.nextOfAny()).isEqualTo("device");
      assertThat(second.lastId).isGreaterThan(last);
    }
  }

  @Test
  void aClientThatWasInTheMiddleOfTheBeginningGetsTheRest() throws IOException {
    long plant;
    try (Client first = new Client("")) {
      first.next("plant");
      plant = first.lastId;
    }
    try (Client second = new Client("Last-Event-ID: " + plant + "\r\n")) {
      second.next("charge-point");
      second.next("storage");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "999999999999999999", "none", "-1"})
  void aClientOfAnotherRunGetsEverything(String lastId) throws IOException {
    try (Client first = new Client("")) {
      first.next("plant");
    }
    try (Client second = new Client("Last-Event-ID: " + lastId + "\r\n")) {
      assertThat(second.nextOfAny()).isEqualTo("plant");
    }
  }

  @Test
  void anAlarmIsToldWhenItBeginsAndWhenItIsOver() throws IOException {
    try (Client client = new Client("")) {
      client.next("storage");
      door.gateway.alarms.begin(FakeAlarms.alarm("a-1"));
      JsonNode begun = client.next("alarm");
      assertThat(begun).isEqualTo(Door.body(door.get("/alarms/a-1")));
      door.gateway.alarms.end("a-1");
      JsonNode over = client.next("alarm");

      assertThat(over.path("until").isTextual()).isTrue();
      assertThat(over).isEqualTo(Door.body(door.get("/alarms/a-1")));
    }
  }

  @Test
  void aChangeIsToldInTheFormOfRest() throws IOException {
    try (Client client = new Client("")) {
      client.next("plant");
      show(500);
      assertThat(client.next("plant")).isEqualTo(Door.body(door.get("/plant/now")));

      door.gateway.devices.add(new FakeDevice("roof", "string", watts("pv_power", 42)));
      door.changes.changed(door.gateway.devices.get(0).snapshot());
      JsonNode device = client.next("device");
      JsonNode asked = Door.body(door.get("/devices")).path("devices").get(0);
      asked.properties().forEach(e -> assertThat(device.get(e.getKey())).isEqualTo(e.getValue()));
      assertThat(device.path("points"))
          .isEqualTo(Door.body(door.get("/devices/roof/points")).path("points"));

      door.gateway.lines.add(line(LineInfo.State.DOWN));
      assertThat(client.next("line").path("state").textValue()).isEqualTo("DOWN");

      door.gateway.devices.clear();
      door.changes.removed("roof");
      assertThat(client.next("removed").toString())
          .isEqualTo("{\"kind\":\"device\",\"id\":\"roof\"}");
    }
  }

  @Test
  void whatTheControllerDecidesIsToldWhenItChanges() throws IOException {
    door.gateway.outputs.put(
        Actor.of(UserRole.OWNER, "test"), Logic.of("hp", 3, LogicVariable.PV_POWER, 2000, 1000));
    try (Client client = new Client("")) {
      JsonNode first = client.next("charge-point");
      assertThat(first).isEqualTo(Door.body(door.get("/charge-points/wb1")));
      assertThat(client.next("output").path("id").intValue()).isEqualTo(1);
      assertThat(client.next("logic").path("id").textValue()).isEqualTo("hp");
      assertThat(client.next("storage").path("id").textValue()).isEqualTo("hyd");

      door.gateway.chargePoints.decide(ChargePointState.STARTING, Optional.empty());
      JsonNode next = client.next("charge-point");
      while (!next.path("state").textValue().equals("STARTING")) {
        // what the first look told of all
        next = client.next("charge-point");
      }
      assertThat(next).isEqualTo(Door.body(door.get("/charge-points/wb1")));

      door.gateway.outputs.logics.clear();
      assertThat(client.next("removed").toString()).isEqualTo("{\"kind\":\"logic\",\"id\":\"hp\"}");
    }
  }

  @Test
  void eachClientIsToldInItsLanguage() throws IOException {
    try (Client italian = new Client("Accept-Language: it\r\n");
        Client english = new Client("Accept-Language: en\r\n")) {
      italian.next("plant");
      english.next("plant");
      show(7);
      assertThat(italian.next("plant").toString()).contains("Le quote di oggi");
      assertThat(english.next("plant").toString()).contains("The shares of today");
    }
  }

  @Test
  void aQuietStreamIsKeptAliveByComments() throws IOException {
    try (Client client = new Client("")) {
      client.next("plant");
      String line = client.line();
      while (line != null && !line.equals(":")) {
        // what the first looks tell
        line = client.line();
      }
      assertThat(line).isEqualTo(":");
    }
  }

  @Test
  void aClientThatNeverReadsIsDroppedAndSlowsNobody() throws IOException {
    // every device event is about 200 kB: the buffers of a client that does not read fill at once
    Reading[] many = new Reading[2000];
    for (int i = 0; i < many.length; i++) {
      many[i] = watts("pv" + i + "_power", i);
    }
    FakeDevice device = new FakeDevice("big", "string", many);
    door.gateway.devices.add(device);
    try (Client deaf = new Client("", "", 4096);
        Client reader = new Client("")) {
      assertThat(deaf.head).contains("200");
      reader.next("plant");
      int watts = 1;
      long start = System.nanoTime();
      while (door.events.clients() > 1 && System.nanoTime() - start < 30_000_000_000L) {
        door.changes.changed(device.snapshot());
        show(watts);
        while (reader.next("plant").path("pv_power").path("value").intValue() != watts) {
          // older images may still be on their way
        }
        watts++;
      }
      assertThat(door.events.clients()).as("the deaf client is dropped").isEqualTo(1);
      assertThat(watts).as("events that the other got meanwhile").isGreaterThan(20);
    }
  }

  @Test
  void aClientThatHasGoneIsForgotten() throws Exception {
    try (Client client = new Client("")) {
      client.next("plant");
      assertThat(door.events.clients()).isEqualTo(1);
    }
    long start = System.nanoTime();
    while (door.events.clients() > 0 && System.nanoTime() - start < 20_000_000_000L) {
      show(1);
      Thread.onSpinWait();
    }
    assertThat(door.events.clients()).isZero();
  }

  @Test
  void moreClientsThanAllowedAreAskedToComeLater() throws IOException {
    Client[] clients = new Client[4];
    for (int i = 0; i < clients.length; i++) {
      clients[i] = new Client("");
      clients[i].next("plant");
    }
    try (Client fifth = new Client("")) {
      assertThat(fifth.head).contains("503", "Retry-After");
    }
    for (Client client : clients) {
      client.close();
    }
  }

  @Test
  void headOpensNoStream() {
    var response =
        door.send(
            door.request("/events")
                .method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(door.events.clients()).isZero();
  }

  @Test
  void allStreamsEndWhenTheDoorCloses() throws IOException {
    try (Client client = new Client("")) {
      client.next("plant");
      door.events.close();
      while (client.line() != null) {
        // what was still on its way
      }
      assertThat(client.ended).isTrue();
    }
  }

  private void show(double watts) {
    Map<String, Figure> figures = new HashMap<>(FakeGateway.plantNow().figures());
    figures.put("pv_power", Figure.good(watts, Unit.WATT, FakeGateway.AT));
    PlantNow before = FakeGateway.plantNow();
    door.gateway.plantNow =
        new PlantNow(figures, before.configuration(), before.hints(), before.at());
    door.changes.changed(door.gateway.plantNow);
  }

  private static Reading watts(String id, double watts) {
    return Reading.good(
        Point.number(id, Unit.WATT, PollClass.FAST), Value.of(watts), FakeGateway.AT);
  }

  private static LineInfo line(LineInfo.State state) {
    return new LineInfo(
        "met", "modbus-tcp", "192.0.2.7:502", state, Reason.NONE, Text.NONE, false, 0, 0, 0, 0);
  }

  @Test
  void aPageSaysTheLanguageOfItsStreamInTheQuery() throws IOException {
    try (Client client = new Client("?language=it", "Accept-Language: en\r\n", 0)) {
      assertThat(client.next("plant").toString()).contains("Le quote di oggi");
    }
    try (Client client = new Client("?language=de", "Accept-Language: en\r\n", 0)) {
      assertThat(client.next("plant").toString()).contains("Die Anteile von heute");
    }
  }

  /** A browser's side of the stream. */
  @Test
  void aStreamEndsWithTheSessionThatOpenedIt() throws IOException {
    try (Client client = new Client("")) {
      client.next("plant");
      door.gateway.role = Optional.empty();
      assertThat(client.toTheEnd()).isTrue();
    }
  }

  private final class Client implements AutoCloseable {
    private final Socket socket = new Socket();
    private final BufferedReader in;
    private final String head;
    private long lastId;
    private boolean ended;

    Client(String headers) throws IOException {
      this("", headers, 0);
    }

    /** With a receive buffer of so many bytes; 0 = as usual. */
    Client(String query, String headers, int buffer) throws IOException {
      if (buffer > 0) {
        socket.setReceiveBufferSize(buffer);
      }
      socket.connect(new InetSocketAddress("127.0.0.1", door.port()));
      socket.setSoTimeout(20_000);
      String request =
          "GET /api/v1/events"
              + query
              + " HTTP/1.1\r\nAuthorization: "
              + Door.AUTHORIZATION
              + "\r\nHost: 127.0.0.1:"
              + door.port()
              + "\r\n"
              + headers
              + "\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      StringBuilder read = new StringBuilder();
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        read.append(line).append('\n');
      }
      head = read.toString();
    }

    /** The data of the next event of a name; others are passed over. */
    JsonNode next(String event) throws IOException {
      String name = "";
      while (true) {
        String line = line();
        if (line == null) {
          throw new IOException("the stream ended before an event '" + event + "'");
        }
        if (line.startsWith("event: ")) {
          name = line.substring("event: ".length());
        } else if (line.startsWith("id: ")) {
          lastId = Long.parseLong(line.substring("id: ".length()));
        } else if (line.startsWith("data: ") && name.equals(event)) {
          JsonNode data = Door.JSON.readTree(line.substring("data: ".length()));
          door.contract.check(SCHEMAS.get(event), data);
          return data;
        }
      }
    }

    /** Whether the stream ends, rather than stays open for longer than the socket waits. */
    boolean toTheEnd() throws IOException {
      String line = line();
      while (line != null) {
        line = line();
      }
      return ended;
    }

    /** The name of the next event, whatever it is. */
    String nextOfAny() throws IOException {
      String name = "";
      for (String line = line(); line != null; line = line()) {
        if (line.startsWith("event: ")) {
          name = line.substring("event: ".length());
        } else if (line.startsWith("id: ")) {
          lastId = Long.parseLong(line.substring("id: ".length()));
          return name;
        }
      }
      throw new IOException("the stream ended before an event");
    }

    /** The id of the last event, when no more come. */
    long settled() throws IOException {
      for (String line = line(); line != null && !line.equals(":"); line = line()) {
        if (line.startsWith("id: ")) {
          lastId = Long.parseLong(line.substring("id: ".length()));
        }
      }
      return lastId;
    }

    /** The next line that is not empty and no part of the chunked coding; null at the end. */
    String line() throws IOException {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals("0")) {
          break;
        }
        if (!line.isEmpty() && !line.matches("[0-9A-Fa-f]+")) {
          return line;
        }
      }
      ended = true;
      return null;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
