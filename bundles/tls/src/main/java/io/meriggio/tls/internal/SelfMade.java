// SPDX-License-Identifier: Apache-2.0
package io.meriggio.tls.internal;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import io.meriggio.tls.Certificate.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Makes a certificate with {@code keytool}, which every Java has: elliptic curve P-256, since its
 * handshake costs a small board a tenth of RSA's, good for {@value #DAYS} days.
 */
final class SelfMade {
  /**
   * Telephones and computers of Apple refuse more than 825 days, even for a certificate that their
   * owner trusts; it is renewed in time.
   */
  static final int DAYS = 820;

  private static final int LONGEST_SECONDS = 120;
  private static final String ALIAS = "gateway";

  private final Path temporary;
  private final Path keytool;

  /**
   * @param temporary a folder for a file of some seconds
   */
  SelfMade(Path temporary) {
    this(temporary, Path.of(System.getProperty("java.home"), "bin", "keytool"));
  }

  SelfMade(Path temporary, Path keytool) {
    this.temporary = temporary;
    this.keytool = keytool;
  }

  /**
   * A new certificate with a new key.
   *
   * @param names host names and addresses for which it shall be good
   * @throws IOException when there is no keytool, or it fails, with what it said
   */
  Identity make(Collection<String> names) throws IOException {
    Path folder = Files.createTempDirectory(temporary, "tls");
    Path store = folder.resolve("store.p12");
    String password = new BigInteger(130, new SecureRandom()).toString(Character.MAX_RADIX);
    try {
      run(command(store, names), password);
      return read(store, password.toCharArray());
    } finally {
      Files.deleteIfExists(store);
      Files.deleteIfExists(folder);
    }
  }

  private List<String> command(Path store, Collection<String> names) {
    String alternatives =
        names.stream()
            .map(name -> (isAddress(name) ? "ip:" : "dns:") + name)
            .collect(Collectors.joining(","));
    List<String> command = new ArrayList<>(List.of(keytool.toString()));
    command.addAll(List.of("-J-Xmx48m", "-J-XX:+UseSerialGC", "-J-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-genkeypair", "-alias", ALIAS, "-dname", "CN=Meriggio"));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
    command.addAll(List.of("-sigalg", "SHA256withECDSA", "-validity", String.valueOf(DAYS)));
    command.addAll(List.of("-ext", "san=" + alternatives, "-ext", "eku=serverAuth"));
    command.addAll(List.of("-ext", "ku:critical=digitalSignature"));
    command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString()));
    // by the environment: others can read arguments
    command.addAll(List.of("-storepass:env", "STORE_PASSWORD"));
    return command;
  }

  private static boolean isAddress(String name) {
    return name.matches("\\d+(\\.\\d+){3}") || name.contains(":");
  }

  @SuppressFBWarnings(
      value = "COMMAND_INJECTION",
      justification = "no shell; the program is Java's own, the names are those of this machine")
  private void run(List<String> command, String password) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("STORE_PASSWORD", password);
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("keytool did not end within " + LONGEST_SECONDS + " s");
      }
      if (process.exitValue() != 0) {
        throw new IOException("keytool ended with " + process.exitValue() + ": " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("keytool was interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Identity read(Path file, char[] password) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      return new Identity(
          Origin.SELF_MADE,
          List.of((X509Certificate) store.getCertificate(ALIAS)),
          (PrivateKey) store.getKey(ALIAS, password));
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }
}
