// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.Command;
import io.meriggio.device.Command.Fallback;
import io.meriggio.device.CommandResult.Accepted;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Quality;
import io.meriggio.device.Snapshot;
import io.meriggio.device.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What only threads can show: draining, interruption, the budget of the end. */
@Timeout(30)
class ThreadsTest {

  private final FakeDriver driver = new FakeDriver();
  private final FakeLines lines = new FakeLines();
  private final BlockingQueue<Snapshot> images = new LinkedBlockingQueue<>();
  private final ExecutorService changes = Executors.newSingleThreadExecutor();
  private final ExecutorService others = Executors.newCachedThreadPool();
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch free = new CountDownLatch(1);
  private final Host host =
      new Host(
          new Host.Ground(
              lines,
              new FakeCanLines(),
              new FakeSticks(),
              Path.of("no-such-folder"),
              Time.system(),
              new SessionThreads(),
              changes,
              others,
              others));

  @BeforeEach
  void configure() throws InterruptedException {
    host.board().add(images::add, Set.of());
    host.lineConfigured("io.meriggio.line~met", Map.of("transport", "modbus-tcp", "host", "h"));
    host.deviceConfigured(
        "io.meriggio.device~grid", Map.of("family", "meter", "line", "met", "pollMillis", 50));
    host.driverCame(driver, Map.of("service.bundleid", 10L));
    await(image -> image.state() == DeviceState.ONLINE);
  }

  @AfterEach
  void close() {
    free.countDown();
    host.close(Duration.ofSeconds(1), Duration.ofSeconds(1));
    changes.shutdownNow();
    others.shutdownNow();
  }

  @Test
  void aDriverThatLeavesInTheMiddleOfAReadIsWaitedForAndTheReadEndsWell() throws Exception {
    pollWaits();
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

    Future<?> leaving = others.submit(() -> host.driverLeaves(driver));
    assertThat(driver.count("close")).as("the call in hand is not cut").isZero();
    free.countDown();
    leaving.get(10, TimeUnit.SECONDS);

    assertThat(driver.calls()).endsWith("read ended", "close");
    assertThat(host.devices().device("grid").orElseThrow().snapshot().state())
        .isEqualTo(DeviceState.DRIVER_ABSENT);
    assertThat(threadsOfDevices()).as("the thread has gone with its driver").isEmpty();
  }

  @Test
  void anUpdateServesAgainAndNeverShowsAValueOfTheOldDriver() throws Exception {
    driver.poll =
        (cycle, context) ->
            context
                .sink()
                .accept(
                    io.meriggio.device.Reading.good(
                        FakeDriver.POWER, Value.of(1.0), context.clock().instant()));
    await(image -> image.number("grid_power").filter(power -> power == 1.0).isPresent());
    for (int version = 2; version < 22; version++) {
      double power = version;
      FakeDriver newer = new FakeDriver();
      newer.poll =
          (cycle, context) ->
              context
                  .sink()
                  .accept(
                      io.meriggio.device.Reading.good(
                          FakeDriver.POWER, Value.of(power), context.clock().instant()));
      host.driverLeaves(version == 2 ? driver : last);
      images.clear();
      host.driverCame(newer, Map.of("service.bundleid", 10L + version));
      last = newer;

      Snapshot first = await(image -> image.number("grid_power").isPresent());
      assertThat(first.number("grid_power")).contains(power);
    }
    assertThat(threadsOfDevices()).containsExactly("meriggio-device-grid");
    assertThat(lines.made).as("the line was never closed").hasSize(1);
  }

  private FakeDriver last = driver;

  @Test
  void aReadThatNeverReturnsIsInterruptedAndTheDeviceStillGivenBack() throws Exception {
    assertThat(command()).isEqualTo(new Accepted());
    pollWaits();
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

    host.close(Duration.ofMillis(50), Duration.ofSeconds(2));

    assertThat(driver.calls()).endsWith("read interrupted", "release", "close");
    assertThat(lines.made.get(0).closed).isTrue();
  }

