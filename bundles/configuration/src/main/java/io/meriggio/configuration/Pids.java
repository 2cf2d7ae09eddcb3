// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

/** The PIDs of a site's configuration. */
public final class Pids {
  public static final String GATEWAY = "io.meriggio.gateway";
  public static final String PLANT = "io.meriggio.plant";
  public static final String CONTROLLER = "io.meriggio.controller";
  public static final String CCI = "io.meriggio.cci";
  public static final String MAIL = "io.meriggio.mail";
  public static final String WEBHOOK = "io.meriggio.webhook";
  public static final String MQTT_NOTICES = "io.meriggio.mqtt-notices";
  public static final String HISTORY = "io.meriggio.history";
  public static final String SIMULATOR = "io.meriggio.simulator";

  /** Factory: one configuration a line. */
  public static final String LINE = "io.meriggio.line";

  /** Factory: one configuration a device. */
  public static final String DEVICE = "io.meriggio.device";

  private Pids() {}

  /** The PID of a line: {@code io.meriggio.line~id}. */
  public static String line(String id) {
    return LINE + "~" + id;
  }

  /** The PID of a device: {@code io.meriggio.device~id}. */
  public static String device(String id) {
    return DEVICE + "~" + id;
  }

  /** What follows {@code ~}, empty where nothing does. */
  public static String id(String pid) {
    int tilde = pid.indexOf('~');
    return tilde < 0 ? "" : pid.substring(tilde + 1);
  }

  /** What stands before {@code ~}, or the whole PID. */
  public static String factory(String pid) {
    int tilde = pid.indexOf('~');
    return tilde < 0 ? pid : pid.substring(0, tilde);
  }
}
