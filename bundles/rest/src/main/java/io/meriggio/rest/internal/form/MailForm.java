// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.configuration.MailConfiguration;
import java.util.List;

/**
 * The settings of notices by mail; what is not set is null.
 *
 * @param password whether there is one
 */
public record MailForm(
    boolean enabled,
    String host,
    int port,
    String security,
    String user,
    boolean password,
    String from,
    List<String> to,
    String severity) {

  public static MailForm of(MailConfiguration mail) {
    return new MailForm(
        mail.enabled(),
        mail.host().orElse(null),
        mail.port(),
        mail.security().name(),
        mail.user().orElse(null),
        mail.password().isPresent(),
        mail.from().orElse(null),
        mail.to(),
        mail.severity());
  }
}
