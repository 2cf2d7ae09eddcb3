// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import io.meriggio.update.PackRefused;
import io.meriggio.update.PackRefused.Code;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The one feature of a pack, as its features file describes it. Only what a driver needs is taken:
 * a name, a version, bundles by Maven coordinates, and the names of features that it stands on.
 *
 * @param name lower-case letters, digits and {@code -}
 * @param version as written
 * @param requires features by name
 * @param bundles in order
 */
record FeatureDescription(
    String name, String version, List<String> requires, List<Coordinates> bundles) {

  /** A name becomes part of paths. */
  static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private static final Set<String> TEXTS = Set.of("details");

  /**
   * A bundle by its Maven coordinates.
   *
   * @param dependency as the attribute of the same name
   */
  record Coordinates(String group, String artifact, String version, boolean dependency) {
    private static final Pattern FORM =
        Pattern.compile("mvn:([A-Za-z0-9_.-]+)/([A-Za-z0-9_.-]+)/([A-Za-z0-9_.-]+)(?:/jar)?");

    static Optional<Coordinates> parse(String url, boolean dependency) {
      Matcher form = FORM.matcher(url.trim());
      return form.matches() && !url.contains("..")
          ? Optional.of(new Coordinates(form.group(1), form.group(2), form.group(3), dependency))
          : Optional.empty();
    }

    /** Where the archive holds it. */
    String path() {
      return "repository/"
          + group.replace('.', '/')
          + "/"
          + artifact
          + "/"
          + version
          + "/"
          + file();
    }

    String file() {
      return artifact + "-" + version + ".jar";
    }
  }

  FeatureDescription {
    requires = List.copyOf(requires);
    bundles = List.copyOf(bundles);
  }

  /** Whether a file is a features file, by its root element. */
  static boolean isOne(byte[] xml) {
    try {
      XMLStreamReader reader = reader(xml);
      return reader.nextTag() == XMLStreamConstants.START_ELEMENT
          && reader.getLocalName().equals("features");
    } catch (XMLStreamException | RuntimeException e) {
      return false;
    }
  }

  /**
   * Reads a features file.
   *
   * @throws PackRefused when it isn't one, or asks for more than a driver may
   */
  static FeatureDescription read(byte[] xml) throws PackRefused {
    try {
      XMLStreamReader reader = reader(xml);
      reader.nextTag();
      List<FeatureDescription> features = new ArrayList<>();
      while (reader.nextTag() == XMLStreamConstants.START_ELEMENT) {
        if (!reader.getLocalName().equals("feature")) {
          throw notAPack("element", reader.getLocalName());
        }
        features.add(feature(reader));
      }
      if (features.size() != 1) {
        throw notAPack("count", features.size());
      }
      return features.get(0);
    } catch (XMLStreamException e) {
      throw new PackRefused(Code.NOT_A_PACK, PackTexts.text("feature.xml", e.getMessage()), e);
    }
  }

  private static FeatureDescription feature(XMLStreamReader reader)
      throws XMLStreamException, PackRefused {
    String name = attribute(reader, "name");
    String version = attribute(reader, "version");
    if (!NAME.matcher(name).matches()) {
      throw notAPack("name", name);
    }
    if (Versions.parse(version).isEmpty()) {
      throw notAPack("version", version);
    }
    List<String> requires = new ArrayList<>();
    List<Coordinates> bundles = new ArrayList<>();
    while (reader.nextTag() == XMLStreamConstants.START_ELEMENT) {
      String element = reader.getLocalName();
      boolean dependency = attribute(reader, "dependency").equals("true");
      String text =
          TEXTS.contains(element) || isPart(element) ? reader.getElementText().trim() : "";
      switch (element) {
        case "bundle" ->
            bundles.add(
                Coordinates.parse(text, dependency).orElseThrow(() -> notAPack("bundle", text)));
        case "feature" -> requires.add(required(text));
        case "details" -> {}
        default -> throw notAPack("element", element);
      }
    }
    if (bundles.isEmpty()) {
      throw notAPack("empty");
    }
    return new FeatureDescription(name, version, requires, bundles);
  }

  private static boolean isPart(String element) {
    return element.equals("bundle") || element.equals("feature");
  }

  private static String required(String text) throws PackRefused {
    if (!text.matches("[A-Za-z0-9_.-]{1,100}")) {
      throw notAPack("requires", text);
    }
    return text;
  }

  private static String attribute(XMLStreamReader reader, String name) {
    String value = reader.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  private static XMLStreamReader reader(byte[] xml) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory.createXMLStreamReader(new ByteArrayInputStream(xml));
  }

  private static PackRefused notAPack(String what, Object... parameters) {
    return PackTexts.refused(Code.NOT_A_PACK, "feature." + what, parameters);
  }
}
