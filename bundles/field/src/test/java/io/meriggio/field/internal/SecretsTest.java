// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.field.internal.support.Descriptions;
import io.meriggio.field.internal.support.Parts;
import io.meriggio.field.internal.support.Secrets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** No planted secret leaves the gateway in a support bundle. */
class SecretsTest {
  private static final String BCRYPT =
      "$2a$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW";

  private static final String LOG =
      """
      2026-06-01 | WARN | mail refused for plant@example.org with hunter2-mail
      2026-06-01 | INFO | Claim code: 7K3M-Q9XP
      2026-06-01 | WARN | GET https://user:planted-url@example.org/hook failed
      2026-06-01 | DEBUG | Authorization: Bearer planted.short
      2026-06-01 | DEBUG | Cookie: meriggio-session=planted-cookie; other
      2026-06-01 | DEBUG | {"user":"anna","password":"planted \\"quoted\\" words"}
      2026-06-01 | DEBUG | session Zk3v9QhT0bLrXw7uYc2mAeD5sJ8gNf1iPq4RtKoVxWy
      2026-06-01 | DEBUG | account anna %s
      -----BEGIN PRIVATE KEY-----
      cGxhbnRlZC1rZXk=
      -----END PRIVATE KEY-----
      2026-06-01 | INFO | inverter OFFLINE: no answer from 192.0.2.7:502
      """
          .formatted(BCRYPT);

  @Test
  void plantedSecretsDoNotAppearAndTheRestDoes() throws IOException {
    Secrets secrets = new Secrets();
    secrets.learn("{\"host\":\"mail.example.org\",\"password\":\"hunter2-mail\"}");
    Map<String, Map<String, Object>> site =
        Map.of(
            "io.meriggio.device~cloud",
            Map.of("family", "azzurro-cloud", "settings.apiToken", "planted-token-1"));
    String configuration = Descriptions.configuration(site, secrets);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Parts(secrets)
        .with("configuration.txt", () -> configuration)
        .with("log/karaf.log", () -> LOG + "cloud refused planted-token-1\n")
        .with(
            "broken.txt",
            () -> {
              throw new IOException("no doctor");
            })
        .write(out);

    String all = unpacked(out.toByteArray());
    assertThat(all)
        .doesNotContain("hunter2-mail")
        .doesNotContain("7K3M-Q9XP")
        .doesNotContain("planted")
        .doesNotContain("Zk3v9QhT0bLrXw7uYc2mAeD5sJ8gNf1iPq4RtKoVxWy")
        .doesNotContain(BCRYPT)
        .doesNotContain("cGxhbnRlZC1rZXk");
    assertThat(all)
        .contains("azzurro-cloud")
        .contains("settings.apiToken = •••")
        .contains("mail refused for plant@example.org")
        .contains("inverter OFFLINE: no answer from 192.0.2.7:502")
        .contains("failed: java.io.IOException: no doctor");
  }

  private static String unpacked(byte[] archive) throws IOException {
    StringBuilder all = new StringBuilder();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        all.append(entry.getName())
            .append('\n')
            .append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }
}
