// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.access.Account;
import java.time.ZoneId;

/** An account. */
public record UserForm(String user, String role, String since) {

  /** The account with its time in the plant's zone. */
  public static UserForm of(Account account, ZoneId zone) {
    return new UserForm(account.user(), account.role().name(), Words.time(account.since(), zone));
  }
}
