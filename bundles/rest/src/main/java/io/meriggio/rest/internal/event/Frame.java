// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.event;

import io.meriggio.rest.internal.http.Json;
import java.nio.charset.StandardCharsets;

/**
 * One event as it goes over the wire (WHATWG HTML, "Server-sent events").
 *
 * @param key what it speaks of: a newer frame of the same key replaces one that still waits
 * @param id grows from frame to frame; 0 where the client is not to remember it
 * @param bytes the frame with its empty line
 */
record Frame(String key, long id, byte[] bytes) {

  /** An event with its data in JSON, which has no line break. */
  static Frame of(String key, String event, long id, Object data) {
    String head = "event: " + event + "\nid: " + id + "\ndata: ";
    byte[] start = head.getBytes(StandardCharsets.UTF_8);
    byte[] json = Json.bytes(data);
    byte[] all = new byte[start.length + json.length + 2];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(json, 0, all, start.length, json.length);
    all[all.length - 2] = '\n';
    all[all.length - 1] = '\n';
    return new Frame(key, id, all);
  }

  /** A line that a client skips: it finds out whether the client is there. */
  static Frame comment() {
    return new Frame("", 0, ":\n\n".getBytes(StandardCharsets.UTF_8));
  }

  /** Tells the client how long to wait before it comes back. */
  static Frame retry(long millis) {
    return new Frame("retry", 0, ("retry: " + millis + "\n\n").getBytes(StandardCharsets.UTF_8));
  }
}
