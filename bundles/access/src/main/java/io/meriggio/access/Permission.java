// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

/** What a person or a program may do, one word for each row of rights. */
public enum Permission {
  /** See everything that is no secret: states, reasons, figures, history, alarms. */
  SEE,
  /** Change charging strategies, start and stop charging. */
  CHARGE,
  /** Add, change, remove and activate logics of dry contacts; overrides and self-tests. */
  OUTPUTS,
  /** Add, change and remove devices and lines, search for them, command them directly. */
  DEVICES,
  /** Change the contracted power, storages, limits, and how the plant is built. */
  PLANT,
  /** Add and remove accounts, choose who is Administrator. */
  PEOPLE,
  /** Change how the gateway speaks: language, notices, integrations, doors. */
  SETTINGS,
  /** Install, update and remove driver packs and the gateway's own software, restart it. */
  UPDATE,
  /** Read the audit log, make back-ups and support bundles. */
  SUPPORT,
  /** One's own password, sessions and API tokens. */
  OWN_ACCOUNT
}
