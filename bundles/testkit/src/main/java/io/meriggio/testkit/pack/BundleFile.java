// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A bundle as a test wants it. Immutable: each change gives another.
 *
 * @param headers of its manifest
 * @param files by path in the jar
 */
public record BundleFile(Map<String, String> headers, Map<String, byte[]> files) {

  public BundleFile {
    headers = new LinkedHashMap<>(headers);
    files = new LinkedHashMap<>(files);
  }

  /** An empty bundle. */
  public static BundleFile named(String symbolicName, String version) {
    return new BundleFile(
        Map.of(
            "Bundle-ManifestVersion", "2",
            "Bundle-SymbolicName", symbolicName,
            "Bundle-Version", version),
        Map.of());
  }

  /** A built bundle, to make other versions of it. */
  public static BundleFile of(Path jar) {
    try (JarInputStream in = new JarInputStream(Files.newInputStream(jar))) {
      Map<String, String> headers = new LinkedHashMap<>();
      for (Map.Entry<Object, Object> header : in.getManifest().getMainAttributes().entrySet()) {
        headers.put(header.getKey().toString(), header.getValue().toString());
      }
      Map<String, byte[]> files = new LinkedHashMap<>();
      for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
        if (!entry.isDirectory()) {
          files.put(entry.getName(), in.readAllBytes());
        }
      }
      return new BundleFile(headers, files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With a header; with an empty value, without it. */
  public BundleFile with(String header, String value) {
    Map<String, String> next = new LinkedHashMap<>(headers);
    next.remove(header);
    if (!value.isEmpty()) {
      next.put(header, value);
    }
    return new BundleFile(next, files);
  }

  /** In another version. */
  public BundleFile version(String version) {
    return with("Bundle-Version", version);
  }

  /** With one more import. */
  public BundleFile importing(String clause) {
    String imports = headers.getOrDefault("Import-Package", "");
    return with("Import-Package", imports.isEmpty() ? clause : imports + "," + clause);
  }

  /** With a file. */
  public BundleFile file(String path, byte[] content) {
    Map<String, byte[]> next = new LinkedHashMap<>(files);
    next.put(path, content);
    return new BundleFile(headers, next);
  }

  /** With a text file. */
  public BundleFile file(String path, String content) {
    return file(path, content.getBytes(StandardCharsets.UTF_8));
  }

  public String symbolicName() {
    return headers.get("Bundle-SymbolicName").split(";", 2)[0];
  }

  public String version() {
    return headers.get("Bundle-Version");
  }

  /** The jar. */
  public byte[] bytes() {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.forEach(attributes::putValue);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        out.putNextEntry(new JarEntry(file.getKey()));
        out.write(file.getValue());
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
