// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Permission;
import io.meriggio.commissioning.Commissioning;
import io.meriggio.commissioning.Draft;
import io.meriggio.commissioning.Remark;
import io.meriggio.device.Text;
import io.meriggio.memory.MemoryException;
import io.meriggio.rest.internal.form.CommissioningForm;
import io.meriggio.rest.internal.form.CommissioningForm.AppliedForm;
import io.meriggio.rest.internal.form.CommissioningForm.ChangeForm;
import io.meriggio.rest.internal.form.CommissioningForm.RemarkForm;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Json;
import io.meriggio.rest.internal.http.Refusal;
import io.meriggio.rest.internal.http.Route;
import io.meriggio.rest.internal.http.Version;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code /commissioning}: the draft of the plant, kept by the gateway so that another browser goes
 * on with it, and applied all at once or not at all.
 */
final class CommissioningResource {
  private final Gateway gateway;

  /** Held from reading the draft until the changed one is kept. */
  private final Object changing = new Object();

  CommissioningResource(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/commissioning", Permission.PLANT, this::show),
        new Route("PUT", "/commissioning", Permission.PLANT, this::keep),
        new Route("DELETE", "/commissioning", Permission.PLANT, this::discard),
        new Route("POST", "/commissioning/apply", Permission.PLANT, this::apply));
  }

  private void show(Exchange exchange) throws IOException {
    answer(exchange, state());
  }

  private void keep(Exchange exchange) throws IOException {
    Asked.by(exchange);
    Draft draft = draft(exchange);
    synchronized (changing) {
      exchange.requireMatch(version(state()));
      try {
        gateway.require(Commissioning.class).keep(draft);
      } catch (MemoryException e) {
        throw memory(e);
      }
      answer(exchange, state());
    }
  }

  private static Draft draft(Exchange exchange) throws IOException {
    Map<String, Object> form = Json.map(exchange.body());
    if (Draft.read(form) instanceof Draft.Read.Bad bad) {
      throw refused("commissioning.refused", bad.remarks(), exchange);
    }
    return ((Draft.Read.Good) Draft.read(form)).draft();
  }

  private void discard(Exchange exchange) {
    Asked.by(exchange);
    synchronized (changing) {
      exchange.requireMatch(version(state()));
      try {
        gateway.require(Commissioning.class).discard();
      } catch (MemoryException e) {
        throw memory(e);
      }
    }
    exchange.done();
  }

  private void apply(Exchange exchange) throws IOException {
    Asked.by(exchange);
    Commissioning.Outcome outcome;
    synchronized (changing) {
      exchange.requireMatch(version(state()));
      try {
        outcome = gateway.require(Commissioning.class).apply();
      } catch (MemoryException e) {
        throw memory(e);
      }
    }
    if (outcome instanceof Commissioning.Outcome.Refused no) {
      throw refused("commissioning.not-ready", no.remarks(), exchange).with("code", "NOT_READY");
    }
    if (outcome instanceof Commissioning.Outcome.Failed failed) {
      throw new Refusal(500, "commissioning.failed", failed.reason()).with("code", "NOT_APPLIED");
    }
    Commissioning.Outcome.Applied applied = (Commissioning.Outcome.Applied) outcome;
    exchange.reply(
        200,
        new AppliedForm(
            ChangeForm.of(applied.changes()),
            RemarkForm.of(applied.warnings(), exchange.language())));
  }

  /** With what stops it in the sentence, and everything for programs. */
  private static Refusal refused(String key, List<Remark> remarks, Exchange exchange) {
    List<Remark> stopping = remarks.stream().filter(Remark::stops).toList();
    String sentences =
        stopping.stream()
            .map(remark -> said(remark).in(exchange.language()))
            .collect(Collectors.joining(" "));
    Refusal refusal =
        new Refusal(422, key, sentences)
            .with("remarks", RemarkForm.of(remarks, exchange.language()));
    return stopping.isEmpty() ? refusal : refusal.with("key", stopping.get(0).field());
  }

  /** A bare value needs the name of its field; a sentence says it in words. */
  private static Text said(Remark remark) {
    return remark.code().equals("NOT_ALLOWED_VALUE")
        ? Text.plain(remark.field() + ":").and(" ", remark.sentence()).and("", Text.plain("."))
        : remark.sentence();
  }

  private Commissioning.State state() {
    try {
      return gateway.require(Commissioning.class).state();
    } catch (MemoryException e) {
      throw memory(e);
    }
  }

  private static Refusal memory(MemoryException e) {
    return new Refusal(500, "commissioning.memory", e.text());
  }

  private static void answer(Exchange exchange, Commissioning.State state) throws IOException {
    exchange.tag(version(state));
    exchange.reply(200, CommissioningForm.of(state, exchange.language()));
  }

  /** Of the draft; that nobody has kept one yet counts too. */
  private static String version(Commissioning.State state) {
    return Version.of(List.of(state.kept(), state.draft().form()));
  }
}
