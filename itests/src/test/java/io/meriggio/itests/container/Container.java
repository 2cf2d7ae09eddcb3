// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.container;

import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.logLevel;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.karaf.options.LogLevelOption;

/**
 * The assembled distribution inside Pax Exam, with the settings that its own launcher gives it but
 * for the folders, which Pax Exam chooses.
 */
final class Container {
  /** As in the launcher, {@code bin/gateway}. */
  private static final List<String> VM =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xmx96m",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.naming/javax.naming.spi=ALL-UNNAMED",
          "--add-exports=java.base/sun.net.www.protocol.file=ALL-UNNAMED",
          "--add-exports=java.base/sun.net.www.protocol.ftp=ALL-UNNAMED",
          "--add-exports=java.base/sun.net.www.protocol.http=ALL-UNNAMED",
          "--add-exports=java.base/sun.net.www.protocol.https=ALL-UNNAMED",
          "--add-exports=java.base/sun.net.www.protocol.jar=ALL-UNNAMED",
          "--add-exports=java.base/sun.net.www.content.text=ALL-UNNAMED",
          "-classpath",
          "lib/jdk9plus/*" + File.pathSeparator + "lib/boot/*");

  private Container() {}

  /**
   * A gateway in a container.
   *
   * @param features to start, as the launcher names them
   * @param work an empty folder: {@code home} in it is the distribution's for packs, {@code data}
   *     its data, {@code site.json} its configuration
   * @param properties more system properties
   */
  static Option gateway(String features, Path work, Map<String, String> properties) {
    Map<String, String> all = new TreeMap<>(properties);
    all.put("meriggio.features", features);
    all.put("meriggio.home", work.resolve("home").toString());
    all.put("meriggio.data", work.resolve("data").toString());
    all.put("meriggio.config", work.resolve("site.json").toString());
    all.put("org.osgi.service.http.port", String.valueOf(freePort()));
    all.put("org.apache.felix.http.host", "127.0.0.1");
    List<Option> options = new ArrayList<>();
    options.add(
        karafDistributionConfiguration()
            .frameworkUrl(new File(System.getProperty("dist.file")).toURI().toString())
            .karafVersion(System.getProperty("karaf.version"))
            .name("gateway")
            .unpackDirectory(work.resolve("exam").toFile())
            .useDeployFolder(false));
    options.add(keepRuntimeFolder());
    options.add(configureConsole().ignoreLocalConsole().ignoreRemoteShell());
    all.forEach((key, value) -> options.add(vmOption("-D" + key + "=" + value)));
    VM.forEach(option -> options.add(vmOption(option)));
    options.add(logLevel(LogLevelOption.LogLevel.INFO));
    options.add(
        maven("localRepository", System.getProperty("org.ops4j.pax.url.mvn.localRepository")));
    options.add(maven("repositories", ""));
    return composite(options.toArray(Option[]::new));
  }

  /** Pax Exam's own bundles come by Maven addresses, from the local repository alone. */
  private static Option maven(String key, String value) {
    return editConfigurationFilePut(
        "etc/org.ops4j.pax.url.mvn.cfg", "org.ops4j.pax.url.mvn." + key, value);
  }

  /** A folder of this run; those of earlier runs go, each of them is a whole distribution. */
  static Path work(String test) {
    Path all = Path.of(System.getProperty("meriggio.root"), "itests/target/container");
    File[] earlier = all.toFile().listFiles((folder, name) -> name.startsWith(test + "-"));
    for (File folder : earlier == null ? new File[0] : earlier) {
      delete(folder);
    }
    Path work = all.resolve(test + "-" + Long.toString(System.nanoTime(), 36));
    Stream.of("home/packs", "data").forEach(folder -> work.resolve(folder).toFile().mkdirs());
    return work;
  }

  private static void delete(File file) {
    File[] children = file.listFiles();
    for (File child : children == null ? new File[0] : children) {
      delete(child);
    }
    if (!file.delete()) {
      System.err.println(file + " can't be deleted");
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
