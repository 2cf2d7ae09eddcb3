// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Access;
import io.meriggio.access.Permission;
import io.meriggio.field.Backup;
import io.meriggio.field.BackupRefused;
import io.meriggio.field.Backups;
import io.meriggio.field.SupportBundle;
import io.meriggio.field.Upkeep;
import io.meriggio.rest.internal.form.BackupForm;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.LimitedBody;
import io.meriggio.rest.internal.http.Refusal;
import io.meriggio.rest.internal.http.Route;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** {@code /restart}, {@code /backup} and {@code /support-bundle}: the gateway as a whole. */
final class UpkeepResource {
  private static final String ZIP = "application/zip";
  private static final long LARGEST = 2L << 30;

  private final Gateway gateway;
  private final Clock clock;

  /**
   * @param clock dates the names of files
   */
  UpkeepResource(Gateway gateway, Clock clock) {
    this.gateway = gateway;
    this.clock = clock;
  }

  /** A back-up holds every secret: who may have it may also name people. */
  List<Route> routes() {
    return List.of(
        new Route("POST", "/restart", Permission.UPDATE, this::restart),
        new Route("GET", "/backup", Permission.PEOPLE, this::backup),
        new Route("POST", "/backup", Permission.PEOPLE, this::take),
        new Route("GET", "/support-bundle", Permission.SUPPORT, this::support));
  }

  private void restart(Exchange exchange) {
    gateway.require(Upkeep.class).restart(exchange.request().getRemoteAddr());
    exchange.accepted();
  }

  /** Also of what only reads: it carries the gateway's secrets or logs away. */
  private void audit(Exchange exchange) {
    gateway
        .find(Access.class)
        .ifPresent(accounts -> accounts.audit().done(exchange.by(), exchange.toString()));
  }

  private void backup(Exchange exchange) throws IOException {
    Backups backups = gateway.require(Backups.class);
    audit(exchange);
    backups.write(exchange.download(ZIP, "meriggio-backup-" + LocalDate.now(clock) + ".zip"));
  }

  private void take(Exchange exchange) throws IOException {
    exchange.require(ZIP);
    Backups backups = gateway.require(Backups.class);
    LimitedBody body = new LimitedBody(exchange.request().getInputStream(), LARGEST);
    try {
      Backup backup = backups.take(body);
      audit(exchange);
      exchange.reply(202, BackupForm.of(backup));
    } catch (BackupRefused refused) {
      int status = refused.code() == BackupRefused.Code.TOO_LARGE ? 413 : 422;
      throw new Refusal(status, "backup.refused", refused.text()).with("code", refused.code());
    } catch (IOException e) {
      if (body.isExceeded()) {
        throw Refusal.tooLarge(LARGEST);
      }
      throw new Refusal(400, "backup.unread", String.valueOf(e.getMessage()))
          .with("code", "BROKEN_OFF");
    }
  }

  private void support(Exchange exchange) throws IOException {
    SupportBundle bundle = gateway.require(SupportBundle.class);
    audit(exchange);
    bundle.write(exchange.download(ZIP, "meriggio-support-" + LocalDate.now(clock) + ".zip"));
  }
}
