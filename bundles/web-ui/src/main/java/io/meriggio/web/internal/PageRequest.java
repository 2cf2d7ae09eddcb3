// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import java.util.Optional;

/**
 * What of an HTTP request matters to the page.
 *
 * @param method {@code GET}, {@code HEAD} or another
 * @param path the path as it was sent, starting with {@code /}
 * @param host the {@code Host} header
 * @param acceptEncoding the {@code Accept-Encoding} header
 * @param ifNoneMatch the {@code If-None-Match} header
 */
record PageRequest(
    String method,
    String path,
    Optional<String> host,
    Optional<String> acceptEncoding,
    Optional<String> ifNoneMatch) {

  /** Whether the client takes gzip (RFC 9110 section 12.5.3: a weight of 0 refuses it). */
  boolean takesGzip() {
    for (String coding : acceptEncoding.orElse("").split(",")) {
      String[] parts = coding.trim().split("\\s*;\\s*q=");
      if (parts[0].equalsIgnoreCase("gzip")) {
        return parts.length == 1 || !parts[1].matches("0(\\.0*)?");
      }
    }
    return false;
  }

  /** Whether the client has this version already (RFC 9110 section 13.1.2, weak comparison). */
  boolean hasVersion(String entityTag) {
    for (String tag : ifNoneMatch.orElse("").split(",")) {
      String opaque = tag.trim().replaceFirst("^W/", "");
      if (opaque.equals("*") || opaque.equals(entityTag.replaceFirst("^W/", ""))) {
        return true;
      }
    }
    return false;
  }
}
