// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.meriggio.testkit.pack.BundleFile;
import io.meriggio.testkit.pack.PackFile;
import io.meriggio.update.PackRefused;
import io.meriggio.update.PackRefused.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KarReaderTest {
  private static final BundleFile BUNDLE =
      BundleFile.named("test.meter", "1.0.0").file("a/text.txt", "hello".repeat(200));

  @TempDir private Path folder;

  @Test
  void aPackIsReadWithItsFeatureAndItsBundles() throws Exception {
    PackContent content = read(PackFile.of("meter", "1.0.0", BUNDLE).bytes());
    assertThat(content.name()).isEqualTo("meter");
    assertThat(content.version()).isEqualTo("1.0.0");
    assertThat(content.digest()).hasSize(64);
    assertThat(content.bundles())
        .containsExactly(
            new PackContent.BundleFile("test.meter-1.0.0.jar", "test.meter", "1.0.0", false));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("pack.kar", "test.meter-1.0.0.jar");
    }
  }

  @Test
  void featuresThatItStandsOnAreKept() throws Exception {
    PackFile pack =
        PackFile.of("meter", "1.0.0", BUNDLE)
            .file(
                "repository/test/meter/1.0.0/features.xml",
                PackFile.features(
                    "meter",
                    "1.0.0",
                    "<details>what it is</details><feature>gateway-core</feature>"
                        + "<bundle start-level='80'>mvn:test/test.meter/1.0.0</bundle>"));
    assertThat(read(pack.bytes()).requires()).containsExactly("gateway-core");
  }

  @Test
  void anArchiveCutAnywhereIsRefused() throws Exception {
    byte[] kar = PackFile.of("meter", "1.0.0", BUNDLE).bytes();
    for (int length = 0; length < kar.length; length += 7) {
      byte[] cut = Arrays.copyOf(kar, length);
      assertThat(refused(cut).code())
          .as("cut at %d of %d", length, kar.length)
          .isEqualTo(Code.NOT_A_PACK);
    }
  }

  @Test
  void aBundleCutAnywhereIsRefused() throws Exception {
    byte[] jar = BUNDLE.bytes();
    PackFile whole = PackFile.of("meter", "1.0.0", BUNDLE);
    for (int length = 0; length < jar.length; length += 11) {
      byte[] cut = Arrays.copyOf(jar, length);
      PackFile pack = whole.file("repository/test/test.meter/1.0.0/test.meter-1.0.0.jar", cut);
      assertThat(refused(pack.bytes()).code())
          .as("cut at %d of %d", length, jar.length)
          .isIn(Code.NOT_A_PACK, Code.NOT_A_DRIVER);
    }
  }

  @Test
  void aChangedByteIsEitherNoticedOrHarmless() throws Exception {
    long seed = Long.getLong("meriggio.seed", new Random().nextLong());
    int cases =
        Integer.getInteger("meriggio.cases", 300) * Integer.getInteger("meriggio.factor", 1);
    System.out.println("KarReaderTest: -Dmeriggio.seed=" + seed + " cases " + cases);
    Random random = new Random(seed);
    byte[] kar = PackFile.of("meter", "1.0.0", BUNDLE).bytes();
    for (int i = 0; i < cases; i++) {
      byte[] changed = kar.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      Throwable thrown = catchThrowable(() -> read(changed));
      if (thrown != null) {
        assertThat(thrown).as("case %d of seed %d", i, seed).isInstanceOf(PackRefused.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil.jar", "/etc/evil", "a/../../b", "a\\b", "C:/x"})
  void aNameThatLeadsElsewhereIsRefused(String name) {
    PackFile pack = PackFile.of("meter", "1.0.0", BUNDLE).file(name, "x");
    assertThat(refused(pack.bytes())).hasMessageContaining("'" + name + "' leads elsewhere");
  }

  @Test
  void aNameThatStandsTwiceIsRefused() {
    byte[] kar =
        PackFile.of("meter", "1.0.0", BUNDLE).file("same-name", "1").file("same-nome", "2").bytes();
    byte[] changed =
        new String(kar, StandardCharsets.ISO_8859_1)
            .replace("same-nome", "same-name")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(refused(changed)).hasMessageContaining("same-name");
  }

  @Test
  void whatUnpacksToAHundredTimesItsSizeIsRefused() {
    PackFile pack = PackFile.of("meter", "1.0.0", BUNDLE).file("zeros", new byte[8 << 20]);
    assertThat(refused(pack.bytes()).code()).isEqualTo(Code.TOO_LARGE);
  }

  @Test
  void tooManyEntriesAreRefused() {
    PackFile pack = PackFile.of("meter", "1.0.0", BUNDLE);
    for (int i = 0; i < 2001; i++) {
      pack.files().put("f" + i, new byte[0]);
    }
    assertThat(refused(pack.bytes()).code()).isEqualTo(Code.TOO_LARGE);
  }

  @Test
  void noFeaturesFileAndTwoFeaturesFilesAreRefused() {
    PackFile none =
        new PackFile(java.util.Map.of("a.xml", "<metadata/>".getBytes(StandardCharsets.UTF_8)));
    assertThat(refused(none.bytes())).hasMessageContaining("0 features files");
    PackFile two =
        PackFile.of("meter", "1.0.0", BUNDLE)
            .file("repository/more.xml", PackFile.features("b", "1", ""));
    assertThat(refused(two.bytes())).hasMessageContaining("2 features files");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<config name='org.apache.felix.http'>a=b</config>",
        "<configfile finalname='/etc/x'>mvn:a/b/1</configfile>",
        "<conditional><condition>x</condition></conditional>",
        "<bundle>file:/tmp/evil.jar</bundle>",
        "<bundle>mvn:test/test.meter/1.0.0!/x</bundle>",
        "<bundle>wrap:mvn:test/test.meter/1.0.0</bundle>",
        "<feature>a b</feature>",
      })
  void aFeatureThatAsksForMoreThanADriverNeedsIsRefused(String element) {
    assertThat(refused(withFeature("meter", "1.0.0", element)).code()).isEqualTo(Code.NOT_A_PACK);
  }

  @Test
  void anotherRepositoryATwofoldFeatureAndAnEntityAreRefused() {
    String good = PackFile.features("meter", "1.0.0", "<bundle>mvn:test/test.meter/1.0.0</bundle>");
    assertRefused(good.replace("<feature ", "<repository>mvn:a/b/1/xml</repository><feature "));
    assertRefused(good.replace("</features>", "<feature name='b' version='1'/></features>"));
    assertRefused(
        good.replace("<features", "<!DOCTYPE f [<!ENTITY e SYSTEM 'file:/etc/passwd'>]><features")
            .replace("<bundle>", "<details>&e;</details><bundle>"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Meter", "../meter", "", "a b"})
  void aPacksNameIsLowerCaseLettersDigitsAndHyphens(String name) {
    assertThat(
            refused(withFeature(name, "1.0.0", "<bundle>mvn:test/test.meter/1.0.0</bundle>"))
                .code())
        .isEqualTo(Code.NOT_A_PACK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "one", "1.0.0.0.0", "1/2", "99999999999"})
  void aPacksVersionIsAVersion(String version) {
    assertThat(
            refused(withFeature("meter", version, "<bundle>mvn:test/test.meter/1.0.0</bundle>"))
                .code())
        .isEqualTo(Code.NOT_A_PACK);
  }

  @Test
  void aBundleThatTheArchiveDoesNotHoldIsRefused() {
    assertThat(refused(withFeature("meter", "1.0.0", "<bundle>mvn:test/test.other/1.0.0</bundle>")))
        .hasMessageContaining("test.other-1.0.0.jar");
  }

  @Test
  void aDriverMustNotExportPackagesNorAttachItselfToAnotherBundle() {
    assertThat(refused(PackFile.of("m", "1", BUNDLE.with("Export-Package", "a")).bytes()))
        .hasMessageContaining("exports packages")
        .extracting(PackRefused::code)
        .isEqualTo(Code.NOT_A_DRIVER);
    assertThat(refused(PackFile.of("m", "1", BUNDLE.with("Fragment-Host", "a")).bytes()).code())
        .isEqualTo(Code.NOT_A_DRIVER);
  }

  @Test
  void aJarThatIsNoBundleIsRefused() {
    PackFile pack =
        PackFile.of("m", "1", BUNDLE)
            .file(
                "repository/test/test.meter/1.0.0/test.meter-1.0.0.jar",
                new PackFile(java.util.Map.of("a", new byte[1])).bytes());
    assertThat(refused(pack.bytes()).code()).isEqualTo(Code.NOT_A_DRIVER);
  }

  private byte[] withFeature(String name, String version, String elements) {
    return PackFile.of("meter", "1.0.0", BUNDLE)
        .file(
            "repository/test/meter/1.0.0/features.xml", PackFile.features(name, version, elements))
        .bytes();
  }

  private void assertRefused(String features) {
    PackFile pack =
        PackFile.of("meter", "1.0.0", BUNDLE)
            .file("repository/test/meter/1.0.0/features.xml", features);
    assertThat(refused(pack.bytes()).code()).as(features).isEqualTo(Code.NOT_A_PACK);
  }

  private PackContent read(byte[] kar) throws IOException, PackRefused {
    try (Stream<Path> left = Files.list(folder)) {
      for (Path file : left.toList()) {
        Files.delete(file);
      }
    }
    return KarReader.read(new ByteArrayInputStream(kar), folder);
  }

  private PackRefused refused(byte[] kar) {
    PackRefused refused = catchThrowableOfType(PackRefused.class, () -> read(kar));
    assertThat(refused).isNotNull();
    return refused;
  }
}
