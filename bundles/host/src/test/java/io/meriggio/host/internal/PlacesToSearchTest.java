// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.AddressRange;
import io.meriggio.device.Candidate;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.Discovery.Refused;
import io.meriggio.device.Found;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.Scan;
import io.meriggio.device.Search;
import io.meriggio.host.internal.FakeLines.FakeLine;
import io.meriggio.modbus.line.LineSettings;
import io.meriggio.modbus.line.StickSearch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches beyond a configured line. Real ports of the loopback, lines that are fakes. */
class PlacesToSearchTest {

  private final Rig rig = new Rig();
  private final DriverRegistry drivers = new DriverRegistry();
  private final FakeDriver driver = new FakeDriver();
  private final FakeSticks sticks = new FakeSticks();
  private ServerSocket door;

  @BeforeEach
  void aHostWithAnOpenPort() throws IOException {
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    driver.probeLink = link -> range -> probe((ModbusLink) link, range.first());
    drivers.add(driver, Map.of("service.bundleid", 10L, "service.id", 100L));
  }

  @AfterEach
  void close() throws IOException {
    door.close();
  }

  private static Stream<Candidate> probe(ModbusLink link, int unit) {
    int[] image = new int[1];
    try {
      link.read(ModbusLink.Turn.PROBE, unit, 3, 0, 1, image, 0);
    } catch (DeviceException e) {
      return Stream.empty();
    }
    return image[0] == 42
        ? Stream.of(new Candidate("meter", unit, DeviceIdentity.UNKNOWN, 0.9, "42 in register 0"))
        : Stream.empty();
  }

  private Scans scans(KnownPort... ports) {
    Knock knock = new Knock(Duration.ofMillis(500));
    Courses courses = new Courses(rig.lines, rig.host.lines(), sticks, knock, List.of(ports));
    return new Scans(courses, drivers, rig.virtual.time(), Runnable::run);
  }

  private KnownPort open() {
    return new KnownPort(door.getLocalPort(), "modbus-tcp", List.of(1, 32));
  }

  private static LineSettings.Tcp modbusTcp(String host, int port) {
    return new LineSettings.Tcp(host, port, LineSettings.TcpFraming.MODBUS_TCP);
  }

  @Test
  void aHostIsAskedOnItsOpenPortsAndTellsTheLineThatItNeeds() throws Exception {
    KnownPort open = open();
    rig.lines.behind.put(modbusTcp("127.0.0.1", open.port()), Map.of(32, 42));

    Scans scans = scans(open, new KnownPort(1, "modbus-tcp", List.of(1)));
    scans.start(new Search.AtHost("127.0.0.1", Optional.empty()));

    Scan scan = scans.scans().get(0);
    assertThat(scan.state()).isEqualTo(Scan.State.DONE);
    // the host itself, and two addresses behind its one open port
    assertThat(scan.asked()).isEqualTo(3).isEqualTo(scan.toAsk());
    Found found = scan.found().get(0);
    assertThat(found.candidate().orElseThrow().unit()).isEqualTo(32);
    assertThat(found.line()).isEmpty();
    assertThat(found.newLine())
        .isEqualTo(Map.of("transport", "modbus-tcp", "host", "127.0.0.1", "port", open.port()));
    assertThat(found.address()).isEqualTo("127.0.0.1:" + open.port() + " unit 32");
    assertThat(rig.lines.made).allMatch(line -> line.closed);
  }

  @Test
  void whereALineLeadsAlreadyNoSecondConnectionIsMade() throws Exception {
    KnownPort open = open();
    rig.line("hub", "host", "127.0.0.1", "port", open.port());
    rig.lines.open("hub").registers.put(1, 42);

    Scans scans = scans(open);
    scans.start(new Search.AtHost("localhost", Optional.empty()));

    Found found = scans.scans().get(0).found().get(0);
    assertThat(found.line()).hasValue("hub");
    assertThat(found.newLine()).isEmpty();
    assertThat(rig.lines.made).hasSize(1);
    door.setSoTimeout(100);
    assertThatThrownBy(() -> door.accept()).isInstanceOf(java.net.SocketTimeoutException.class);
  }

  @Test
  void aNetworkIsAskedHostByHost() throws Exception {
    KnownPort open = open();
    rig.lines.behind.put(modbusTcp("127.0.0.1", open.port()), Map.of(1, 42));

    Scans scans = scans(open);
    scans.start(new Search.InSubnet("127.0.0.0", 30));

    Scan scan = scans.scans().get(0);
    // 127.0.0.1 and 127.0.0.2, and two addresses behind the first
    assertThat(scan.asked()).isEqualTo(4);
    assertThat(scan.found()).hasSize(1);
  }

