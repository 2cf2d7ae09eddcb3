// SPDX-License-Identifier: Apache-2.0
package io.meriggio.tls.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.meriggio.field.Notice;
import io.meriggio.tls.Certificate;
import io.meriggio.tls.Certificate.Origin;
import io.meriggio.tls.CertificateRefused;
import io.meriggio.tls.CertificateRefused.Code;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate of HTTPS: made, renewed, brought, shown. */
class CertificatesTest {
  private static final List<String> NAMES = List.of("meriggio.local", "gateway", "192.0.2.7");

  /** Two certificates of the machine's own keytool: each costs a second of a small machine. */
  private static Identity one;

  private static Identity two;

  @TempDir static Path temporary;
  @TempDir Path data;
  private final Instant now = one.certificate().getNotBefore().toInstant().plusSeconds(60);
  private KeyFolder keys;

  @BeforeAll
  static void made() throws IOException {
    one = new SelfMade(temporary).make(NAMES);
    two = new SelfMade(temporary).make(NAMES);
  }

  @BeforeEach
  void anEmptyFolder() {
    keys = new KeyFolder(data.resolve("keys"));
  }

  @Test
  void theSelfMadeOneIsGoodForTheNamesAndLessThan825Days() throws Exception {
    X509Certificate certificate = one.certificate();
    certificate.verify(certificate.getPublicKey());
    assertThat(((ECPublicKey) certificate.getPublicKey()).getParams().getOrder().bitLength())
        .isEqualTo(256);
    // Apple refuses server certificates of more than 825 days
    assertThat(
            Duration.between(
                certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant()))
        .isBetween(Duration.ofDays(365), Duration.ofDays(825));
    assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    Certificate shown = one.shown();
    assertThat(shown.names()).containsExactlyElementsOf(NAMES);
    assertThat(shown.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    try (var left = Files.list(temporary)) {
      assertThat(left).as("temporary files").isEmpty();
    }
  }

  @Test
  void whatKeytoolSaysIsTold() {
    assertThatThrownBy(() -> new SelfMade(temporary).make(List.of("not a name")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("keytool ended with 1: ");
    assertThatThrownBy(
            () -> new SelfMade(temporary, Path.of("/nowhere/keytool")).make(List.of("a")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void keysAreForThisUserOnlyAndComeBackAfterARestart() throws Exception {
    keys.keep(one);
    Path file = data.resolve("keys/self-made.pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(keys.read(Origin.SELF_MADE).orElseThrow().shown()).isEqualTo(one.shown());
    Files.writeString(file, "spoilt");
    assertThat(keys.read(Origin.SELF_MADE)).isEmpty();
  }

  @Test
  void theFirstOneIsMadeAndThenKept() {
    CertificateDesk desk = desk(now, names -> one);
    assertThat(desk.current()).isEmpty();
    assertThat(desk.tend()).isTrue();
    assertThat(desk.tend()).isFalse();
    assertThat(desk.notices()).isEmpty();
    assertThat(desk(now, names -> two).current().orElseThrow().shown()).isEqualTo(one.shown());
  }

  @Test
  void nothingIsMadeWhileTheClockCannotBeRight() {
    assertThat(desk(Instant.EPOCH, names -> one).tend()).isFalse();
  }

  @Test
  void itIsRenewedThirtyDaysBeforeItEnds() throws Exception {
    keys.keep(one);
    Instant end = one.certificate().getNotAfter().toInstant();
    assertThat(desk(end.minus(Duration.ofDays(31)), names -> two).tend()).isFalse();
    CertificateDesk late = desk(end.minus(Duration.ofDays(29)), names -> two);
    assertThat(late.tend()).isTrue();
    assertThat(late.current().orElseThrow().shown()).isEqualTo(two.shown());
  }

  @Test
  void aMakerThatFailsIsToldAndAskedAgain() {
    CertificateDesk.Maker broken =
        names -> {
          throw new IOException("no entropy");
        };
    CertificateDesk desk = desk(now, broken);
    assertThat(desk.tend()).isFalse();
    assertThat(desk.notices())
        .singleElement()
        .satisfies(n -> assertThat(n.word()).isEqualTo(Notice.Word.CERTIFICATE))
        .satisfies(n -> assertThat(n.sentence().english()).contains("no entropy"));
  }

  @Test
  void anOwnOneIsTakenShownBeforeTheSelfMadeAndWithdrawn() throws Exception {
    CertificateDesk desk = desk(now, names -> one);
    desk.tend();
    desk.take(certificate(two), key(two));
    assertThat(desk.current().orElseThrow().shown().fingerprint())
        .isEqualTo(two.shown().fingerprint());
    assertThat(desk(now, names -> one).current().orElseThrow().origin()).isEqualTo(Origin.OWN);

    desk.withdraw();
    assertThat(desk.current().orElseThrow().shown()).isEqualTo(one.shown());
  }

  /** It isn't renewed by the gateway: its people are told. */
  @Test
  void anOwnOneThatEndsSoonIsTold() throws Exception {
    CertificateDesk desk = desk(now, names -> one);
    desk.take(certificate(two), key(two));
    Instant end = two.certificate().getNotAfter().toInstant();
    CertificateDesk late = desk(end.minus(Duration.ofDays(29)), names -> one);
    assertThat(late.tend()).isFalse();
    assertThat(late.notices()).hasSize(1);
  }

  @Test
  void badOnesAreRefusedAndThePresentOneStays() throws Exception {
    CertificateDesk desk = desk(now, names -> one);
    desk.tend();
    String otherForm = Pem.block("EC PRIVATE KEY", new byte[] {1});
    String weak =
        Pem.block(
            "PRIVATE KEY",
            KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded());

    assertRefused(desk, "", key(two), Code.NOT_A_CERTIFICATE, "found 0 certificates");
    assertRefused(
        desk, Pem.block("CERTIFICATE", new byte[9]), key(two), Code.NOT_A_CERTIFICATE, "X.509");
    assertRefused(desk, certificate(two), "", Code.NOT_A_KEY, "PKCS#8");
    assertRefused(desk, certificate(two), otherForm, Code.NOT_A_KEY, "openssl pkcs8");
    assertRefused(desk, certificate(two), weak, Code.NOT_A_KEY, "EC");
    assertRefused(desk, certificate(two), key(one), Code.KEY_DOES_NOT_FIT, "CN=Meriggio");
    assertRefused(
        desk, certificate(two) + certificate(one), key(two), Code.CHAIN_BROKEN, "not signed by");
    CertificateDesk later = desk(now.plus(Duration.ofDays(900)), names -> one);
    assertRefused(later, certificate(two), key(two), Code.NOT_VALID_NOW, "CN=Meriggio");
    assertThat(desk.current().orElseThrow().shown()).isEqualTo(one.shown());
    assertThat(keys.read(Origin.OWN)).isEmpty();
  }

  @Test
  void theListenerShowsItAndThenAnotherWithoutAStop() throws Exception {
    Server server = new Server();
    TlsListener listener = new TlsListener("127.0.0.1", 0, one);
    server.addConnector(listener.createConnector(server));
    server.start();
    try {
      int port = listener.port().orElseThrow();
      assertThat(seen(port)).isEqualTo(one.certificate());
      listener.show(two);
      assertThat(seen(port)).isEqualTo(two.certificate());
    } finally {
      server.stop();
    }
  }

  private static java.security.cert.Certificate seen(int port) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Trusting()}, null);
    try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 5000);
      socket.setSoTimeout(5000);
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
      return socket.getSession().getPeerCertificates()[0];
    }
  }

  private void assertRefused(
      CertificateDesk desk, String certificates, String key, Code code, String words) {
    assertThatThrownBy(() -> desk.take(certificates, key))
        .asInstanceOf(type(CertificateRefused.class))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(code))
        .satisfies(refused -> assertThat(refused.text().english()).contains(words));
  }

  private CertificateDesk desk(Instant time, CertificateDesk.Maker maker) {
    return new CertificateDesk(
        keys, maker, CertificatesTest::names, Clock.fixed(time, ZoneOffset.UTC));
  }

  private static Collection<String> names() {
    return NAMES;
  }

  private static String certificate(Identity identity) throws Exception {
    return Pem.block("CERTIFICATE", identity.certificate().getEncoded());
  }

  private static String key(Identity identity) {
    return Pem.block("PRIVATE KEY", identity.key().getEncoded());
  }

  /** Any certificate: the test looks at it itself. */
  private static final class Trusting extends javax.net.ssl.X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkClientTrusted(
        X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

    @Override
    public void checkServerTrusted(
        X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
