// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.launch;

import io.meriggio.startup.internal.Messages;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Starts the gateway: checks first, then hands over to Karaf. Arguments come from {@code
 * bin/gateway}, already understood: {@code --plant N} for the demo and {@code --config FILE} any
 * number of times.
 */
public final class Launch {

  private static final Duration STOP_LIMIT = Duration.ofMillis(4500);

  /** A gateway that was ready and lived so long did not fail at its start. */
  private static final Duration SERVED_AFTER = Duration.ofSeconds(60);

  /** So long after the start all is well: what failed before counts no more. */
  private static final Duration GOOD_AFTER = Duration.ofMinutes(10);

  private final Messages messages = new Messages(Locale.getDefault());
  private final Path home = Path.of(System.getProperty("meriggio.home"));
  private final Path data = Path.of(System.getProperty("meriggio.data"));
  private final DataDirectory directory = new DataDirectory(data, messages);
  private final Starts starts = new Starts(data);

  /** Held, as the lock is, by what watches over this process until it ends. */
  private final ClaimedPorts claimed = new ClaimedPorts();

  private Launch() {}

  public static void main(String[] arguments) throws Exception {
    Launch launch = new Launch();
    try {
      launch.prepare(arguments);
    } catch (StartException e) {
      System.err.println("meriggio: " + e.getMessage());
      System.exit(e.status().code());
    }
    launch.watch();
    org.apache.karaf.main.Main.main(new String[0]);
  }

