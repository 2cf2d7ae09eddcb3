// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import io.meriggio.alarms.AlarmBook;
import io.meriggio.alarms.AlarmEvent;
import io.meriggio.alarms.AlarmEvent.Acknowledgement;
import io.meriggio.alarms.Notices;
import io.meriggio.alarms.Severity;
import io.meriggio.device.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A book of alarms, and ways of notices, as a test writes them. */
final class FakeAlarms implements AlarmBook, Notices {
  final List<AlarmEvent> active = new ArrayList<>();
  final List<AlarmEvent> over = new ArrayList<>();
  final List<String> tried = new ArrayList<>();
  Tried answer = new Tried(true, new Text("taken", "accettato"));

  static AlarmEvent alarm(String id) {
    return new AlarmEvent(
        id,
        "roof",
        "FAULT",
        "ID001",
        Severity.ERROR,
        new Text("Roof reports ID001: grid overvoltage", "Tetto segnala ID001"),
        FakeGateway.AT,
        Optional.empty(),
        Optional.empty());
  }

  static AlarmEvent over(String id, Instant at) {
    return alarm(id).over(at);
  }

  synchronized void begin(AlarmEvent event) {
    active.add(event);
  }

  synchronized void end(String id) {
    AlarmEvent ended = find(id).orElseThrow().over(FakeGateway.AT.plusSeconds(99));
    active.removeIf(event -> event.id().equals(id));
    over.add(0, ended);
  }

  @Override
  public synchronized List<AlarmEvent> active() {
    return List.copyOf(active);
  }

  @Override
  public synchronized Page past(Optional<Long> before, int limit) {
    int from = before.map(Long::intValue).orElse(0);
    int to = Math.min(over.size(), from + limit);
    return new Page(
        over.subList(from, to), to < over.size() ? Optional.of((long) to) : Optional.empty());
  }

  @Override
  public synchronized Optional<AlarmEvent> find(String id) {
    return Stream.concat(active().stream(), over.stream())
        .filter(event -> event.id().equals(id))
        .findFirst();
  }

  @Override
  public synchronized Optional<AlarmEvent> acknowledge(String id, String person) {
    active.replaceAll(
        event ->
            event.id().equals(id)
                ? event.by(new Acknowledgement(person, FakeGateway.AT.plusSeconds(60)))
                : event);
    return find(id);
  }

  @Override
  public List<String> ways() {
    return List.of("mail", "mqtt-notices", "webhook");
  }

  @Override
  public Tried test(String way) {
    tried.add(way);
    return answer;
  }

  @Override
  public List<WayStatus> status() {
    return List.of(new WayStatus("mail", true, 2, 7, 1));
  }
}