  @Test
  void aDriverThatIgnoresInterruptionIsLeftBehindWithinTheBudget() throws Exception {
    driver.poll =
        (cycle, context) -> {
          entered.countDown();
          awaitWhateverHappens(free);
          FakeDriver.measure(cycle, context);
        };
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

    // the driver never returns: that this does is what is tested
    host.close(Duration.ofMillis(50), Duration.ofMillis(50));

    assertThat(lines.made.get(0).closed).isTrue();
    assertThat(driver.count("close")).isZero();
  }

  @Test
  void allDevicesAreGivenBackAtTheSameTime() throws Exception {
    CountDownLatch bothReleasing = new CountDownLatch(2);
    driver.release =
        () -> {
          bothReleasing.countDown();
          awaitQuietly(bothReleasing);
        };
    host.deviceConfigured(
        "io.meriggio.device~roof", Map.of("family", "meter", "line", "met", "unit", 2));
    await(image -> image.device().equals("roof") && image.state() == DeviceState.ONLINE);
    assertThat(command()).isEqualTo(new Accepted());
    assertThat(command("roof")).isEqualTo(new Accepted());

    host.close(Duration.ofSeconds(5), Duration.ofSeconds(5));

    assertThat(bothReleasing.getCount()).as("one waits for the other").isZero();
    assertThat(driver.count("close")).isEqualTo(2);
  }

  @Test
  void aCommandWakesADeviceThatSleeps() throws Exception {
    host.deviceConfigured(
        "io.meriggio.device~roof",
        Map.of("family", "meter", "line", "met", "unit", 2, "pollMillis", 3_600_000));
    await(image -> image.device().equals("roof") && image.state() == DeviceState.ONLINE);

    assertThat(command("roof")).isEqualTo(new Accepted());
  }

  @Test
  void aSlowDeviceDoesNotHoldUpAnother() throws Exception {
    pollWaits();
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
    FakeDriver quick = new FakeDriver();
    quick.family = "quick";
    host.driverCame(quick, Map.of("service.bundleid", 11L));
    host.deviceConfigured("io.meriggio.device~fast", Map.of("family", "quick", "line", "met"));

    Snapshot image = await(i -> i.device().equals("fast") && i.state() == DeviceState.ONLINE);

    assertThat(image.reading("grid_power").orElseThrow().quality()).isEqualTo(Quality.GOOD);
  }

  private void pollWaits() {
    driver.poll =
        (cycle, context) -> {
          entered.countDown();
          try {
            free.await();
            driver.say("read ended");
          } catch (InterruptedException e) {
            driver.say("read interrupted");
            throw new io.meriggio.device.DeviceException(
                io.meriggio.device.Reason.TIMEOUT, "interrupted");
          }
        };
  }

  private Object command() throws Exception {
    return command("grid");
  }

  private Object command(String device) throws Exception {
    Command command =
        new Command(
            "c-" + device,
            Map.of("active_power_limit", Value.of(50.0)),
            Duration.ofMinutes(1),
            Fallback.RELEASE,
            new Command.Origin("test", ""));
    return host.devices()
        .device(device)
        .orElseThrow()
        .submit(command)
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  private Snapshot await(Predicate<Snapshot> wanted) throws InterruptedException {
    while (true) {
      Snapshot image = images.poll(10, TimeUnit.SECONDS);
      assertThat(image).as("the wanted image within 10 s").isNotNull();
      if (wanted.test(image)) {
        return image;
      }
    }
  }

  private static Set<String> threadsOfDevices() throws InterruptedException {
    Set<Thread> threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("meriggio-device-"))
            .collect(Collectors.toSet());
    return threads.stream().map(Thread::getName).collect(Collectors.toSet());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitWhateverHappens(CountDownLatch latch) {
    boolean done = false;
    while (!done) {
      try {
        latch.await();
        done = true;
      } catch (InterruptedException e) {
        // this driver does not listen
      }
    }
  }
}