  private void prepare(String[] arguments) throws StartException {
    endIfOrphaned();
    Optional<String> plant = Optional.empty();
    List<String> configurations = new ArrayList<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      if (arguments[i].equals("--plant")) {
        plant = Optional.of(arguments[i + 1]);
      } else {
        configurations.add(configuration(arguments[i + 1]));
      }
    }
    String build = intactBuild();
    directory.prepare();
    directory.lock(Duration.ofSeconds(3));
    if (directory.finishWhatWaits()) {
      System.err.println(messages.text("data.changed", data));
    }
    new DataForm(data, messages).check(System.getProperty("meriggio.version", "?"));
    Listening listening = Listening.of(System::getenv, plant.isPresent(), messages);
    if (plant.isPresent()) {
      configurations.add(0, demo(plant.get()));
    }
    List<Starts.Start> failed = starts.failed();
    boolean safe = failed.size() >= Starts.TOO_MANY;
    String stamp = stamp(build, safe ? "safe" : plant.isPresent() ? "demo" : "run");
    if (!directory.openCache(stamp)) {
      // A new build at this place, or doubt about the disk: look at every byte before trusting it.
      checkFiles(true);
    }
    setProperties(listening, build, plant, configurations, stamp);
    if (safe) {
      safeMode(failed);
    } else {
      begin();
    }
  }

  /** A launcher that was killed must not leave a gateway behind that nobody can stop. */
  private static void endIfOrphaned() {
    String launcher = System.getProperty("meriggio.launcher", "");
    String parent =
        ProcessHandle.current().parent().map(p -> String.valueOf(p.pid())).orElse("none");
    if (!launcher.isEmpty() && !launcher.equals(parent)) {
      Runtime.getRuntime().halt(1);
    }
  }

  private String configuration(String file) throws StartException {
    Path path = Path.of(file).toAbsolutePath().normalize();
    if (!Files.isReadable(path) || !Files.isRegularFile(path)) {
      throw new StartException(ExitStatus.USAGE, messages.text("config.missing", path));
    }
    return path.toString();
  }

  private String intactBuild() throws StartException {
    checkFiles(false);
    try {
      return new Distribution(home).buildId();
    } catch (IOException e) {
      throw broken(Distribution.LIST);
    }
  }

  private void checkFiles(boolean contents) throws StartException {
    try {
      List<String> damaged = new Distribution(home).damaged(contents);
      if (!damaged.isEmpty()) {
        throw broken(String.join(", ", damaged.subList(0, Math.min(5, damaged.size()))));
      }
    } catch (IOException e) {
      throw broken(Distribution.LIST);
    }
  }

  private StartException broken(String what) {
    return new StartException(
        ExitStatus.DISTRIBUTION_BROKEN, messages.text("distribution.broken", home, what));
  }

  private String demo(String plant) throws StartException {
    if (!DemoPlant.exists(home, plant)) {
      String allowed = String.join(", ", DemoPlant.words(home));
      throw new StartException(ExitStatus.USAGE, messages.text("plant.unknown", plant, allowed));
    }
    try {
      return DemoPlant.resolve(home, plant, data, claimed).toString();
    } catch (IOException e) {
      throw new StartException(
          ExitStatus.DATA_UNUSABLE, messages.text("data.unusable", data, e.toString()));
    }
  }

  /** The doors only: what failed is not tried again by itself. */
  private void safeMode(List<Starts.Start> failed) {
    Starts.Start last = failed.get(failed.size() - 1);
    set("meriggio.safeMode.failedStarts", failed.size());
    set("meriggio.safeMode.lastFailed", last.at());
    last.status().ifPresent(status -> set("meriggio.safeMode.lastStatus", status));
    System.err.println(messages.text("safe", failed.size()));
  }

  private void begin() {
    try {
      starts.begin(Instant.now());
    } catch (IOException e) {
      System.err.println("meriggio: " + messages.text("starts.unwritten", e));
    }
  }

  private String stamp(String build, String mode) {
    return String.join(
        "\n", build, home.toString(), System.getProperty("java.specification.version"), mode, "");
  }

  private void setProperties(
      Listening listening,
      String build,
      Optional<String> plant,
      List<String> configurations,
      String stamp) {
    set("karaf.home", home);
    set("karaf.base", home);
    set("karaf.etc", home.resolve("etc"));
    set("karaf.data", directory.karaf());
    set("karaf.log", directory.karaf().resolve("log"));
    set("karaf.instances", directory.karaf().resolve("instances"));
    set("karaf.lock", "false");
    set("karaf.startLocalConsole", "false");
    set("karaf.startRemoteShell", "false");
    set("java.util.logging.config.file", home.resolve("etc/java.util.logging.properties"));
    set("felix.cm.dir", data.resolve("config"));
    set("org.osgi.service.http.port", listening.port());
    set("org.apache.felix.http.host", listening.host());
    listening.securePort().ifPresent(port -> set("meriggio.https.port", port));
    set("meriggio.build", build);
    set("meriggio.config", String.join(File.pathSeparator, configurations));
    plant.ifPresent(p -> set("meriggio.demo", p));
    set("meriggio.features", plant.isPresent() ? "gateway-rest,simulator" : "gateway-rest");
    set("meriggio.stamp", stamp);
    set("meriggio.stamp.file", directory.stamp());
  }

  /**
   * A start without end and a stop without end both end here. The hook keeps this object, and with
   * it the lock of the data directory, until the process ends.
   */
  private void watch() {
    long limit = Long.getLong("meriggio.readyLimitSeconds", 180L);
    daemon(
        "ready-limit",
        Duration.ofSeconds(limit),
        () -> {
          if (System.getProperty("meriggio.ready") == null) {
            System.err.println("meriggio: " + messages.text("ready.never", limit));
            Runtime.getRuntime().halt(ExitStatus.NOT_SERVING.code());
          }
        });
    daemon(
        "start-watch",
        SERVED_AFTER,
        () -> {
          whenServing(starts::served);
          Thread.sleep(GOOD_AFTER.minus(SERVED_AFTER).toMillis());
          whenServing(starts::forget);
        });
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () ->
                    daemon(
                        "stop-limit",
                        STOP_LIMIT,
                        () -> {
                          System.err.println("meriggio: " + messages.text("stop.tooLong"));
                          Runtime.getRuntime().halt(ExitStatus.STOP_TOO_LONG.code());
                        })));
  }

  private interface Note {
    void write() throws IOException;
  }

  /** A start that serves all it should: in safe mode nothing is noted. */
  private void whenServing(Note note) {
    if (System.getProperty("meriggio.ready") == null
        || System.getProperty("meriggio.safeMode.failedStarts") != null) {
      return;
    }
    try {
      note.write();
    } catch (IOException e) {
      System.err.println("meriggio: " + messages.text("starts.unwritten", e));
    }
  }

  private interface Watching {
    void run() throws InterruptedException;
  }

  private static void daemon(String name, Duration after, Watching action) {
    Thread thread =
        new Thread(
            () -> {
              try {
                Thread.sleep(after.toMillis());
                action.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void set(String key, Object value) {
    System.setProperty(key, String.valueOf(value));
  }
}
