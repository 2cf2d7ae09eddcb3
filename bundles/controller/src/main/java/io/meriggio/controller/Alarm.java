// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.time.Instant;

/**
 * Something that a person should look at, as long as it lasts.
 *
 * @param subject what it is about: a device's id, {@code exchange}, {@code production}, a logic's
 *     id …
 * @param word what is wrong: {@code DATA_LOST}, {@code OFFLINE}, {@code COMMAND}, {@code FAULT} …
 * @param sentence the same in words
 * @param since when it began
 */
public record Alarm(String subject, String word, Sentence sentence, Instant since) {

  /** Names it as long as it lasts. */
  public String id() {
    return subject + "/" + word;
  }
}