  @Test
  void sticksThatAnswerAreAskedWithTheirSerialNumber() throws Exception {
    sticks.there.add(new StickSearch.Stick("192.0.2.9", "E8:FD:F8:01:02:03", 1712345678L));
    sticks.there.add(new StickSearch.Stick("192.0.2.10", "E8:FD:F8:01:02:04", 1712345679L));
    rig.line("roof", "host", "192.0.2.10", "port", 8899);
    rig.lines.open("roof").registers.put(1, 42);

    Scans scans = scans();
    scans.start(new Search.Sticks());

    Scan scan = scans.scans().get(0);
    assertThat(scan.asked()).isEqualTo(3);
    assertThat(scan.found()).hasSize(2);
    assertThat(scan.found().get(0).candidate()).isEmpty();
    assertThat(scan.found().get(0).why().english())
        .contains("1712345678")
        .contains("no inverter answers");
    assertThat(scan.found().get(0).newLine())
        .isEqualTo(
            Map.of(
                "transport",
                "auto",
                "host",
                "192.0.2.9",
                "port",
                8899,
                "loggerSerial",
                1712345678L));
    assertThat(scan.found().get(1).line()).hasValue("roof");
  }

  @Test
  void aBroadcastThatCanNotBeSentIsTold() throws Exception {
    sticks.broken = true;
    Scans scans = scans();
    scans.start(new Search.Sticks());
    assertThat(scans.scans().get(0).found().get(0).why().english()).isEqualTo("no network");
  }

  @Test
  void aSerialPortIsAskedAtEachSpeed() throws Exception {
    LineSettings.Serial fast =
        new LineSettings.Serial("/dev/ttyUSB9", 19200, 8, LineSettings.Parity.NONE, 1);
    rig.lines.behind.put(fast, Map.of(5, 42));

    Scans scans = scans();
    scans.start(
        new Search.OnSerialPort("/dev/ttyUSB9", List.of(9600, 19200), new AddressRange(1, 5)));

    Scan scan = scans.scans().get(0);
    assertThat(scan.asked()).isEqualTo(10);
    assertThat(scan.found().get(0).address()).isEqualTo("/dev/ttyUSB9 19200 8N1 unit 5");
    assertThat(scan.found().get(0).newLine())
        .containsEntry("serialPort", "/dev/ttyUSB9")
        .containsEntry("baudRate", 19200);
    assertThat(rig.lines.made).hasSize(2).allMatch(line -> line.closed);
  }

  @Test
  void whatAnswersAndNobodyKnowsIsToldAsWell() throws Exception {
    rig.line("met", "host", "192.0.2.7");
    rig.lines.open("met").registers.put(7, 1);

    Scans scans = scans();
    scans.start(new Search.OnLine("met", new AddressRange(7, 7)));

    Found found = scans.scans().get(0).found().get(0);
    assertThat(found.candidate()).isEmpty();
    assertThat(found.address()).isEqualTo("met unit 7");
  }

  @Test
  void oneScanRunsAtATime() throws Exception {
    rig.line("met", "host", "192.0.2.7");
    Scans scans = scans();
    Search first = new Search.OnLine("met", new AddressRange(1, 2));
    driver.probeLink =
        link ->
            range -> {
              assertThatThrownBy(() -> scans.start(new Search.AtHost("127.0.0.1", Optional.of(1))))
                  .isInstanceOfSatisfying(
                      Refused.class, e -> assertThat(e.code()).isEqualTo(Refused.Code.BUSY));
              assertThat(again(scans, first)).isEqualTo("scan-1");
              return Stream.empty();
            };

    scans.start(first);

    assertThat(scans.scans()).hasSize(1);
    assertThat(scans.scans().get(0).asked()).isEqualTo(2);
  }

  private static String again(Scans scans, Search search) {
    try {
      return scans.start(search).id();
    } catch (Refused e) {
      return e.getMessage();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.1.0, 23",
    "192.168.1.0, 33",
    "8.8.8.0, 24",
    "meter.example, 24",
    "192.168.1, 24",
    "300.1.1.1, 24"
  })
  void onlyPrivateNetworksAreLookedThrough(String network, int prefix) {
    Search search = new Search.InSubnet(network, prefix);
    assertThatThrownBy(() -> scans().start(search))
        .isInstanceOfSatisfying(
            Refused.class,
            e -> {
              assertThat(e.code()).isEqualTo(Refused.Code.NOT_A_PRIVATE_NETWORK);
              assertThat(e.found()).isEqualTo(network + "/" + prefix);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.1.77, 24, 254, 192.168.1.1, 192.168.1.254",
    "10.0.0.200, 29, 6, 10.0.0.201, 10.0.0.206",
    "172.16.5.4, 32, 1, 172.16.5.4, 172.16.5.4",
    "172.16.5.5, 31, 2, 172.16.5.4, 172.16.5.5"
  })
  void aNetworkHasTheseHosts(String network, int prefix, int count, String first, String last)
      throws Refused {
    List<String> hosts = PrivateNetwork.hosts(new Search.InSubnet(network, prefix));
    assertThat(hosts).hasSize(count).startsWith(first).endsWith(last);
  }

  /** Keeps the fakes honest: what a scan opens has the name of a scan. */
  @Test
  void aLineOfAScanIsNoLineOfTheSite() throws Exception {
    KnownPort open = open();
    Scans scans = scans(open);
    scans.start(new Search.AtHost("127.0.0.1", Optional.empty()));
    assertThat(rig.lines.made).extracting((FakeLine line) -> line.id).containsExactly("scan");
    assertThat(rig.host.lines().lines()).isEmpty();
  }
}
