// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import io.meriggio.configuration.internal.Phrase;
import io.meriggio.configuration.internal.Values;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A line, as {@code io.meriggio.line~id} says, defaults of its transport filled in.
 *
 * @param id lower-case letters, digits and {@code -}
 * @param transport how it is reached
 * @param host address or name; of every transport over TCP
 * @param port 1…65535; 0 for serial and CAN
 * @param canInterface of a CAN line: the kernel's interface, {@code can0} if none is named, or
 *     {@code loopback:PORT}
 * @param loggerSerial the number on a stick's label, unsigned 32 bit
 * @param serialPort the device file or name; of a serial line
 * @param baudRate 1200…115200
 * @param dataBits 7…8
 * @param parity of a serial line
 * @param stopBits 1…2
 * @param timeout longest wait for an answer, 10 ms to 60 s
 * @param gap shortest silence between two exchanges, 0 to 10 s
 * @param retries how often a read without an answer is tried again, 0…5
 * @param readOnly no write can leave it, whoever asks
 */
public record LineConfiguration(
    String id,
    Transport transport,
    Optional<String> host,
    int port,
    String canInterface,
    Optional<Long> loggerSerial,
    Optional<String> serialPort,
    int baudRate,
    int dataBits,
    Parity parity,
    int stopBits,
    Duration timeout,
    Duration gap,
    int retries,
    boolean readOnly) {

  private static final List<String> KEYS =
      List.of(
          "transport",
          "host",
          "port",
          "interface",
          "loggerSerial",
          "serialPort",
          "baudRate",
          "dataBits",
          "parity",
          "stopBits",
          "timeoutMillis",
          "gapMillis",
          "retries",
          "readOnly");
  private static final String DEFAULT_CAN_INTERFACE = "can0";
  private static final String CAN_INTERFACE =
      "loopback:[0-9]{1,5}|(?!loopback)[A-Za-z0-9_.-]{1,15}";
  private static final long LARGEST_LOGGER_SERIAL = 0xFFFF_FFFFL;

  /**
   * Checks a configuration.
   *
   * @param pid {@code io.meriggio.line~id}
   * @param properties as of Configuration Admin; numbers may be texts
   */
  public static Checked<LineConfiguration> check(String pid, Map<String, Object> properties) {
    Values values = new Values(pid, properties).only(KEYS);
    String id = values.id();
    Transport transport = values.requiredWord("transport", Transport.byWord());
    if (transport == null) {
      return values.refused();
    }
    Optional<String> host = values.matching("host", Phrase.HOST, "[A-Za-z0-9._:%\\[\\]-]{1,253}");
    Optional<String> serialPort = values.text("serialPort", 200);
    if (transport.overTcp()) {
      values.required("host", host, Phrase.HOST.text());
    }
    if (transport == Transport.SERIAL) {
      values.required("serialPort", serialPort, Phrase.TEXT.text("200"));
    }
    String canInterface =
        values
            .matching("interface", Phrase.CAN_INTERFACE, CAN_INTERFACE)
            .orElse(DEFAULT_CAN_INTERFACE);
    int configuredPort = values.whole("port", 1, 65535).orElse(transport.defaultPort());
    int port = transport.overTcp() ? configuredPort : 0;
    Transport.Timing timing = transport.defaultTiming(port);
    LineConfiguration line =
        new LineConfiguration(
            id,
            transport,
            host,
            port,
            canInterface,
            values.large("loggerSerial", 1, LARGEST_LOGGER_SERIAL),
            serialPort,
            values.whole("baudRate", 1200, 115200).orElse(9600),
            values.whole("dataBits", 7, 8).orElse(8),
            values.word("parity", Parity.byWord()).orElse(Parity.NONE),
            values.whole("stopBits", 1, 2).orElse(1),
            values.millis("timeoutMillis", 10, 60_000).orElse(timing.timeout()),
            values.millis("gapMillis", 0, 10_000).orElse(timing.gap()),
            values.whole("retries", 0, 5).orElse(timing.retries()),
            values.flag("readOnly").orElse(false));
    return values.checked(line);
  }
}
