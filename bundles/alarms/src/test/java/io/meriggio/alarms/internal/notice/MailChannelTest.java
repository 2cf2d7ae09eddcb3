// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.meriggio.alarms.Notices;
import io.meriggio.alarms.internal.book.Moment;
import io.meriggio.configuration.Checked;
import io.meriggio.configuration.MailConfiguration;
import io.meriggio.configuration.Pids;
import io.meriggio.testkit.HeapMemory;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mail to a server on this machine. */
class MailChannelTest {
  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void anAlarmAndItsEndAreTwoMailsInTheLanguageOfTheSite() throws Exception {
    server.start();
    MailChannel mail = channel(settings(), Locale.ITALIAN);
    mail.send(Alarm.raised("a"));
    mail.send(Alarm.cleared("a"));
    MimeMessage[] received = server.getReceivedMessages();

    assertThat(received).hasSize(2);
    assertThat(received[0].getSubject())
        .isEqualTo("[Casa di Anna] Allarme, errore: Tetto segnala ID001: però");
    assertThat(received[0].getFrom()[0].toString()).isEqualTo("casa@example.org");
    assertThat(received[0].getAllRecipients()[0].toString()).isEqualTo("anna@example.org");
    assertThat(received[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(received[0].getContent().toString().replace("\r", "").strip())
        .isEqualTo(
            "Tetto segnala ID001: però\n\nGravità: errore\nRiguarda: roof (FAULT)\n"
                + "Dal: 2026-06-01 12:00:00\n\n"
                + "Casa di Anna scriverà di nuovo quando sarà finito.");
    assertThat(received[1].getSubject())
        .isEqualTo("[Casa di Anna] Allarme rientrato: Tetto segnala ID001: però");
    assertThat(received[1].getContent().toString()).contains("Al: 2026-06-01 12:01:00");
  }

  @Test
  void theLoaderOfTheThreadNeedsToKnowNothingOfMail() throws Exception {
    server.start();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      // as in a framework
      thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
      channel(settings(), Locale.ENGLISH).send(Alarm.raised("a"));
      assertThat(thread.getContextClassLoader()).isSameAs(ClassLoader.getPlatformClassLoader());
    } finally {
      thread.setContextClassLoader(before);
    }
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void whoSignsInIsKnownAndAWrongPasswordIsTriedAgainLater() throws Exception {
    server.start();
    server.setUser("casa@example.org", "casa", "s3cret");
    Map<String, Object> keys = settings();
    keys.put("user", "casa");
    keys.put("password", "s3cret");
    channel(keys, Locale.ENGLISH).send(Alarm.raised("a"));
    keys.put("password", "wrong");
    NotSent refused = refused(channel(keys, Locale.ENGLISH));

    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(refused.isForGood()).isFalse();
    assertThat(refused.text().english())
        .startsWith("127.0.0.1:" + server.getSmtp().getPort() + " refuses the mail:")
        .doesNotContain("wrong");
  }

  @Test
  void aServerThatRefusesTheReceiverForGoodIsNotAskedAgainAndOneThatAsksToWaitIs()
      throws Exception {
    assertThat(refused(channel(scripted("550 no such mailbox"), Locale.ENGLISH)).isForGood())
        .isTrue();
    assertThat(refused(channel(scripted("451 greylisted"), Locale.ENGLISH)).isForGood()).isFalse();
  }

  @Test
  void withoutEncryptionNothingIsSentToAServerThatOughtToHaveIt() throws Exception {
    server.start();
    Map<String, Object> keys = settings();
    keys.put("security", "STARTTLS");

    assertThat(refused(channel(keys, Locale.ENGLISH)).isForGood()).isFalse();
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerThatNobodyVouchesForGetsNothing() throws Exception {
    GreenMail encrypted = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtps"));
    encrypted.start();
    try {
      Map<String, Object> keys = base(encrypted.getSmtps().getPort());
      keys.put("security", "TLS");
      assertThat(refused(channel(keys, Locale.ENGLISH)).text().english())
          .startsWith("127.0.0.1:" + encrypted.getSmtps().getPort() + " could not be reached");
      assertThat(encrypted.getReceivedMessages()).isEmpty();
    } finally {
      encrypted.stop();
    }
  }

  @Test
  void aTestTellsTheOutcomeAndWhatIsMissing() {
    server.start();
    Map<String, Map<String, Object>> site = new HashMap<>();
    try (NoticeWays ways =
        new NoticeWays(
            pid -> site.getOrDefault(pid, Map.of()),
            () -> ZoneId.of("Europe/Rome"),
            () -> new Moment(Alarm.AT, Duration.ZERO),
            new HeapMemory())) {
      assertThat(ways.test("mail").sent()).isFalse();
      assertThat(ways.test("mail").detail().english()).startsWith("Not sent: there is no server");
      site.put(Pids.MAIL, settings());
      Notices.Tried tried = ways.test("mail");

      assertThat(tried.sent()).isTrue();
      assertThat(tried.detail().english()).startsWith("Taken: 250");
      assertThat(server.getReceivedMessages()).hasSize(1);
    }
  }

  /** A server that says one thing to every receiver. */
  private static Map<String, Object> scripted(String answer) throws Exception {
    ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread thread =
        new Thread(
            () -> {
              try (socket;
                  Socket client = socket.accept();
                  BufferedReader in =
                      new BufferedReader(
                          new InputStreamReader(
                              client.getInputStream(), StandardCharsets.US_ASCII))) {
                say(client, "220 test");
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                  say(client, line.startsWith("RCPT") ? answer : "250 ok");
                }
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    Map<String, Object> keys = base(socket.getLocalPort());
    return keys;
  }

  private static void say(Socket client, String line) throws java.io.IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  private Map<String, Object> settings() {
    return base(server.getSmtp().getPort());
  }

  private static Map<String, Object> base(int port) {
    return new HashMap<>(
        Map.of(
            "enabled",
            true,
            "host",
            "127.0.0.1",
            "port",
            port,
            "security",
            "NONE",
            "from",
            "casa@example.org",
            "to",
            new String[] {"anna@example.org"}));
  }

  private static MailChannel channel(Map<String, Object> keys, Locale language) {
    Checked<MailConfiguration> checked = MailConfiguration.check(Pids.MAIL, keys);
    return new MailChannel(
        ((Checked.Valid<MailConfiguration>) checked).value(), Alarm.letter(language));
  }

  private static NotSent refused(Channel channel) {
    return catchThrowableOfType(NotSent.class, () -> channel.send(Alarm.raised("a")));
  }
}
