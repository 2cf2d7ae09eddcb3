// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.notice;

import io.meriggio.configuration.MqttNoticesConfiguration;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttSecurityException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices as a message of JSON to an MQTT broker (3.1.1), with quality of service 1: the broker has
 * it when the call returns. Not retained: who comes later reads what lasts from REST.
 */
final class MqttChannel implements Channel {
  private static final Logger LOG = LoggerFactory.getLogger(MqttChannel.class);
  private static final int SECONDS = 10;
  private static final long MILLIS = 1000L * SECONDS;
  private static final int AT_LEAST_ONCE = 1;

  private final MqttNoticesConfiguration mqtt;
  private final Letter letter;

  MqttChannel(MqttNoticesConfiguration mqtt, Letter letter) {
    this.mqtt = mqtt;
    this.letter = letter;
  }

  @Override
  public String send(Notice notice) throws NotSent {
    String host = mqtt.host().orElseThrow();
    String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
    String server = (mqtt.tls() ? "ssl://" : "tcp://") + shown + ":" + mqtt.port();
    String name = "meriggio-" + UUID.randomUUID().toString().substring(0, 8);
    try {
      MqttClient client = new MqttClient(server, name, new MemoryPersistence());
      try {
        publish(client, notice);
      } finally {
        end(client);
      }
      return String.format(Locale.ROOT, "%s: %s", server, mqtt.topic());
    } catch (MqttSecurityException e) {
      throw NotSent.yet(NoticeTexts.text("mqtt.refused", server, words(e)), e);
    } catch (MqttException e) {
      throw NotSent.yet(NoticeTexts.text("unreached", server, words(e)), e);
    }
  }

  private void publish(MqttClient client, Notice notice) throws MqttException {
    client.setTimeToWait(MILLIS);
    client.connect(options());
    client.publish(mqtt.topic(), letter.json(notice), AT_LEAST_ONCE, false);
  }

  /** The broker has the message, or never will: how the connection ends changes neither. */
  private static void end(MqttClient client) {
    try {
      if (client.isConnected()) {
        client.disconnect(0);
      }
      client.close(true);
    } catch (MqttException e) {
      LOG.debug("The connection to the broker did not end in order: {}", e.toString());
    }
  }

  private MqttConnectOptions options() {
    MqttConnectOptions options = new MqttConnectOptions();
    options.setCleanSession(true);
    options.setAutomaticReconnect(false);
    options.setConnectionTimeout(SECONDS);
    options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    mqtt.user().ifPresent(options::setUserName);
    mqtt.password().ifPresent(password -> options.setPassword(password.toCharArray()));
    return options;
  }

  private static String words(MqttException e) {
    Throwable cause = e.getCause();
    return cause == null ? e.getMessage() : e.getMessage() + ": " + cause.getMessage();
  }
}
