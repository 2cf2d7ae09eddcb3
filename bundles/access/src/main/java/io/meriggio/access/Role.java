// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

/** What somebody is at this gateway. There is one Owner, never a second. */
public enum Role {
  OWNER,
  ADMINISTRATOR,
  USER
}
