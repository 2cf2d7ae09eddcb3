// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Permission;
import io.meriggio.alarms.AlarmBook;
import io.meriggio.alarms.AlarmEvent;
import io.meriggio.alarms.Notices;
import io.meriggio.alarms.Severity;
import io.meriggio.controller.Plant;
import io.meriggio.controller.PlantNow;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceDirectory;
import io.meriggio.device.DeviceState;
import io.meriggio.device.LineDirectory;
import io.meriggio.device.LineInfo;
import io.meriggio.history.History;
import io.meriggio.history.HistoryHealth;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Route;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** {@code /metrics}: the figures of the gateway as Prometheus reads them. */
final class MetricsResource {
  private static final String TYPE = "text/plain;version=0.0.4;charset=utf-8";

  private final Gateway gateway;

  MetricsResource(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Route> routes() {
    return List.of(new Route("GET", "/metrics", Permission.SEE, this::show));
  }

  private void show(Exchange exchange) throws IOException {
    Metrics metrics = new Metrics();
    process(metrics);
    gateway.find(DeviceDirectory.class).ifPresent(all -> devices(metrics, all.devices()));
    gateway.find(LineDirectory.class).ifPresent(all -> lines(metrics, all.lines()));
    gateway.find(Plant.class).ifPresent(plant -> plant(metrics, plant.now()));
    gateway.find(AlarmBook.class).ifPresent(book -> alarms(metrics, book));
    gateway.find(Notices.class).ifPresent(notices -> notices(metrics, notices.status()));
    gateway.find(History.class).ifPresent(history -> history(metrics, history.health()));
    exchange.send(200, TYPE, metrics.bytes());
  }

  private void process(Metrics metrics) {
    Runtime runtime = Runtime.getRuntime();
    metrics
        .gauge("meriggio_info", "The version of the gateway")
        .sample(1, "version", gateway.version())
        .gauge("process_start_time_seconds", "When the gateway began, in Unix time")
        .sample(ManagementFactory.getRuntimeMXBean().getStartTime() / 1000.0)
        .gauge("jvm_memory_used_bytes", "Heap in use")
        .sample(runtime.totalMemory() - runtime.freeMemory(), "area", "heap")
        .gauge("jvm_memory_max_bytes", "Heap at most")
        .sample(runtime.maxMemory(), "area", "heap")
        .gauge("jvm_threads_current", "Threads")
        .sample(ManagementFactory.getThreadMXBean().getThreadCount());
  }

  private static void devices(Metrics metrics, List<Device> devices) {
    metrics.gauge("meriggio_device_state", "1 for the state that a device is in");
    for (Device device : devices) {
      DeviceState is = device.snapshot().state();
      for (DeviceState state : DeviceState.values()) {
        metrics.sample(
            state == is ? 1 : 0,
            "device",
            device.info().id(),
            "family",
            device.info().family(),
            "state",
            state.name());
      }
    }
  }

  private static void lines(Metrics metrics, List<LineInfo> lines) {
    metrics.gauge("meriggio_line_up", "1 while the path of a line is open");
    each(metrics, lines, line -> line.state() == LineInfo.State.UP ? 1 : 0);
    metrics.gauge("meriggio_line_utilisation_ratio", "Share of time in which a line was busy");
    each(metrics, lines, LineInfo::utilisation);
    metrics.counter("meriggio_line_requests_total", "Requests sent to devices");
    each(metrics, lines, LineInfo::requests);
    metrics.counter("meriggio_line_timeouts_total", "Requests without an answer in time");
    each(metrics, lines, LineInfo::timeouts);
    metrics.counter("meriggio_line_errors_total", "Answers that were refused");
    each(metrics, lines, LineInfo::errors);
  }

  private static void each(
      Metrics metrics, List<LineInfo> lines, ToDoubleFunction<LineInfo> value) {
    lines.forEach(
        line ->
            metrics.sample(
                value.applyAsDouble(line), "line", line.id(), "transport", line.transport()));
  }

  /** What is not known has no sample. */
  private static void plant(Metrics metrics, PlantNow now) {
    metrics.gauge("meriggio_plant", "The figures of the plant that are known, in their unit");
    now.figures()
        .forEach(
            (id, figure) ->
                figure
                    .value()
                    .ifPresent(
                        value ->
                            metrics.sample(
                                value,
                                "point",
                                id,
                                "unit",
                                figure.unit().symbol(),
                                "quality",
                                figure.quality().name())));
  }

  private static void alarms(Metrics metrics, AlarmBook book) {
    metrics.gauge("meriggio_alarms_active", "Alarms that last");
    List<AlarmEvent> active = book.active();
    for (Severity severity : Severity.values()) {
      long count = active.stream().filter(event -> event.severity() == severity).count();
      metrics.sample(count, "severity", severity.name());
    }
  }

  private static void history(Metrics metrics, HistoryHealth health) {
    metrics
        .gauge("meriggio_history_recording", "1 while figures are recorded")
        .sample(
            health.state() == HistoryHealth.State.RECORDING
                    || health.state() == HistoryHealth.State.AFRESH
                ? 1
                : 0)
        .gauge("meriggio_history_bytes", "How much of its file the history uses")
        .sample(health.bytes())
        .gauge("meriggio_history_limit_bytes", "How much it may use")
        .sample(health.limit());
  }

  private static void notices(Metrics metrics, List<Notices.WayStatus> ways) {
    metrics.gauge("meriggio_notices_waiting", "Notices of alarms that wait to be sent");
    ways.forEach(way -> metrics.sample(way.waiting(), "way", way.way()));
    metrics.counter("meriggio_notices_sent_total", "Notices of alarms that were taken");
    ways.forEach(way -> metrics.sample(way.sent(), "way", way.way()));
    metrics.counter("meriggio_notices_lost_total", "Notices of alarms that were given up");
    ways.forEach(way -> metrics.sample(way.lost(), "way", way.way()));
  }
}
