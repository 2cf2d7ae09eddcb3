// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

/** How many logics of the plant may be active at a time. */
public enum LogicMode {
  ALL,
  /** One at a time: activating one suspends the others. */
  EXCLUSIVE
}
