// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit.line;

/** What can happen to an answer on its way. */
public enum Fault {
  /** It comes when nobody waits for it any more. */
  LATE,
  /** The answer to an earlier, other request comes instead. */
  CROSSED,
  /** It comes twice. */
  DUPLICATED,
  /** It comes in pieces. */
  SPLIT,
  /** An earlier answer comes in one piece behind it. */
  JOINED,
  /** Its end is missing. */
  TRUNCATED,
  /** Bits of it are wrong. */
  GARBLED,
  /** Bytes of chance come before it. */
  NOISE,
  /** The path breaks in the middle of it. */
  BROKEN
}
