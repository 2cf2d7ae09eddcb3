// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.launch;

/** The exit statuses of the launcher; 0 is a stop that was asked for. */
public enum ExitStatus {
  /** Arguments that nobody understands, or a configuration file that is not there. */
  USAGE(2),
  /** A file of the distribution is missing or changed. */
  DISTRIBUTION_BROKEN(4),
  /** The data directory cannot be written, or its disk is full. */
  DATA_UNUSABLE(5),
  /** Another process uses the data directory. */
  DATA_IN_USE(6),
  /** Another process listens on the HTTP port. */
  PORT_TAKEN(7),
  /** HTTP did not answer in time. */
  NOT_SERVING(8),
  /** The data directory was written by a newer gateway. */
  DATA_NEWER(9),
  /** Not an end: {@code bin/gateway} starts again. Karaf's number for it. */
  RESTART(10),
  /** The stop took longer than it may. */
  STOP_TOO_LONG(70);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
