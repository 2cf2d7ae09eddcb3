// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import java.net.URI;
import java.nio.file.Path;

/**
 * A pack on disk, checked.
 *
 * @param folder holds its bundles and a features file that names them by their place
 * @param content what is in it
 */
record StoredPack(Path folder, PackContent content) {
  static final String FEATURES = "features.xml";

  String name() {
    return content.name();
  }

  String version() {
    return content.version();
  }

  /** The features file that the framework is given. */
  URI features() {
    return folder.resolve(FEATURES).toUri();
  }

  /** Drivers start after everything that serves them, and stop before it. */
  private static final int START_LEVEL = 80;

  /** What the features file has to say, as long as the folder lies where it lies. */
  String featuresText() {
    StringBuilder xml = new StringBuilder(600);
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<features name=\"pack-")
        .append(name())
        .append("-")
        .append(content.digest(), 0, 12)
        .append("\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\">\n");
    xml.append("  <feature name=\"")
        .append(name())
        .append("\" version=\"")
        .append(escaped(String.valueOf(content.order())))
        .append("\">\n");
    for (String required : content.requires()) {
      xml.append("    <feature>").append(escaped(required)).append("</feature>\n");
    }
    for (PackContent.BundleFile bundle : content.bundles()) {
      xml.append("    <bundle start-level=\"").append(START_LEVEL).append('"');
      if (bundle.dependency()) {
        xml.append(" dependency=\"true\"");
      }
      xml.append('>')
          .append(escaped(folder.resolve(bundle.file()).toUri().toString()))
          .append("</bundle>\n");
    }
    return xml.append("  </feature>\n</features>\n").toString();
  }

  /** What a pack says must not become markup of the file that the framework is given. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
