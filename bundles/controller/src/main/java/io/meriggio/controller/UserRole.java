// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

/** What a person may do at a plant (commissioning-and-accounts, the table of rights). */
public enum UserRole {
  OWNER,
  ADMINISTRATOR,
  USER;

  /** Whether the role may change strategies, logics, outputs and the contracted power. */
  public boolean mayControl() {
    return this != USER;
  }
}
