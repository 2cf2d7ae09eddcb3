// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.DeviceState;
import io.meriggio.device.Quality;
import io.meriggio.device.Snapshot;
import io.meriggio.device.SnapshotListener;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ListenerTest {

  private final FakeDriver driver = new FakeDriver();
  private final Rig rig = Rig.polled(driver);
  private final Heard heard = new Heard();

  /** Keeps what it hears. */
  private static final class Heard implements SnapshotListener {
    private final BlockingQueue<Snapshot> images = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> gone = new LinkedBlockingQueue<>();

    @Override
    public void changed(Snapshot snapshot) {
      images.add(snapshot);
    }

    @Override
    public void removed(String device) {
      gone.add(device);
    }

    private Snapshot next() throws InterruptedException {
      Snapshot next = images.poll(10, TimeUnit.SECONDS);
      assertThat(next).as("an image within 10 s").isNotNull();
      return next;
    }
  }

  @AfterEach
  void close() {
    rig.host.close(Duration.ofSeconds(1), Duration.ofSeconds(1));
  }

  @Test
  void aListenerHearsOfEveryPollAndStateAndOfARemoval() throws InterruptedException {
    rig.listener(heard);
    rig.run(Duration.ofSeconds(1));
    assertThat(heard.next().state()).isEqualTo(DeviceState.ONLINE);

    rig.host.driverLeaves(driver);
    assertThat(heard.next().state()).isEqualTo(DeviceState.DRIVER_ABSENT);

    rig.host.deviceDeleted("io.meriggio.device~grid");
    assertThat(heard.gone.poll(10, TimeUnit.SECONDS)).isEqualTo("grid");
  }

  @Test
  void aListenerHearsOfAgeingWithoutAnyPoll() throws InterruptedException {
    rig.listener(heard);
    rig.virtual.advance(Duration.ofSeconds(3));

    rig.host.devices().tick();

    assertThat(heard.next().reading("grid_power").orElseThrow().quality())
        .isEqualTo(Quality.UNCERTAIN);
    rig.host.devices().tick();
    assertThat(heard.images).as("nothing has changed since").isEmpty();
  }

  @Test
  void aSlowListenerMissesImagesAndDelaysNobody() throws InterruptedException {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    BlockingQueue<Snapshot> slowHeard = new LinkedBlockingQueue<>();
    rig.listener(
        snapshot -> {
          slowHeard.add(snapshot);
          entered.countDown();
          await(free);
        });
    rig.listener(heard);
    rig.run(Duration.ofSeconds(1));
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
    Snapshot first = heard.next();

    rig.run(Duration.ofSeconds(100));
    Snapshot last = rig.snapshot("grid");
    for (Snapshot image = first; !image.at().equals(last.at()); image = heard.next()) {
      assertThat(image.at()).isBeforeOrEqualTo(last.at());
    }
    free.countDown();

    assertThat(slowHeard.poll(10, TimeUnit.SECONDS)).isEqualTo(first);
    assertThat(slowHeard.poll(10, TimeUnit.SECONDS).at())
        .as("of the 100 images in between the newest is left")
        .isEqualTo(last.at());
  }

  @Test
  void aListenerThatThrowsIsCalledAgain() throws InterruptedException {
    rig.listener(
        snapshot -> {
          heard.changed(snapshot);
          throw new IllegalStateException("full");
        });
    rig.run(Duration.ofSeconds(1));
    heard.next();
    rig.run(Duration.ofSeconds(1));

    assertThat(heard.next().at()).isEqualTo(VirtualTime.NOON.plusSeconds(2));
  }

  @Test
  void aListenerThatHasLeftIsNotCalledAnyMore() {
    rig.listener(heard);
    rig.host.board().remove(heard);

    rig.run(Duration.ofSeconds(5));

    assertThat(heard.images).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
