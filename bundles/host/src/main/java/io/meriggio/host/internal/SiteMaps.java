// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.DeviceContext.SiteMap;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The register maps of the site: files in one folder, named without any path.
 *
 * <p>Threads: may be used from any thread.
 */
final class SiteMaps {

  private static final long LARGEST = 1 << 20;
  private static final String NAME = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}";

  private final Path folder;

  SiteMaps(Path folder) {
    this.folder = folder;
  }

  /** A map that can't be used; the message names what was found and what is there. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    private Unusable(String message) {
      super(message);
    }
  }

  /** The map that lies there for a whole family, if one does. */
  Optional<SiteMap> ofFamily(String family) throws Unusable {
    String name = family + ".csv";
    return isFile(name) ? Optional.of(named(name)) : Optional.empty();
  }

  /** The map of a name. */
  SiteMap named(String name) throws Unusable {
    if (!name.matches(NAME) || !isFile(name)) {
      throw new Unusable(
          "map '" + name + "': no such file in the folder maps; there are: " + all());
    }
    try {
      Path file = folder.resolve(name);
      if (Files.size(file) > LARGEST) {
        throw new Unusable(
            "map '" + name + "': " + Files.size(file) + " bytes, allowed: " + LARGEST);
      }
      return new SiteMap(name, Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new Unusable("map '" + name + "': the file is no UTF-8 text");
    } catch (IOException e) {
      throw new Unusable("map '" + name + "': can't be read: " + e);
    }
  }

  private boolean isFile(String name) {
    // no link: it could lead out of the folder
    return Files.isRegularFile(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  private String all() {
    if (!Files.isDirectory(folder)) {
      return "none";
    }
    try (Stream<Path> files = Files.list(folder)) {
      String names =
          files
              .map(Path::getFileName)
              .map(String::valueOf)
              .sorted()
              .limit(50)
              .collect(Collectors.joining(", "));
      return names.isEmpty() ? "none" : names;
    } catch (IOException e) {
      return "unknown, the folder can't be read";
    }
  }
}
