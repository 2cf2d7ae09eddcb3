// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Bundle;

/**
 * The page's files inside the bundle: our own in {@code /web}, libraries as their WebJars hold
 * them.
 */
final class BundleFiles {
  private static final Map<String, String> FOLDERS =
      Map.of("/web/", "", "/META-INF/resources/webjars/", "lib/");

  private BundleFiles() {}

  /**
   * Reads all of them.
   *
   * @return content by name, libraries under {@code lib/}
   * @throws UncheckedIOException when the bundle's archive can't be read
   */
  static Map<String, byte[]> of(Bundle bundle) {
    Map<String, byte[]> files = new TreeMap<>();
    FOLDERS.forEach((folder, prefix) -> read(bundle, folder, prefix, files));
    return files;
  }

  private static void read(Bundle bundle, String folder, String prefix, Map<String, byte[]> files) {
    Enumeration<URL> found = bundle.findEntries(folder, "*", true);
    for (URL url : found == null ? Collections.<URL>emptyList() : Collections.list(found)) {
      if (!url.getPath().endsWith("/")) {
        files.put(prefix + url.getPath().substring(folder.length()), bytes(url));
      }
    }
  }

  @SuppressFBWarnings(
      value = "URLCONNECTION_SSRF_FD",
      justification = "the framework's addresses of this bundle's own entries, from no request")
  private static byte[] bytes(URL url) {
    try (InputStream in = url.openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the page's file " + url.getPath() + " can't be read", e);
    }
  }
}
