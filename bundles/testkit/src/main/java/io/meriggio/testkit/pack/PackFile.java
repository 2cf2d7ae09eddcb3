// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A driver pack as a test wants it. Immutable: each change gives another.
 *
 * @param files by path in the archive, in order
 */
public record PackFile(Map<String, byte[]> files) {
  private static final String GROUP = "test";

  public PackFile {
    files = new LinkedHashMap<>(files);
  }

  /** A pack with the bundles of a driver, as the packs of the gateway are made. */
  public static PackFile of(String name, String version, BundleFile... bundles) {
    List<String> elements = new ArrayList<>();
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (BundleFile bundle : bundles) {
      String artifact = bundle.symbolicName();
      String path = GROUP + "/" + artifact + "/" + bundle.version();
      elements.add("<bundle start-level=\"80\">mvn:" + path + "</bundle>");
      files.put(
          "repository/" + path + "/" + artifact + "-" + bundle.version() + ".jar", bundle.bytes());
    }
    String features = features(name, version, String.join("", elements));
    return new PackFile(files)
        .file("repository/" + GROUP + "/" + name + "/" + version + "/features.xml", features);
  }

  /** A features file with one feature. */
  public static String features(String name, String version, String elements) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<features name=\"t\""
        + " xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\"><feature name=\""
        + name
        + "\" version=\""
        + version
        + "\">"
        + elements
        + "</feature></features>";
  }

  /** With a file. */
  public PackFile file(String path, byte[] content) {
    Map<String, byte[]> next = new LinkedHashMap<>(files);
    next.put(path, content);
    return new PackFile(next);
  }

  /** With a text file. */
  public PackFile file(String path, String content) {
    return file(path, content.getBytes(StandardCharsets.UTF_8));
  }

  /** The archive. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue());
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
