// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.container;

import io.meriggio.testkit.pack.BundleFile;
import io.meriggio.testkit.pack.PackFile;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Makes the packs of the container tests; outside the container, where there is a compiler. */
public final class Prepared {
  private static final Path ROOT = Path.of(System.getProperty("meriggio.root"));
  private static final String VERSION = System.getProperty("project.version");

  private Prepared() {}

  /** A driver of ours, as built. */
  static BundleFile driver(String family) {
    return BundleFile.of(
        ROOT.resolve("bundles/drivers/" + family + "/target/" + family + "-" + VERSION + ".jar"));
  }

  /**
   * Packs of a driver with rising versions, {@code 0.2.1}, {@code 0.2.2} …
   *
   * @return the folder with {@code <n>.kar}
   */
  public static Path rising(Path folder, String family, int count) {
    BundleFile driver = driver(family);
    for (int n = 1; n <= count; n++) {
      String version = "0.2." + n;
      write(
          folder.resolve(n + ".kar"),
          PackFile.of(family, version, driver.version(version)).bytes());
    }
    return folder;
  }

  /** A pack that needs a package which nobody has. */
  static byte[] unresolvable(String family) {
    BundleFile driver = driver(family).version("0.9.0").importing("no.such.pkg");
    return PackFile.of(family, "0.9.0", driver).bytes();
  }

  /** A pack whose driver fails when it is made. */
  static byte[] failing(String family) {
    BundleFile driver = driver(family).version("0.9.1");
    String component =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="failing">
          <implementation class="no.such.Driver"/>
          <service><provide interface="io.meriggio.device.DeviceDriver"/></service>
        </scr:component>
        """;
    String path = driver.headers().get("Service-Component").split(",", 2)[0].trim();
    return PackFile.of(family, "0.9.1", driver.file(path, component)).bytes();
  }

  /** The driver of {@code src/test/driver}, compiled against the two jars that an OEM had. */
  static byte[] example(String version) {
    try {
      Path sources = ROOT.resolve("itests/src/test/driver");
      Path classes = Files.createTempDirectory("example");
      compile(sources.resolve("example/meter/ExampleDriver.java"), classes);
      BundleFile driver =
          new BundleFile(
                  Map.of(
                      "Bundle-ManifestVersion", "2",
                      "Bundle-SymbolicName", "example.meter",
                      "Bundle-Version", version,
                      "Import-Package",
                          "io.meriggio.device;version=\"[1.0,2)\",io.meriggio.modbus;version=\"[1.0,2)\"",
                      "Require-Capability",
                          "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.3.0)(!(version>=2.0.0)))\"",
                      "Service-Component", "OSGI-INF/component.xml"),
                  Map.of())
              .file("OSGI-INF/component.xml", Files.readAllBytes(sources.resolve("component.xml")))
              .file("example.csv", Files.readAllBytes(sources.resolve("example.csv")));
      String name = "example/meter/ExampleDriver.class";
      driver = driver.file(name, Files.readAllBytes(classes.resolve(name)));
      return PackFile.of("example", version, driver).bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compile(Path source, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String path = jar("device") + File.pathSeparator + jar("modbus");
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  List.of("--release", "17", "-proc:none", "-cp", path, "-d", classes.toString()),
                  null,
                  files.getJavaFileObjects(source))
              .call();
      if (!compiled) {
        throw new IOException("the example doesn't compile: " + messages);
      }
    }
  }

  /** The API as it was first released: what was made for it must run on every later one. */
  private static Path jar(String bundle) {
    return ROOT.resolve(
        "baseline/io/meriggio/baseline/" + bundle + "/1.0.0/" + bundle + "-1.0.0.jar");
  }

  static Path write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path write(Path file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The pack of a family as the reactor has built it. */
  static byte[] built(String family) {
    try {
      return Files.readAllBytes(
          ROOT.resolve("features/" + family + "/target/" + family + "-" + VERSION + ".kar"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A pack as it is delivered. */
  static byte[] pack(String family) {
    try {
      Path kar = Path.of(System.getProperty(family + ".kar"));
      try (ZipFile whole = new ZipFile(kar.toFile())) {
        if (whole.size() == 0) {
          throw new IOException(kar + " is empty");
        }
      }
      return Files.readAllBytes(kar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
