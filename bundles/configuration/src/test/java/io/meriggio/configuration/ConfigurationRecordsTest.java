// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.Text;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values are those of the table "Configuration" of the doors' contract. */
class ConfigurationRecordsTest {

  @ParameterizedTest
  @CsvSource({
    "modbus-tcp,,502,1000,0,1",
    "modbus-tcp,55400,55400,5000,1000,1",
    "modbus-tcp,55402,55402,5000,1000,1",
    "modbus-tcp,55403,55403,1000,0,1",
    "modbus-tcp,8899,8899,3000,200,1",
    "rtu-over-tcp,,8899,3000,200,1",
    "modbus-tcp-crc,,8899,3000,200,1",
    "auto,,8899,3000,200,1",
    "solarman-v5,,8899,5000,200,1",
  })
  void aLineOverTcpHasTheDefaultsOfItsTransportAndPort(
      String transport, Integer given, int port, int timeout, int gap, int retries) {
    Map<String, Object> properties =
        given == null
            ? Map.of("transport", transport, "host", "192.0.2.7")
            : Map.of("transport", transport, "host", "192.0.2.7", "port", given);
    LineConfiguration line = line(properties);
    assertThat(line.id()).isEqualTo("met");
    assertThat(line.host()).contains("192.0.2.7");
    assertThat(line.port()).isEqualTo(port);
    assertThat(line.timeout()).isEqualTo(Duration.ofMillis(timeout));
    assertThat(line.gap()).isEqualTo(Duration.ofMillis(gap));
    assertThat(line.retries()).isEqualTo(retries);
    assertThat(line.readOnly()).isFalse();
  }

  @Test
  void aSerialLineHasTheDefaults9600And8N1() {
    LineConfiguration line = line(Map.of("transport", "serial", "serialPort", "/dev/ttyUSB0"));
    assertThat(line.serialPort()).contains("/dev/ttyUSB0");
    assertThat(line.baudRate()).isEqualTo(9600);
    assertThat(line.dataBits()).isEqualTo(8);
    assertThat(line.parity()).isEqualTo(Parity.NONE);
    assertThat(line.stopBits()).isEqualTo(1);
    assertThat(line.timeout()).isEqualTo(Duration.ofMillis(1000));
  }

  @Test
  void numbersMayBeLongsDoublesOrTexts() {
    LineConfiguration line =
        line(
            Map.of(
                "transport", "modbus-tcp",
                "host", "meter.example",
                "port", "1502",
                "retries", 2L,
                "timeoutMillis", 750.0,
                "loggerSerial", 4294967295L,
                "readOnly", "true"));
    assertThat(line.port()).isEqualTo(1502);
    assertThat(line.retries()).isEqualTo(2);
    assertThat(line.timeout()).isEqualTo(Duration.ofMillis(750));
    assertThat(line.loggerSerial()).contains(4294967295L);
    assertThat(line.readOnly()).isTrue();
  }

  @Test
  void aCanLineIsReachedByAnInterface() {
    assertThat(line(Map.of("transport", "can")).canInterface()).isEqualTo("can0");
    assertThat(line(Map.of("transport", "can", "interface", "loopback:29536")).canInterface())
        .isEqualTo("loopback:29536");
    List<Problem> problems =
        problems(
            LineConfiguration.check(
                "io.meriggio.line~boxes", Map.of("transport", "can", "interface", "loopback")));
    assertThat(problems)
        .extracting(problem -> problem.text().in(Locale.ITALY))
        .containsExactly(
            "io.meriggio.line~boxes, chiave interface: trovato 'loopback', ammesso:"
                + " un'interfaccia del kernel, per esempio can0, oppure loopback:PORTA");
  }

  @Test
  void aBadValueIsNamedWithItsPidKeyWhatItWasAndWhatIsAllowed() {
    List<Problem> problems =
        problems(
            LineConfiguration.check(
                "io.meriggio.line~met",
                Map.of("transport", "modbus-tcp", "host", "192.0.2.7", "port", 70000)));
    assertThat(problems)
        .containsExactly(
            new Problem(
                "io.meriggio.line~met",
                "port",
                "70000",
                new Text(
                    "a whole number from 1 to 65535",
                    "un numero intero da 1 a 65535",
                    "eine ganze Zahl von 1 bis 65535"),
                Optional.empty()));
    assertThat(problems.get(0).at(new Place("site.json", 4)).text().in(Locale.ENGLISH))
        .isEqualTo(
            "site.json, line 4: io.meriggio.line~met, key port: found '70000', allowed: a whole"
                + " number from 1 to 65535");
    assertThat(problems.get(0).at(new Place("site.json", 4)).text().in(Locale.ITALY))
        .isEqualTo(
            "site.json, riga 4: io.meriggio.line~met, chiave port: trovato '70000', ammesso: un"
                + " numero intero da 1 a 65535");
    assertThat(problems.get(0).at(new Place("site.json", 4)).text().in(Locale.GERMANY))
        .isEqualTo(
            "site.json, Zeile 4: io.meriggio.line~met, Schlüssel port: gefunden '70000', zulässig:"
                + " eine ganze Zahl von 1 bis 65535");
  }

  @Test
  void everyProblemOfAConfigurationIsToldAtOnce() {
    assertThat(
            keys(
                LineConfiguration.check(
                    "io.meriggio.line~Met",
                    Map.of(
                        "transport", "modbus-tcp",
                        "port", "0",
                        "retries", 1.5,
                        "readOnly", "yes",
                        "timeoutMillis", List.of(1)))))
        .containsExactlyInAnyOrder("", "host", "port", "retries", "readOnly", "timeoutMillis");
  }

