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
          throw notAPack("has the element <" + reader.getLocalName() + ">, which no pack needs");
        }
        features.add(feature(reader));
      }
      if (features.size() != 1) {
        throw notAPack("has " + features.size() + " features; a pack has one");
      }
      return features.get(0);
    } catch (XMLStreamException e) {
      throw new PackRefused(
          Code.NOT_A_PACK,
          "The features file of the pack is no readable XML: " + e.getMessage(),
          e);
    }
  }

  private static FeatureDescription feature(XMLStreamReader reader)
      throws XMLStreamException, PackRefused {
    String name = attribute(reader, "name");
    String version = attribute(reader, "version");
    if (!NAME.matcher(name).matches()) {
      throw notAPack(
          "has a feature named '" + name + "'; allowed: lower-case letters, digits and -");
    }
    if (Versions.parse(version).isEmpty()) {
      throw notAPack("has the version '" + version + "'; allowed: a version such as 1.2.3");
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
                Coordinates.parse(text, dependency)
                    .orElseThrow(
                        () ->
                            notAPack(
                                "names the bundle '"
                                    + text
                                    + "'; allowed: mvn:group/artifact/version")));
        case "feature" -> requires.add(required(text));
        case "details" -> {}
        default -> throw notAPack("has the element <" + element + ">, which no pack needs");
      }
    }
    if (bundles.isEmpty()) {
      throw notAPack("names no bundle");
    }
    return new FeatureDescription(name, version, requires, bundles);
  }

  private static boolean isPart(String element) {
    return element.equals("bundle") || element.equals("feature");
  }

  private static String required(String text) throws PackRefused {
    if (!text.matches("[A-Za-z0-9_.-]{1,100}")) {
      throw notAPack("stands on the feature '" + text + "'; allowed: a feature's name");
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

  private static PackRefused notAPack(String what) {
    return new PackRefused(Code.NOT_A_PACK, "The features file of the pack " + what + ".");
  }
}
