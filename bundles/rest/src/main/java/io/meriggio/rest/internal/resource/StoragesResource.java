// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Permission;
import io.meriggio.controller.Actor;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.StorageControl;
import io.meriggio.controller.StorageScheduleEntry;
import io.meriggio.controller.StorageSettings;
import io.meriggio.controller.StorageStatus;
import io.meriggio.rest.internal.form.StorageEntryForm;
import io.meriggio.rest.internal.form.StorageForm;
import io.meriggio.rest.internal.form.StorageSettingsForm;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Fields;
import io.meriggio.rest.internal.http.Refusal;
import io.meriggio.rest.internal.http.Route;
import io.meriggio.rest.internal.http.Version;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code /storages}, {@code /storage-schedule} and {@code /storage-settings}. */
final class StoragesResource {
  private final Gateway gateway;

  /** Held from reading schedule or settings until the changed ones are in force. */
  private final Object changing = new Object();

  StoragesResource(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/storages", Permission.SEE, this::list),
        new Route("GET", "/storages/{id}", Permission.SEE, this::show),
        new Route("POST", "/storages/{id}/force", Permission.PLANT, this::force),
        new Route("POST", "/storages/{id}/release", Permission.PLANT, this::release),
        new Route("GET", "/storage-schedule", Permission.SEE, this::schedule),
        new Route("PUT", "/storage-schedule", Permission.PLANT, this::replaceSchedule),
        new Route("GET", "/storage-settings", Permission.SEE, this::settings),
        new Route("PATCH", "/storage-settings", Permission.PLANT, this::changeSettings));
  }

  private void list(Exchange exchange) throws IOException {
    List<StorageForm> all =
        storages().storages().stream()
            .map(storage -> StorageForm.of(storage, exchange.language()))
            .toList();
    exchange.reply(200, Map.of("storages", all));
  }

  private void show(Exchange exchange) throws IOException {
    exchange.reply(200, StorageForm.of(find(exchange.path("id")), exchange.language()));
  }

  private void force(Exchange exchange) throws IOException {
    Actor actor = Asked.by(exchange);
    String id = find(exchange.path("id")).storage();
    Fields fields = Fields.of(exchange.body(), "power", "minutes");
    int watts = fields.required("power", fields.whole("power"));
    int minutes = fields.required("minutes", fields.whole("minutes"));
    done(storages().force(actor, id, watts, Duration.ofMinutes(minutes)), exchange);
    show(exchange);
  }

  private void release(Exchange exchange) throws IOException {
    Actor actor = Asked.by(exchange);
    done(storages().release(actor, find(exchange.path("id")).storage()), exchange);
    show(exchange);
  }

  private void schedule(Exchange exchange) throws IOException {
    List<StorageEntryForm> entries = scheduled();
    exchange.tag(Version.of(entries));
    exchange.reply(200, Map.of("schedule", entries));
  }

  private List<StorageEntryForm> scheduled() {
    return storages().schedule().stream().map(StorageEntryForm::of).toList();
  }

  private void replaceSchedule(Exchange exchange) throws IOException {
    Actor actor = Asked.by(exchange);
    List<StorageScheduleEntry> entries = ScheduleBody.read(exchange.body());
    synchronized (changing) {
      exchange.requireMatch(Version.of(scheduled()));
      done(storages().schedule(actor, entries), exchange);
    }
    schedule(exchange);
  }

  private void settings(Exchange exchange) throws IOException {
    StorageSettingsForm settings = StorageSettingsForm.of(storages().settings());
    exchange.tag(Version.of(settings));
    exchange.reply(200, settings);
  }

  private void changeSettings(Exchange exchange) throws IOException {
    Actor actor = Asked.by(exchange);
    Fields fields =
        Fields.of(exchange.body(), "reserveSoc", "carProtection", "peakShaving", "margin");
    synchronized (changing) {
      StorageSettings before = storages().settings();
      StorageSettings changed =
          new StorageSettings(
              fields.whole("reserveSoc").orElse(before.reserveSoc()),
              fields
                  .word("carProtection", StorageSettings.CarProtection.class)
                  .orElse(before.carProtection()),
              fields.flag("peakShaving").orElse(before.peakShaving()),
              fields.whole("margin").orElse(before.marginWatts()));
      exchange.requireMatch(Version.of(StorageSettingsForm.of(before)));
      done(storages().settings(actor, changed), exchange);
    }
    settings(exchange);
  }

  private StorageControl storages() {
    return gateway.require(StorageControl.class);
  }

  private StorageStatus find(String id) {
    return storages().storages().stream()
        .filter(status -> status.storage().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new Refusal(404, "missing.storage", id).with("code", Outcome.Why.UNKNOWN));
  }

  /** The controller's names of fields carry units, which the doors' do not. */
  private static void done(Outcome outcome, Exchange exchange) {
    Asked.done(
        outcome,
        field ->
            field
                .replace("marginWatts", "margin")
                .replace("watts", "power")
                .replace("duration", "minutes"),
        exchange);
  }
}