  @Test
  void anUnknownKeyIsAProblemThatSuggestsTheNearest() {
    List<Problem> problems =
        problems(
            DeviceConfiguration.check(
                "io.meriggio.device~grid", Map.of("family", "dtsu666", "line", "met", "unti", 32)));
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).key()).isEqualTo("unti");
    assertThat(problems.get(0).allowed().english()).startsWith("unit (is it meant?)");
    assertThat(problems.get(0).text().in(Locale.ITALIAN)).contains("unit (si intendeva questa?)");
  }

  @Test
  void aDeviceCarriesItsDriversSettingsByTheKeyAfterTheDot() {
    DeviceConfiguration device =
        valid(
            DeviceConfiguration.check(
                "io.meriggio.device~grid",
                Map.of(
                    "family", "dtsu666",
                    "line", "met",
                    "unit", 32L,
                    "model", "auto",
                    "pollMillis", 500,
                    "settings.invertSign", true,
                    "service.pid", "io.meriggio.device~grid",
                    "service.factoryPid", "io.meriggio.device")));
    assertThat(device)
        .isEqualTo(
            new DeviceConfiguration(
                "grid",
                "dtsu666",
                Optional.of("met"),
                Optional.of(32),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ofMillis(500)),
                Map.of("invertSign", true)));
  }

  @Test
  void onlyOnboardInputsAndTheCloudNeedNoLine() {
    assertThat(keys(DeviceConfiguration.check("io.meriggio.device~a", Map.of("family", "string"))))
        .containsExactly("line");
    assertThat(
            valid(DeviceConfiguration.check("io.meriggio.device~a", Map.of("family", "onboard-io")))
                .line())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"map,../etc/passwd", "unit,0", "unit,248", "line,Met", "pollMillis,0", "family,a b"})
  void aDeviceValueOutOfItsRangeIsRefused(String key, String value) {
    Map<String, Object> properties =
        new java.util.HashMap<>(Map.of("family", "dtsu666", "line", "met"));
    properties.put(key, value);
    assertThat(keys(DeviceConfiguration.check("io.meriggio.device~a", properties)))
        .containsExactly(key);
  }

  @Test
  void aPlantTakesItsSourcesAsArrayListOrText() {
    PlantConfiguration plant =
        valid(
            PlantConfiguration.check(
                "io.meriggio.plant",
                Map.of(
                    "name", "Casa",
                    "phases", 3,
                    "contractedPower", 6000L,
                    "timeZone", "Europe/Rome",
                    "latitude", 41.9,
                    "longitude", "12.5",
                    "exchangeSource", "grid",
                    "productionSources", new String[] {"pv-1", "pv-2"},
                    "storageSources", "bat")));
    assertThat(plant)
        .isEqualTo(
            new PlantConfiguration(
                "Casa",
                3,
                Optional.of(6000),
                ZoneId.of("Europe/Rome"),
                Optional.of(41.9),
                Optional.of(12.5),
                Optional.of("grid"),
                List.of("pv-1", "pv-2"),
                List.of("bat")));
  }

  @Test
  void aPlantRefusesTwoPhasesAnUnknownZoneAndHalfAPosition() {
    assertThat(
            keys(
                PlantConfiguration.check(
                    "io.meriggio.plant",
                    Map.of("phases", 2, "timeZone", "Rome", "latitude", 41.9))))
        .containsExactlyInAnyOrder("phases", "timeZone", "longitude");
  }

  @Test
  void aGatewayHasANameOfItsOwn() {
    assertThat(valid(GatewayConfiguration.check("io.meriggio.gateway", Map.of())))
        .isEqualTo(GatewayConfiguration.unconfigured());
    assertThat(
            valid(
                GatewayConfiguration.check(
                    "io.meriggio.gateway",
                    Map.of(
                        "component.name", "io.meriggio.rest.internal.RestComponent",
                        "osgi.ds.satisfying.condition.target", "(osgi.condition.id=true)"))))
        .as("what the component runtime adds is no key of ours")
        .isEqualTo(GatewayConfiguration.unconfigured());
    assertThat(
            valid(
                    GatewayConfiguration.check(
                        "io.meriggio.gateway", Map.of("serialNumber", "CA020490200005")))
                .serialNumber())
        .contains("CA020490200005");
  }

  @Test
  void proxiesAreTrustedByAddressOrNetworkAndNoneUnlessListed() {
    assertThat(GatewayConfiguration.unconfigured().trustedProxies()).isEmpty();
    assertThat(
            valid(
                    GatewayConfiguration.check(
                        "io.meriggio.gateway",
                        Map.of("trustedProxies", List.of("192.0.2.7", "2001:db8::/32"))))
                .trustedProxies())
        .containsExactly("192.0.2.7", "2001:db8::/32");
    for (String bad : List.of("proxy.example", "192.0.2.0/33", "192.0.2", "1.2.3.999", "0/0")) {
      assertThat(
              problems(
                  GatewayConfiguration.check(
                      "io.meriggio.gateway", Map.of("trustedProxies", List.of(bad)))))
          .as(bad)
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.key()).isEqualTo("trustedProxies");
                assertThat(problem.allowed().english()).contains("192.0.2.7", "192.0.2.0/24");
              });
    }
  }

  private static LineConfiguration line(Map<String, Object> properties) {
    return valid(LineConfiguration.check("io.meriggio.line~met", properties));
  }

  private static <T> T valid(Checked<T> checked) {
    assertThat(checked).isInstanceOf(Checked.Valid.class);
    return ((Checked.Valid<T>) checked).value();
  }

  private static List<Problem> problems(Checked<?> checked) {
    assertThat(checked).isInstanceOf(Checked.Refused.class);
    return ((Checked.Refused<?>) checked).problems();
  }

  private static List<String> keys(Checked<?> checked) {
    return problems(checked).stream().map(Problem::key).toList();
  }
}
