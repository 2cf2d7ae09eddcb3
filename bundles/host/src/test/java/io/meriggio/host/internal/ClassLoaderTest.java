// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.AddressRange;
import io.meriggio.device.Command;
import io.meriggio.device.Command.Fallback;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceDriver;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Search;
import io.meriggio.device.Snapshot;
import io.meriggio.device.Value;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** "The host copies what it needs of a driver and keeps no class of it." */
@Timeout(60)
class ClassLoaderTest {

  /** Leaves a bit of itself wherever it can. */
  private static final String SOURCE =
      """
      package oem;
      import io.meriggio.device.*;
      import java.time.Duration;
      import java.util.*;
      import java.util.function.Consumer;
      import java.util.stream.Stream;
      public class Driver implements DeviceDriver {
        static final ThreadLocal<Object> LEFT = new ThreadLocal<>();
        static class Refusal extends DeviceException {
          Refusal() { super(Reason.TIMEOUT, "own exception"); }
          @Override public String getMessage() { return "own words"; }
        }
        static class Own { }
        static final Point POWER =
            new Point("grid_power", Unit.WATT, Point.Kind.NUMBER, PollClass.FAST, Optional.of(
                new Point.Commandable(0, 9, 0, new ArrayList<String>() { }, 0, 5)), 2);
        public void comeBy(Consumer<DeviceDriver> host) { host.accept(this); }
        public DriverDescription description() {
          return new DriverDescription("oem", "OEM", new ArrayList<String>() { }, List.of(),
              EnumSet.of(DriverDescription.LinkKind.MODBUS), 1, Duration.ofMillis(20),
              new ArrayList<Point>(List.of(POWER)) { });
        }
        public Stream<Candidate> probe(Link link, AddressRange range) {
          LEFT.set(new Own());
          return Stream.of(new Candidate("oem", range.first(), DeviceIdentity.UNKNOWN, 1, "here"));
        }
        public DeviceConnection open(DeviceContext context) {
          return new DeviceConnection() {
            int polls;
            public DeviceIdentity identify() {
              LEFT.set(new Own());
              return DeviceIdentity.UNKNOWN;
            }
            public List<Point> points() { return new ArrayList<Point>(List.of(POWER)) { }; }
            public void poll(PollCycle cycle) throws DeviceException {
              polls++;
              if (polls == 2) { throw new Refusal(); }
              if (polls == 3) {
                throw new IllegalStateException("bug") {
                  @Override public String toString() { return "own bug"; }
                };
              }
              context.sink().accept(
                  Reading.good(POWER, Value.of((double) polls), context.clock().instant()));
            }
            public Attempt execute(Command command) {
              return new Attempt.Accepted(() -> new Own() == null, Duration.ofMinutes(1));
            }
          };
        }
      }
      """;

  private final ExecutorService changes = Executors.newSingleThreadExecutor();
  private final ExecutorService others = Executors.newCachedThreadPool();
  private final BlockingQueue<Snapshot> images = new LinkedBlockingQueue<>();
  private final Host host =
      new Host(
          new Host.Ground(
              new FakeLines(),
              new FakeCanLines(),
              new FakeSticks(),
              Path.of("no-such-folder"),
              Time.system(),
              new SessionThreads(),
              changes,
              others,
              task -> new Thread(task, "scan").start()));

  @AfterEach
  void close() {
    host.close(Duration.ofSeconds(1), Duration.ofSeconds(1));
    changes.shutdownNow();
    others.shutdownNow();
  }

  @Test
  void aDriverThatHasLeftIsForgottenWithItsClassLoader(@TempDir Path folder) throws Exception {
    compile(folder);
    host.board().add(images::add, List.of());
    host.lineConfigured("io.meriggio.line~met", Map.of("transport", "modbus-tcp", "host", "h"));
    host.deviceConfigured("io.meriggio.device~grid", Map.of("family", "oem", "line", "met"));

    WeakReference<ClassLoader> old = serveOnce(folder);

    Device device = host.devices().device("grid").orElseThrow();
    assertThat(device.snapshot().state()).isEqualTo(DeviceState.DRIVER_ABSENT);
    assertThat(device.snapshot().readings()).as("its points are still known").hasSize(1);
    assertThat(host.search().scans()).hasSize(1);
    assertCollected(old);
  }

  /** In a method of its own, so that no variable of the test holds on to the driver. */
  private WeakReference<ClassLoader> serveOnce(Path folder) throws Exception {
    URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    Class<?> type = loader.loadClass("oem.Driver");
    DeviceDriver driver = (DeviceDriver) type.getConstructor().newInstance();
    type.getMethod("comeBy", java.util.function.Consumer.class)
        .invoke(
            driver,
            (java.util.function.Consumer<DeviceDriver>)
                d -> host.driverCame(d, Map.of("service.bundleid", 7L)));
    // it stumbles over its second and third poll, is opened anew, and answers again
    await(DeviceState.ONLINE);
    await(DeviceState.FAULT);
    await(DeviceState.ONLINE);
    Command command =
        new Command(
            "c1",
            Map.of("grid_power", Value.of(5.0)),
            Duration.ofMinutes(1),
            Fallback.RELEASE,
            new Command.Origin("test", ""));
    var answer = host.devices().device("grid").orElseThrow().submit(command);
    host.search().start(new Search.OnLine("met", new AddressRange(1, 3)));
    host.driverLeaves(driver);
    assertThat(answer.toCompletableFuture().get(10, TimeUnit.SECONDS)).isNotNull();
    WeakReference<ClassLoader> reference = new WeakReference<>(loader);
    loader.close();
    return reference;
  }

  private void await(DeviceState state) throws InterruptedException {
    Snapshot image;
    do {
      image = images.poll(20, TimeUnit.SECONDS);
      assertThat(image).as("%s within 20 s", state).isNotNull();
    } while (image.state() != state);
  }

  private static void assertCollected(WeakReference<ClassLoader> reference)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (reference.get() != null && System.nanoTime() - deadline < 0) {
      System.gc();
      // a thread that has just ended is a root until the system has reaped it
      Thread.onSpinWait();
    }
    assertThat(reference.get()).as("the old class loader").isNull();
  }

  private static void compile(Path folder) throws IOException {
    Path source = Files.createDirectories(folder.resolve("oem")).resolve("Driver.java");
    Files.writeString(source, SOURCE);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String classPath =
        Path.of(DeviceDriver.class.getProtectionDomain().getCodeSource().getLocation().getPath())
            .toString();
    int result =
        compiler.run(
            null, System.out, System.err, "-cp", classPath, "-d", folder.toString(), "" + source);
    assertThat(result).as("the driver compiles").isZero();
  }
}
