// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.configuration.MqttNoticesConfiguration;

/**
 * The settings of notices to an MQTT broker; what is not set is null.
 *
 * @param password whether there is one
 */
public record MqttNoticesForm(
    boolean enabled,
    String host,
    int port,
    boolean tls,
    String user,
    boolean password,
    String topic,
    String severity) {

  public static MqttNoticesForm of(MqttNoticesConfiguration mqtt) {
    return new MqttNoticesForm(
        mqtt.enabled(),
        mqtt.host().orElse(null),
        mqtt.port(),
        mqtt.tls(),
        mqtt.user().orElse(null),
        mqtt.password().isPresent(),
        mqtt.topic(),
        mqtt.severity());
  }
}
