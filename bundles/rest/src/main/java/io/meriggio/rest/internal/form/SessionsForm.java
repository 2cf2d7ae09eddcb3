// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import java.util.List;

/**
 * A page of charging sessions.
 *
 * @param next for {@code before}: where the next page begins, null at the end
 */
public record SessionsForm(List<SessionForm> sessions, String next) {
  public SessionsForm {
    sessions = List.copyOf(sessions);
  }
}
