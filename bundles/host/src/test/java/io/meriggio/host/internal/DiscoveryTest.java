// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.AddressRange;
import io.meriggio.device.Candidate;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.Discovery;
import io.meriggio.device.Found;
import io.meriggio.device.Link;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.Reason;
import io.meriggio.device.Scan;
import io.meriggio.device.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiscoveryTest {

  private final FakeDriver driver = new FakeDriver();
  private final Rig rig = new Rig();
  private final Discovery discovery = rig.host.search();

  @BeforeEach
  void lineWithTwoDevices() {
    rig.line("met", "host", "192.0.2.7");
    rig.driver(driver);
    rig.lines.open("met").registers.put(3, 42);
    rig.lines.open("met").registers.put(32, 42);
    driver.probeLink = link -> range -> probe((ModbusLink) link, range.first());
  }

  /** A family whose devices hold 42 in register 0. */
  private static Stream<Candidate> probe(ModbusLink link, int unit) {
    int[] image = new int[1];
    try {
      link.read(ModbusLink.Turn.WRITE, unit, 3, 0, 1, image, 0);
    } catch (DeviceException e) {
      return Stream.empty();
    }
    return image[0] == 42
        ? Stream.of(new Candidate("meter", unit, DeviceIdentity.UNKNOWN, 0.9, "42 in register 0"))
        : Stream.empty();
  }

  private static int unit(Found found) {
    return found.candidate().orElseThrow().unit();
  }

  @Test
  void everyAddressIsAskedWithReadsBehindAllOtherRequests() throws Exception {
    Scan started = discovery.start(new Search.OnLine("met", new AddressRange(1, 40)));

    Scan scan = discovery.scan(started.id()).orElseThrow();
    assertThat(scan.state()).isEqualTo(Scan.State.DONE);
    assertThat(scan.asked()).isEqualTo(40);
    assertThat(scan.found()).extracting(DiscoveryTest::unit).containsExactly(3, 32);
    assertThat(rig.lines.open("met").requests)
        .hasSize(40)
        .allMatch(request -> request.startsWith("PROBE read unit"));
  }

  @Test
  void nothingIsWrittenByLooking() throws Exception {
    List<Reason> refusals = new ArrayList<>();
    driver.probeLink =
        link ->
            range -> {
              ModbusLink modbus = (ModbusLink) link;
              refusals.add(refusal(() -> modbus.write(3, 6, 0, new int[] {1})));
              byte[] request = {0x42};
              refusals.add(
                  refusal(() -> modbus.exchange(ModbusLink.Turn.WRITE, true, 3, request, -1)));
              return Stream.empty();
            };

    discovery.start(new Search.OnLine("met", new AddressRange(3, 3)));

    assertThat(refusals).containsExactly(Reason.NOT_ALLOWED, Reason.NOT_ALLOWED);
    assertThat(rig.lines.open("met").requests).isEmpty();
  }

  @Test
  void anEmptyAddressCostsThreeQuestionsAtMost() throws Exception {
    driver.probeLink =
        link ->
            range -> {
              for (int i = 0; i < 10; i++) {
                refusal(
                    () ->
                        ((ModbusLink) link)
                            .read(ModbusLink.Turn.PROBE, range.first(), 3, 0, 1, new int[1], 0));
              }
              return Stream.empty();
            };

    discovery.start(new Search.OnLine("met", new AddressRange(5, 6)));

    assertThat(rig.lines.open("met").requests).hasSize(6);
  }

  @Test
  void aScanCanBeCancelledAndKeepsWhatItFound() throws Exception {
    Function<Link, Function<AddressRange, Stream<Candidate>>> asking = driver.probeLink;
    driver.probeLink =
        link ->
            range -> {
              if (range.first() == 10) {
                discovery.cancel("scan-1");
              }
              return asking.apply(link).apply(range);
            };

    discovery.start(new Search.OnLine("met", new AddressRange(1, 40)));

    Scan scan = discovery.scan("scan-1").orElseThrow();
    assertThat(scan.state()).isEqualTo(Scan.State.CANCELLED);
    assertThat(scan.asked()).isEqualTo(9);
    assertThat(scan.found()).extracting(DiscoveryTest::unit).containsExactly(3);
  }

  @Test
  void aDriverThatFailsOrLeavesEndsItsQuestionsOnly() throws Exception {
    FakeDriver other = new FakeDriver();
    other.family = "heater";
    other.probeLink =
        link ->
            range -> {
              if (range.first() == 10) {
                rig.host.driverLeaves(other);
              }
              other.say("ask " + range.first());
              throw new NoClassDefFoundError("gone");
            };
    rig.driver(other);

    discovery.start(new Search.OnLine("met", new AddressRange(1, 40)));

    assertThat(other.count("ask")).isEqualTo(10);
    assertThat(discovery.scan("scan-1").orElseThrow().found()).hasSize(2);
  }

  @Test
  void aLineThatIsNotThereIsRefusedWithThoseThatAre() {
    assertThatThrownBy(() -> discovery.start(new Search.OnLine("bus", new AddressRange(1, 2))))
        .isInstanceOf(Discovery.Refused.class)
        .hasMessageContaining("no line bus is configured; there are: met");
  }

  private interface Question {
    void ask() throws DeviceException;
  }

  private static Reason refusal(Question question) {
    try {
      question.ask();
      return Reason.NONE;
    } catch (DeviceException e) {
      return e.reason();
    }
  }
}
