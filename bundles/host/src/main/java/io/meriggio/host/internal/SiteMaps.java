// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static io.meriggio.host.internal.HostTexts.text;

import io.meriggio.device.DeviceContext.SiteMap;
import io.meriggio.device.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The register maps of the site: files in one folder, named without any path.
 *
 * <p>Threads: may be used from any thread.
 */
final class SiteMaps {

  private static final Logger LOG = LoggerFactory.getLogger(SiteMaps.class);
  private static final long LARGEST = 1 << 20;
  private static final String NAME = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}";

  private final Path folder;
  private Set<String> seen;

  SiteMaps(Path folder) {
    this.folder = folder;
    this.seen = stamps();
  }

  /** A map that can't be used; the message names what was found and what is there. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    private Unusable(Text text) {
      super(text.english());
      this.text = text;
    }

    /** The message, for people. */
    Text text() {
      return text;
    }
  }

  /** Whether a file has come, gone or changed since the last time that this was asked. */
  synchronized boolean haveChanged() {
    Set<String> now = stamps();
    boolean changed = !now.equals(seen);
    seen = now;
    return changed;
  }

  private Set<String> stamps() {
    if (!Files.isDirectory(folder)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(SiteMaps::stamp).collect(Collectors.toSet());
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("the folder of maps can't be read now: {}", e.toString());
      return Set.of();
    }
  }

  private static String stamp(Path file) {
    try {
      BasicFileAttributes found =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return file + " " + found.size() + " " + found.lastModifiedTime() + " " + found.fileKey();
    } catch (IOException e) {
      return file + " gone";
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
      throw new Unusable(text("map.missing", name, all()));
    }
    try {
      Path file = folder.resolve(name);
      if (Files.size(file) > LARGEST) {
        throw new Unusable(text("map.size", name, Files.size(file), LARGEST));
      }
      return new SiteMap(name, Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new Unusable(text("map.text", name));
    } catch (IOException e) {
      throw new Unusable(text("map.unreadable", name, e));
    }
  }

  private boolean isFile(String name) {
    // no link: it could lead out of the folder
    return Files.isRegularFile(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  private Text all() {
    if (!Files.isDirectory(folder)) {
      return text("none");
    }
    try (Stream<Path> files = Files.list(folder)) {
      String names =
          files
              .map(Path::getFileName)
              .map(String::valueOf)
              .sorted()
              .limit(50)
              .collect(Collectors.joining(", "));
      return names.isEmpty() ? text("none") : Text.plain(names);
    } catch (IOException e) {
      return text("map.folder");
    }
  }
}
