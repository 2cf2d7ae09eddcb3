// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.configuration.WebhookConfiguration;

/**
 * The settings of notices to a web server; what is not set is null.
 *
 * @param secret whether there is one
 */
public record WebhookForm(boolean enabled, String url, boolean secret, String severity) {

  public static WebhookForm of(WebhookConfiguration webhook) {
    return new WebhookForm(
        webhook.enabled(),
        webhook.url().orElse(null),
        webhook.secret().isPresent(),
        webhook.severity());
  }
}
