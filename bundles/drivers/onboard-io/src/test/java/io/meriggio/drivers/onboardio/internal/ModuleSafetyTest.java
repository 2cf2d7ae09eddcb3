// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.ScriptedLink.Request;
import io.meriggio.testkit.TestCycle;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Outputs of a module are open on start, stop, at the end of a lease and without a gateway. */
class ModuleSafetyTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Ticker ticker = new Ticker();
  private final ScriptedLink link = Modules.healthy();
  private int commands;

  @ParameterizedTest
  @CsvSource({
    // the app's output, the terminal of the pin table, its register in the README
    "output_1, digital output 1, 0x0200",
    "output_2, digital output 2, 0x0201",
    "output_3, relay 2 (pins 16-17-18), 0x0203",
    "output_4, relay 1 (pins 13-14-15), 0x0202"
  })
  void anOutputOfTheAppClosesTheTerminalOfThePinTable(
      String point, String terminal, String register) throws Exception {
    try (OpenedDevice device = started()) {
      link.newRequests();
      Attempt attempt = device.connection().execute(command(point, true, MINUTE));

      assertThat(((Attempt.Accepted) attempt).confirmation().confirmed()).isTrue();
      for (int address = 0x0200; address <= 0x0203; address++) {
        assertThat(link.register(1, address))
            .as("0x%04X after closing %s", address, terminal)
            .contains(address == Integer.decode(register) ? 1 : 0);
      }
      device.connection().poll(TestCycle.full());
      assertThat(device.reading(point).value()).contains(Value.of(true));
    }
  }

  @Test
  void anOutputFoundClosedIsOpenedBeforeAnythingElse() throws Exception {
    link.set(1, Modules.RELAY_1, 1).set(1, Modules.DIGITAL_OUTPUT_2, 1);
    try (OpenedDevice device = open(confirmed())) {
      device.connection().identify();

      assertThat(link.register(1, Modules.RELAY_1)).contains(0);
      assertThat(link.register(1, Modules.DIGITAL_OUTPUT_2)).contains(0);
      assertThat(writes()).hasSize(2);
    }
  }

  @Test
  void aMapThatNobodyConfirmedWritesNothingWhateverIsClosed() throws Exception {
    link.set(1, Modules.RELAY_1, 1);
    try (OpenedDevice device = open(Map.of()).started()) {
      Attempt attempt = device.connection().execute(command("output_1", true, MINUTE));

      assertThat(((Attempt.Rejected) attempt).reason()).isEqualTo(Reason.REFERENCE_MAP);
      assertThat(((Attempt.Rejected) attempt).detail().english()).contains("mapConfirmed");
    }
    assertThat(writes()).isEmpty();
  }

  @Test
  void watchingOpenOutputsWritesNothing() throws Exception {
    try (OpenedDevice device = started()) {
      device.connection().poll(TestCycle.full());
    }
    assertThat(writes()).isEmpty();
  }

  @Test
  void anOutputThatClosesByItselfIsOpened() throws Exception {
    try (OpenedDevice device = started()) {
      link.set(1, Modules.RELAY_2, 1);
      device.connection().poll(TestCycle.full());

      assertThat(link.register(1, Modules.RELAY_2)).contains(0);
    }
  }

  @Test
  void aLeaseThatIsNotRenewedOpensItsOutput() throws Exception {
    try (OpenedDevice device = started()) {
      device.connection().execute(command("output_3", true, MINUTE));
      ticker.advance(MINUTE.minusMillis(1));
      device.connection().poll(TestCycle.full());
      assertThat(link.register(1, Modules.RELAY_2)).contains(1);

      ticker.advance(Duration.ofMillis(1));
      device.connection().poll(TestCycle.full());
      assertThat(link.register(1, Modules.RELAY_2)).contains(0);
    }
  }

  @Test
  void aLeaseThatIsRenewedKeepsItClosed() throws Exception {
    try (OpenedDevice device = started()) {
      for (int minute = 0; minute < 5; minute++) {
        device.connection().execute(command("output_3", true, MINUTE.plusSeconds(5)));
        ticker.advance(MINUTE);
        device.connection().poll(TestCycle.full());
        assertThat(link.register(1, Modules.RELAY_2)).contains(1);
      }
    }
  }

  @Test
  void feedingACommandDoesNotProlongIt() throws Exception {
    try (OpenedDevice device = started()) {
      Command command = command("output_3", true, MINUTE);
      device.connection().execute(command);
      ticker.advance(MINUTE.minusSeconds(1));
      device.connection().execute(command);
      ticker.advance(Duration.ofSeconds(1));
      Attempt late = device.connection().execute(command);

      assertThat(((Attempt.Rejected) late).reason()).isEqualTo(Reason.EXPIRED);
      device.connection().release(Duration.ofSeconds(3));
      assertThat(link.register(1, Modules.RELAY_2)).contains(0);
    }
  }

  @Test
  void aCommandWithoutATermHoldsAsLongAsTheSettingSays() throws Exception {
    Map<String, String> settings = new HashMap<>(confirmed());
    settings.put("holdSeconds", "10");
    try (OpenedDevice device = open(settings).started()) {
      device.connection().execute(command("output_1", true, Duration.ZERO));
      ticker.advance(Duration.ofMillis(9_999));
      device.connection().poll(TestCycle.full());
      assertThat(link.register(1, Modules.DIGITAL_OUTPUT_1)).contains(1);

      ticker.advance(Duration.ofMillis(1));
      device.connection().poll(TestCycle.full());
      assertThat(link.register(1, Modules.DIGITAL_OUTPUT_1)).contains(0);
    }
  }

  @Test
  void theEndOfOneLeaseDoesNotTouchWhatAnotherHolds() throws Exception {
    try (OpenedDevice device = started()) {
      device.connection().execute(command("output_3", true, MINUTE));
      device.connection().execute(command("output_4", true, MINUTE.multipliedBy(2)));
      device.connection().poll(TestCycle.full());
      ticker.advance(MINUTE);
      link.newRequests();
      device.connection().release(Duration.ofSeconds(3));

      assertThat(writes()).extracting(Request::address).containsExactly(Modules.RELAY_2);
      assertThat(link.register(1, Modules.RELAY_1)).contains(1);
    }
  }

  @Test
  void leavingOpensEverything() throws Exception {
    OpenedDevice device = started();
    device.connection().execute(command("output_3", true, MINUTE));
    device.connection().execute(command("output_1", true, MINUTE));
    device.connection().release(Duration.ofSeconds(3));
    device.close();

    assertThat(link.register(1, Modules.RELAY_2)).contains(0);
    assertThat(link.register(1, Modules.DIGITAL_OUTPUT_1)).contains(0);
  }

  @Test
  void aModuleThatIsSilentAtTheEndIsLeftToItsWatchdog() throws Exception {
    OpenedDevice device = started();
    device.connection().execute(command("output_3", true, MINUTE));
    link.silent(request -> true);

    device.close();

    assertThat(link.register(1, Modules.WATCHDOG)).contains(60);
  }

  @Test
  void theModulesWatchdogIsArmedBeforeAnythingIsClosedAndOnce() throws Exception {
    Map<String, String> settings = new HashMap<>(confirmed());
    settings.put("watchdogSeconds", "30");
    try (OpenedDevice device = open(settings).started()) {
      device.connection().execute(command("output_2", false, MINUTE));
      assertThat(link.register(1, Modules.WATCHDOG)).as("opening needs none").contains(0);
      link.newRequests();

      device.connection().execute(command("output_2", true, MINUTE));
      device.connection().execute(command("output_2", true, MINUTE));

      assertThat(writes())
          .extracting(Request::address)
          .containsExactly(Modules.WATCHDOG, Modules.DIGITAL_OUTPUT_2, Modules.DIGITAL_OUTPUT_2);
      assertThat(link.register(1, Modules.WATCHDOG)).contains(30);
    }
  }

  @Test
  void nothingIsClosedWhenTheWatchdogCanNotBeArmed() throws Exception {
    try (OpenedDevice device = started()) {
      link.refuse(request -> request.writes() && request.address() == Modules.WATCHDOG, 4);

      assertThatThrownBy(() -> device.connection().execute(command("output_1", true, MINUTE)))
          .isInstanceOf(DeviceException.class);
      assertThat(link.register(1, Modules.DIGITAL_OUTPUT_1)).contains(0);
    }
  }

  @Test
  void anOutputThatDoesNotFollowIsNotConfirmed() throws Exception {
    try (OpenedDevice device = started()) {
      Attempt attempt = device.connection().execute(command("output_4", true, MINUTE));
      link.set(1, Modules.RELAY_1, 0);

      assertThat(((Attempt.Accepted) attempt).confirmation().confirmed()).isFalse();
      device.connection().poll(TestCycle.full());
      assertThat(device.reading("output_4").value()).contains(Value.of(false));
    }
  }

  @Test
  void aModuleThatWasWithoutPowerIsFedAgain() throws Exception {
    try (OpenedDevice device = started()) {
      Command command = command("output_4", true, MINUTE);
      device.connection().execute(command);
      link.set(1, Modules.RELAY_1, 0).set(1, Modules.WATCHDOG, 0);

      assertThat(device.connection().keepAlive()).contains(Duration.ofSeconds(10));
      device.connection().execute(command);

      assertThat(link.register(1, Modules.RELAY_1)).contains(1);
      assertThat(link.register(1, Modules.WATCHDOG)).contains(60);
    }
  }

  @Test
  void aCommandWhoseAnswerWasLostStillEnds() throws Exception {
    try (OpenedDevice device = started()) {
      link.silent(request -> request.writes() && request.address() == Modules.RELAY_1);
      assertThatThrownBy(() -> device.connection().execute(command("output_4", true, MINUTE)))
          .isInstanceOf(DeviceException.class);
      link.healthy().set(1, Modules.RELAY_1, 1);
      device.connection().poll(TestCycle.full());
      assertThat(link.register(1, Modules.RELAY_1)).as("it may have been taken").contains(1);

      ticker.advance(MINUTE);
      device.connection().poll(TestCycle.full());
      assertThat(link.register(1, Modules.RELAY_1)).contains(0);
    }
  }

  @Test
  void anOpeningThatFailedIsTriedAgain() throws Exception {
    try (OpenedDevice device = started()) {
      device.connection().execute(command("output_4", true, MINUTE));
      link.silent(Request::writes);
      ticker.advance(MINUTE);
      assertThatThrownBy(() -> device.connection().poll(TestCycle.full()))
          .isInstanceOf(DeviceException.class);
      assertThatThrownBy(() -> device.connection().release(Duration.ofSeconds(3)))
          .isInstanceOf(DeviceException.class);
      link.healthy();

      device.connection().poll(TestCycle.full());
      assertThat(link.register(1, Modules.RELAY_1)).contains(0);
    }
  }

  @Test
  void aReadOnlyLineIsWatchedWithoutComplaint() throws Exception {
    link.set(1, Modules.RELAY_1, 1);
    try (OpenedDevice device =
        new OpenedDevice(
            driver(), new ReadOnlyLink(link), 1, Optional.empty(), confirmed(), Optional.empty())) {
      device.started();
      assertThat(device.reading("output_4").value()).contains(Value.of(true));
    }
    assertThat(writes()).isEmpty();
  }

  @Test
  void severalOutputsCloseTogetherInOneRequest() throws Exception {
    try (OpenedDevice device = started()) {
      device.connection().execute(command("output_2", true, MINUTE));
      device.connection().execute(command("output_4", true, MINUTE));
      link.newRequests();

      Attempt attempt =
          device
              .connection()
              .execute(
                  command(
                      Map.of(
                          "output_1", Value.of(true),
                          "output_3", Value.of(true),
                          "output_4", Value.of(false)),
                      MINUTE));

      assertThat(((Attempt.Accepted) attempt).confirmation().confirmed()).isTrue();
      assertThat(writes()).hasSize(1);
      assertThat(writes().get(0).values())
          .as("digital output 1, digital output 2 as it was, relay 1, relay 2")
          .containsExactly(1, 1, 0, 1);
    }
  }

  private List<Request> writes() {
    return link.requests().stream().filter(Request::writes).toList();
  }

  private OpenedDevice started() throws DeviceException {
    return open(confirmed()).started();
  }

  private static Map<String, String> confirmed() {
    return Map.of("mapConfirmed", "true");
  }

  private OpenedDevice open(Map<String, String> settings) throws DeviceException {
    return new OpenedDevice(driver(), link, 1, Optional.empty(), settings, Optional.empty());
  }

  private OnboardIoDriver driver() {
    return new OnboardIoDriver(
        () -> {
          throw new AssertionError("a module needs no GPIO");
        },
        ticker);
  }

  private Command command(String point, boolean closed, Duration validFor) {
    return command(Map.of(point, Value.of(closed)), validFor);
  }

  private Command command(Map<String, Value> values, Duration validFor) {
    commands++;
    return new Command(
        "c" + commands, values, validFor, Command.Fallback.RELEASE, new Command.Origin("test", ""));
  }
}
