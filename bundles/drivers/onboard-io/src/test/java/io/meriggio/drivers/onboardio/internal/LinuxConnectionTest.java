// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceException;
import io.meriggio.device.NoLink;
import io.meriggio.device.Quality;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.device.Value;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.TestCycle;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Outputs and inputs on GPIO lines. */
class LinuxConnectionTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final Map<String, String> SETTINGS =
      Map.of(
          "digitalOutput1", "gpiochip0 11",
          "digitalOutput2", "gpiochip0 12",
          "relay1", "gpiochip1 21 active-low",
          "relay2", "gpiochip1 22 active-low",
          "digitalInput1", "gpiochip0 31 pull-up",
          "digitalInput2", "gpiochip0 32");

  private final Ticker ticker = new Ticker();
  private final FakeGpio gpio = new FakeGpio();
  private int commands;

  @ParameterizedTest
  @CsvSource({
    // the app's output, the terminal of the pin table, the line bound to that terminal
    "output_1, digital output 1 (pins 3-4), gpiochip0 11",
    "output_2, digital output 2 (pins 2-4), gpiochip0 12",
    "output_3, relay 2 (pins 16-17-18), gpiochip1 22",
    "output_4, relay 1 (pins 13-14-15), gpiochip1 21"
  })
  void anOutputOfTheAppClosesTheTerminalOfThePinTable(String point, String terminal, String line)
      throws Exception {
    try (OpenedDevice device = started()) {
      Attempt attempt = device.connection().execute(command(point, true));

      assertThat(((Attempt.Accepted) attempt).confirmation().confirmed()).isTrue();
      gpio.active.forEach(
          (name, active) ->
              assertThat(active)
                  .as("%s after closing %s", name, terminal)
                  .isEqualTo(name.equals(line)));
      device.connection().poll(TestCycle.full());
      assertThat(device.reading(point).value()).contains(Value.of(true));
    }
  }

  @Test
  void outputsAreOpenFromTheMomentThatTheyAreOurs() throws Exception {
    gpio.active.put("gpiochip1 22", true);
    try (OpenedDevice device = started()) {
      assertThat(device.reading("output_3").value()).contains(Value.of(false));
      assertThat(gpio.calls)
          .contains("request gpiochip1 22 output", "request gpiochip0 31 input")
          .noneMatch(call -> call.startsWith("set"));
    }
  }

  @Test
  void inputsAreRead() throws Exception {
    gpio.active.put("gpiochip0 32", true);
    try (OpenedDevice device = started()) {
      assertThat(device.reading("digital_input_1").value()).contains(Value.of(false));
      assertThat(device.reading("digital_input_2").value()).contains(Value.of(true));
      assertThat(device.reading("digital_input_2").at()).isEqualTo(device.clock().instant());
    }
  }

  @Test
  void openingTakesNoLine() throws Exception {
    try (OpenedDevice device = open()) {
      assertThat(device.connection().points()).hasSize(6);
      assertThat(gpio.calls).isEmpty();
    }
  }

  @Test
  void aLeaseThatIsNotRenewedOpensItsOutputAndNoOther() throws Exception {
    try (OpenedDevice device = started()) {
      device.connection().execute(command("output_3", true));
      ticker.advance(Duration.ofSeconds(30));
      device.connection().execute(command("output_4", true));
      ticker.advance(Duration.ofSeconds(30));
      device.connection().poll(TestCycle.full());

      assertThat(gpio.isActive("gpiochip1 22")).isFalse();
      assertThat(gpio.isActive("gpiochip1 21")).isTrue();
    }
  }

  @Test
  void releaseOpensWhatHasEndedAndLeavingOpensEverything() throws Exception {
    OpenedDevice device = started();
    device.connection().execute(command("output_3", true));
    ticker.advance(Duration.ofSeconds(30));
    device.connection().execute(command("output_4", true));
    ticker.advance(Duration.ofSeconds(30));

    device.connection().release(Duration.ofSeconds(3));
    assertThat(gpio.isActive("gpiochip1 22")).isFalse();
    assertThat(gpio.isActive("gpiochip1 21")).isTrue();

    device.close();
    assertThat(gpio.active.values()).doesNotContain(true);
    assertThat(gpio.held).isEmpty();
  }

  @Test
  void anOutputThatDoesNotFollowIsNotConfirmed() throws Exception {
    gpio.stuck.add("gpiochip1 21");
    try (OpenedDevice device = started()) {
      Attempt attempt = device.connection().execute(command("output_4", true));

      assertThat(((Attempt.Accepted) attempt).confirmation().confirmed()).isFalse();
    }
  }

  @Test
  void allOutputsOfACommandCloseOrNone() throws Exception {
    try (OpenedDevice device = started()) {
      gpio.broken.add("gpiochip1 21");
      Command both =
          command(Map.of("output_3", Value.of(true), "output_4", Value.of(true)), MINUTE);

      assertThatThrownBy(() -> device.connection().execute(both))
          .isInstanceOfSatisfying(
              DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.LINE_DOWN))
          .hasMessage("relay 1: line 21 of gpiochip1: the chip has gone");
      assertThat(gpio.isActive("gpiochip1 22")).isFalse();
    }
  }

  @Test
  void aChipThatGoesMakesItsTerminalsUnknownAndComesBackOpen() throws Exception {
    try (OpenedDevice device = started()) {
      Command command = command("output_3", true);
      device.connection().execute(command);
      gpio.broken.add("gpiochip1 21");
      gpio.broken.add("gpiochip1 22");

      assertThatThrownBy(() -> device.poll(TestCycle.full())).isInstanceOf(DeviceException.class);
      assertThat(device.reading("output_3").quality()).isEqualTo(Quality.BAD);
      assertThat(device.reading("output_3").reason()).isEqualTo(Reason.DEVICE_ERROR);
      assertThat(device.reading("output_1").quality()).isEqualTo(Quality.GOOD);
      assertThatThrownBy(() -> device.connection().identify()).isInstanceOf(DeviceException.class);

      gpio.broken.clear();
      device.connection().identify();
      assertThat(gpio.isActive("gpiochip1 22")).as("open when it is ours again").isFalse();
      device.connection().execute(command);
      assertThat(gpio.isActive("gpiochip1 22")).as("fed: its lease still runs").isTrue();
    }
  }

  @Test
  void aLineThatSomebodyElseHoldsKeepsTheDeviceDownWithTheReason() throws Exception {
    gpio.held.add("gpiochip0 11");
    try (OpenedDevice device = open()) {
      assertThatThrownBy(() -> device.connection().identify())
          .hasMessage(
              "digital output 1: line 11 of gpiochip0: another program or the kernel uses the line");
    }
    assertThat(gpio.held).as("it is not ours to give back").containsExactly("gpiochip0 11");
  }

  @Test
  void whatIsNoOutputCanNotBeCommanded() throws Exception {
    try (OpenedDevice device = started()) {
      gpio.calls.clear();
      Attempt input = device.connection().execute(command("digital_input_1", true));
      Attempt number =
          device.connection().execute(command(Map.of("output_1", Value.of(1)), MINUTE));

      assertThat(input)
          .isEqualTo(
              new Attempt.Rejected(
                  Reason.NOT_WRITABLE,
                  new Text(
                      "found point 'digital_input_1', allowed: output_1, output_2, output_3,"
                          + " output_4",
                      "trovato il punto 'digital_input_1', ammesso: output_1, output_2, output_3,"
                          + " output_4",
                      "gefunden Punkt „digital_input_1“, zulässig: output_1, output_2, output_3,"
                          + " output_4")));
      assertThat(((Attempt.Rejected) number).reason()).isEqualTo(Reason.OUT_OF_RANGE);
      assertThat(gpio.calls).isEmpty();
    }
  }

  private OpenedDevice started() throws DeviceException {
    return open().started();
  }

  private OpenedDevice open() throws DeviceException {
    return new OpenedDevice(
        new OnboardIoDriver(() -> gpio, ticker),
        new NoLink(),
        1,
        Optional.empty(),
        SETTINGS,
        Optional.empty());
  }

  private Command command(String point, boolean closed) {
    return command(Map.of(point, Value.of(closed)), MINUTE);
  }

  private Command command(Map<String, Value> values, Duration validFor) {
    commands++;
    return new Command(
        "c" + commands, values, validFor, Command.Fallback.RELEASE, new Command.Origin("test", ""));
  }
}
