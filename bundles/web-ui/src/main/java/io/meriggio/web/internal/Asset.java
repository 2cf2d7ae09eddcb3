// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * One file of the page, ready to be sent plain or compressed.
 *
 * @param contentType the media type, with its character set for text
 * @param plain the bytes as they are
 * @param gzipped the same bytes compressed; may be longer than {@code plain} for tiny files
 */
record Asset(String contentType, byte[] plain, byte[] gzipped) {

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml; charset=utf-8",
          "png", "image/png",
          "webmanifest", "application/manifest+json; charset=utf-8");

  /**
   * Prepares a file.
   *
   * @param name its name, whose ending decides the media type
   * @param content its bytes
   * @return the asset; a name with an ending that the page doesn't use is plain text
   */
  static Asset of(String name, byte[] content) {
    String ending = name.substring(name.lastIndexOf('.') + 1);
    String type = TYPES.getOrDefault(ending, "text/plain; charset=utf-8");
    return new Asset(type, content, gzip(content));
  }

  /** Whether sending it compressed saves anything. */
  boolean shrinks() {
    return gzipped.length < plain.length;
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
