// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meriggio.access.Permission;
import io.meriggio.rest.internal.form.CertificateForm;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Refusal;
import io.meriggio.rest.internal.http.Route;
import io.meriggio.tls.CertificateRefused;
import io.meriggio.tls.Certificates;
import java.io.IOException;
import java.util.List;

/** {@code /settings/certificate}: what HTTPS shows; the key only goes in. */
final class CertificateResource {
  private final Gateway gateway;

  CertificateResource(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/settings/certificate", Permission.SETTINGS, this::show),
        new Route("PUT", "/settings/certificate", Permission.SETTINGS, this::take),
        new Route("DELETE", "/settings/certificate", Permission.SETTINGS, this::withdraw));
  }

  private Certificates certificates() {
    return gateway.require(Certificates.class);
  }

  private void show(Exchange exchange) throws IOException {
    exchange.reply(200, CertificateForm.of(certificates()));
  }

  private void take(Exchange exchange) throws IOException {
    Certificates certificates = certificates();
    ObjectNode body = exchange.body();
    try {
      certificates.take(text(body, "certificate"), text(body, "privateKey"));
      exchange.reply(200, CertificateForm.of(certificates));
    } catch (CertificateRefused refused) {
      throw new Refusal(422, "certificate.refused", refused.text()).with("code", refused.code());
    }
  }

  private static String text(ObjectNode body, String key) {
    if (!body.path(key).isTextual()) {
      // what was sent instead may be a key: it is not repeated
      throw Refusal.field(key, body.path(key).getNodeType(), "PEM");
    }
    return body.path(key).textValue();
  }

  private void withdraw(Exchange exchange) throws IOException {
    certificates().withdraw();
    exchange.done();
  }
}
