// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer, before it knows of any server.
 *
 * @param status the HTTP status
 * @param headers header fields in the order in which they are sent
 * @param body the bytes of a GET; a HEAD sends all but these
 */
record PageResponse(int status, Map<String, String> headers, byte[] body) {

  /** An answer with a sentence in plain text. */
  static PageResponse text(int status, String sentence) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "text/plain; charset=utf-8");
    headers.put("Cache-Control", "no-store");
    return new PageResponse(status, headers, (sentence + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The same answer with one more header field. */
  PageResponse with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new PageResponse(status, more, body);
  }
}
