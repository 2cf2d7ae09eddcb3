// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field.internal.support;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The texts of a bundle, each made when its turn comes and cleaned before it is written. */
public final class Parts {
  private final Secrets secrets;
  private final Map<String, Part> parts = new LinkedHashMap<>();

  /** Makes one text. */
  @FunctionalInterface
  public interface Part {
    String text() throws IOException;
  }

  /** With what is known to be secret. */
  public Parts(Secrets secrets) {
    this.secrets = secrets;
  }

  /** Adds a text under a name. */
  public Parts with(String name, Part part) {
    parts.put(name, part);
    return this;
  }

  /** Writes all of them; one that fails says why in its place. */
  public void write(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (Map.Entry<String, Part> part : parts.entrySet()) {
      String text = text(part.getValue());
      zip.putNextEntry(new ZipEntry(part.getKey()));
      zip.write(secrets.masked(text).getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    zip.finish();
  }

  private static String text(Part part) {
    try {
      return part.text();
    } catch (IOException | RuntimeException e) {
      return "failed: " + e;
    }
  }
}
