// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.meriggio.simulator.Fault;
import io.meriggio.simulator.PlantSettings;
import io.meriggio.simulator.SimulatedPlant;
import io.meriggio.simulator.state.Charger;
import io.meriggio.simulator.state.PlantState;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * A site at night with an exchange meter, an inverter, two charge points with a car each and an I/O
 * module, all on real Modbus TCP; 6 kW are contracted. The devices live in this process, so that
 * what is true is known, and so that they outlive a gateway that is killed.
 */
final class ChargingSite implements AutoCloseable {
  static final double CONTRACT = 6000;
  static final String LEFT = "left";
  static final String RIGHT = "right";

  /**
   * A charge point that answers before the meter does is paused, and rests then; the usual case
   * takes seconds.
   */
  static final Duration FIRST_CHARGE = Duration.ofSeconds(100);

  /** Both cars come later: a charge point that was paused at the start would rest for a minute. */
  static final Map<String, String> NO_CARS = Map.of("car.left", "away", "car.right", "away");

  private static final int REST_SECONDS = 15;
  private static final Duration READY = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> BOXES = List.of(LEFT, RIGHT);

  private static final int LOG_LINES = 100;
  private static final String BOX = "wallbox phases=1 car-phases=1 car-current=16 ";

  private final SimulatedPlant plant;
  private final Path data;
  private final Path configuration;
  private Gateway gateway;

  /** Starts the devices and the gateway. */
  ChargingSite(Path folder) throws IOException, InterruptedException {
    this(folder, Map.of());
  }

  /**
   * Starts the devices and the gateway.
   *
   * @param more settings of the devices
   */
  ChargingSite(Path folder, Map<String, ?> more) throws IOException, InterruptedException {
    Map<String, Object> settings = new LinkedHashMap<>(more);
    settings.put("startHour", 0);
    settings.put("skipNight", false);
    settings.put("secondsPerSecond", 0);
    settings.put("houseLoad", 500);
    settings.put("device.meter", "meter");
    settings.put("device.roof", "string power=5000");
    settings.put("device.left", BOX + "unit=1");
    settings.put("device.right", BOX + "unit=2");
    settings.put("device.io", "io-module sensors=0");
    plant = new SimulatedPlant(PlantSettings.from(settings), Clock.systemUTC());
    data = folder.resolve("data");
    configuration = Files.writeString(folder.resolve("site.json"), configuration());
    start();
  }

  private String configuration() throws IOException {
    Map<String, Object> site = new LinkedHashMap<>();
    site.put(":configurator:resource-version", 1);
    site.put(":configurator:symbolic-name", "site");
    site.put(":configurator:version", "1.0.0");
    site.put(
        "io.meriggio.plant",
        Map.of("name", "Site", "phases", 3, "contractedPower", (int) CONTRACT, "timeZone", "UTC"));
    // real time is dear: the rests are shorter than those that the tables of cases prove
    site.put("io.meriggio.controller", Map.of("minPauseSeconds", REST_SECONDS));
    device(site, "meter", "dtsu666", Map.of("settings.ctRatioAppliedByMeter", false));
    device(site, "roof", "string", Map.of());
    device(site, LEFT, "wallbox", Map.of("settings.mapConfirmed", true));
    device(site, RIGHT, "wallbox", Map.of("settings.mapConfirmed", true));
    device(site, "io", "onboard-io", Map.of("settings.mapConfirmed", true));
    return JSON.writeValueAsString(site);
  }

  private void device(Map<String, Object> site, String id, String family, Map<String, ?> more) {
    site.put(
        "io.meriggio.line~" + id,
        Map.of("transport", "modbus-tcp", "host", "127.0.0.1", "port", plant.device(id).port()));
    Map<String, Object> device = new LinkedHashMap<>(more);
    device.putAll(Map.of("family", family, "line", id, "unit", plant.device(id).unit()));
    site.put("io.meriggio.device~" + id, device);
  }

  /** Starts the gateway, for the first time or again. */
  void start() throws IOException, InterruptedException {
    gateway = new Gateway.Plan(data).config(configuration).start().awaitReady(READY);
  }

  Gateway gateway() {
    return gateway;
  }

  /** What is true. */
  PlantState truth() {
    return plant.state();
  }

  /** What is true of a charge point. */
  Charger charger(String box) {
    return truth().units().chargers().get(BOXES.indexOf(box));
  }

  void house(double watts) {
    plant.houseLoad(OptionalDouble.of(watts));
  }

  void car(String box, boolean plugged) {
    plant.car(box, Optional.of(plugged));
  }

  /** Both cars come, as soon as the gateway has seen that they are away. */
  void carsCome() throws IOException, InterruptedException {
    for (String box : BOXES) {
      awaitState(box, "UNPLUGGED", FIRST_CHARGE);
    }
    BOXES.forEach(box -> car(box, true));
  }

  /** Nobody answers at the device's address any more. */
  void pull(String device) {
    plant.device(device).fault(new Fault.Silent());
  }

  void restore(String device) {
    plant.device(device).fault(Fault.NONE);
  }

  /** What the gateway says of a charge point. */
  JsonNode shown(String box) throws IOException, InterruptedException {
    return get("/charge-points/" + box);
  }

  /** The answer of a door, or what it says instead of one. */
  JsonNode get(String path) throws IOException, InterruptedException {
    Optional<HttpResponse<String>> answer = gateway.get(path);
    return answer.isPresent() ? JSON.readTree(answer.get().body()) : MissingNode.getInstance();
  }

  /** Waits until the gateway says something of a charge point; fails with what it said last. */
  JsonNode await(String box, String what, Duration limit, Predicate<JsonNode> wanted)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    JsonNode last = shown(box);
    while (!wanted.test(last)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "not within %s: %s %s; last: %s; truth: %s%nlog:%n%s"
                .formatted(limit, box, what, last, charger(box), logged()));
      }
      Pause.millis(100);
      last = shown(box);
    }
    return last;
  }

  private String logged() throws IOException {
    List<String> lines = Files.readAllLines(data.resolve("karaf/log/karaf.log"));
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
  }

  JsonNode awaitState(String box, String state, Duration limit)
      throws IOException, InterruptedException {
    return await(box, "is " + state, limit, shown -> shown.path("state").asText().equals(state));
  }

  /** Waits until a car is offered so much, A, and draws. */
  void awaitCharging(String box, double amperes, Duration limit)
      throws IOException, InterruptedException {
    await(
        box,
        "charges with " + amperes + " A",
        limit,
        shown ->
            shown.path("state").asText().equals("CHARGING")
                && charger(box).limit() >= amperes
                && charger(box).power().total() > 100);
  }

  void awaitBothCharging(double amperes, Duration limit) throws IOException, InterruptedException {
    for (String box : BOXES) {
      awaitCharging(box, amperes, limit);
    }
  }

  @Override
  public void close() throws InterruptedException {
    gateway.close();
    plant.close();
  }
}
