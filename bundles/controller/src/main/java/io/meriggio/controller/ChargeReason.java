// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

/** Why a charge point is in its state, or gets less than it wants (vocabulary). */
public enum ChargeReason {
  /** Nothing to explain; doors show it as an empty text or null. */
  NONE,
  /** Too little production, the start delay included. */
  PV_LOW,
  /** Outside the time window; of COMPLETED: the window has ended. */
  TIME,
  /** The contracted power or a phase limit leaves too little. */
  CONTRACT,
  /** Another charge point has its turn. */
  PEER,
  /** What is needed to decide has not been measured for too long. */
  DATA_LOST,
  /** A person stopped it. */
  USER_STOP,
  /** No card was shown where one is asked for. */
  NOT_AUTHORISED,
  /** Current is on offer and the car takes none. */
  CAR_NOT_READY,
  /** It rests between two runs. */
  MIN_PAUSE,
  /** Of COMPLETED: the energy of the kilometre plan is in the car. */
  TARGET,
  /** Of COMPLETED: the car takes no more. */
  CAR
}
