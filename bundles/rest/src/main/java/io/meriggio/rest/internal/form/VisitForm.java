// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.access.Session;
import java.time.ZoneId;

/**
 * A session of somebody who is signed in.
 *
 * @param current whether it is the one that asks
 */
public record VisitForm(
    String id, String since, String lastUsed, String expiresAt, String address, boolean current) {

  /** The session with its times in the plant's zone. */
  public static VisitForm of(Session session, boolean current, ZoneId zone) {
    return new VisitForm(
        session.id(),
        Words.time(session.since(), zone),
        Words.time(session.lastUsed(), zone),
        Words.time(session.expiresAt(), zone),
        session.address(),
        current);
  }
}
