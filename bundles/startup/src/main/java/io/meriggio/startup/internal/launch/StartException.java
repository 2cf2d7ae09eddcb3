// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.launch;

/** The gateway cannot start; the message is for the person in front of it. */
public final class StartException extends Exception {

  private static final long serialVersionUID = 1L;

  private final ExitStatus status;

  StartException(ExitStatus status, String message) {
    super(message);
    this.status = status;
  }

  /** What the process ends with. */
  public ExitStatus status() {
    return status;
  }
}
