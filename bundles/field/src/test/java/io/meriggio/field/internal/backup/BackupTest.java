// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field.internal.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.meriggio.device.Text;
import io.meriggio.field.Backup;
import io.meriggio.field.BackupRefused;
import io.meriggio.field.BackupRefused.Code;
import io.meriggio.memory.LiveFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a back-up holds, and which one is taken. */
class BackupTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final String END =
      "format=1\nform=1\nmade-at=2026-06-01T12:00:00Z\nwritten-by=0.1.0\nserial-number=\nfiles=1\n";

  @TempDir Path data;
  @TempDir Path other;

  @BeforeEach
  void twoDataDirectories() throws IOException {
    write(data, "version", "form=1\nwritten-by=0.1.0\n");
    write(data, "config-layers.json", "{\"mail\":\"secret\"}");
    write(data, "memory/memory.db", "being written");
    write(data, "memory/memory.db-wal", "a log");
    write(data, "keys/own.pem", "key");
    write(data, "config/a.config.tmp", "half");
    write(data, "karaf/cache/bundle1/x.jar", "cache");
    write(data, "kept/before-restore/config-layers.json", "old");
    write(data, "lock", "12");
    Files.createSymbolicLink(data.resolve("maps"), Path.of("/etc"));
    write(other, "version", "form=1\nwritten-by=0.1.0\n");
  }

  @Test
  void aBackUpHoldsTheDataAndIsLaidReadyElsewhere() throws Exception {
    Backup backup = take(archive());

    assertThat(backup).isEqualTo(new Backup(NOON, "0.1.0", Optional.of("CA020490200005"), 4));
    assertThat(ready())
        .containsExactly("config-layers.json", "keys/own.pem", "memory/memory.db", "version");
    Path ready = other.resolve("restore/ready");
    assertThat(ready.resolve("config-layers.json")).hasContent("{\"mail\":\"secret\"}");
    assertThat(ready.resolve("memory/memory.db")).hasContent("as it was at one moment");
    assertThat(Files.getPosixFilePermissions(ready.resolve("keys/own.pem")).toString())
        .doesNotContain("GROUP", "OTHERS");
    try (Stream<Path> left = Files.list(data.resolve("karaf/tmp"))) {
      assertThat(left).as("temporary copies").isEmpty();
    }
  }

  @Test
  void aSecondBackUpTakesThePlaceOfTheOneThatWaits() throws Exception {
    take(archive());
    take(zip("data/maps/my.csv", "rows", Manifest.NAME, END));
    assertThat(ready()).containsExactly("maps/my.csv");
  }

  /** Every length: an archive that broke off is never taken for a whole one. */
  @Test
  void anArchiveThatBrokeOffIsRefusedAndTheOneThatWaitsStays() throws Exception {
    take(zip("data/maps/my.csv", "rows", Manifest.NAME, END));
    byte[] whole = archive();
    // the directory at the end of a zip file is not read: what comes before it is all
    int content = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    assertThat(content).isPositive();
    for (int length = 0; length < content; length += 7) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> take(cut))
          .asInstanceOf(type(BackupRefused.class))
          .satisfies(refused -> assertThat(refused.code()).isEqualTo(Code.NOT_A_BACKUP));
      assertThat(ready()).containsExactly("maps/my.csv");
    }
  }

  @Test
  void aByteThatFlippedIsSeen() throws Exception {
    long seed = Long.getLong("meriggio.seed", 20260601L);
    byte[] whole = zip("data/maps/my.csv", "address,count,type\n".repeat(40), Manifest.NAME, END);
    int begin = new String(whole, StandardCharsets.ISO_8859_1).indexOf("my.csv") + 6;
    int end = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\7\10");
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      byte[] flipped = whole.clone();
      flipped[begin + random.nextInt(end - begin)] ^= (byte) (1 << random.nextInt(8));
      assertThatThrownBy(() -> take(flipped))
          .as("seed %d, case %d", seed, i)
          .isInstanceOfAny(BackupRefused.class, IOException.class);
    }
    assertThat(other.resolve("restore/ready")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data/../../evil",
        "../evil",
        "/etc/passwd",
        "data/",
        "data//x",
        "data/./x",
        "evil",
        "data/..",
        "data/a\\..\\..\\evil",
        "data/C:evil",
        "data/karaf/cache/x",
        "data/lock",
        "data/restore/ready/x",
        "data/erase",
        "data/kept/x",
        "data/a\nb"
      })
  void aNameThatLeadsElsewhereIsRefused(String name) throws Exception {
    assertRefused(zip(name, "x", Manifest.NAME, END), Code.BAD_PATH);
    // beside it only its own name is looked for: other tests come and go there
    assertThat(other.resolveSibling("evil")).doesNotExist();
    try (Stream<Path> all = Files.walk(other)) {
      assertThat(all.map(Path::getFileName).map(String::valueOf)).doesNotContain("evil");
    }
  }

  @Test
  void aNameThatComesTwiceOrIsAFolderIsRefused() throws Exception {
    assertThatThrownBy(() -> take(zip("data/a", "x", "data/a/b", "y", Manifest.NAME, END)))
        .isInstanceOfAny(BackupRefused.class, IOException.class);
    assertThat(other.resolve("restore/ready")).doesNotExist();
  }

  @Test
  void aNewerOneIsRefusedWithWhoMadeIt() throws Exception {
    String newer = END.replace("form=1", "form=2").replace("written-by=0.1.0", "written-by=9.8");
    assertRefused(zip("data/a", "x", Manifest.NAME, newer), Code.NEWER);
    assertRefused(zip("data/version", "form=2\n", Manifest.NAME, END), Code.NEWER);
  }

  @Test
  void whatIsNoBackUpIsRefused() throws Exception {
    assertRefused("no archive".getBytes(StandardCharsets.UTF_8), Code.NOT_A_BACKUP);
    assertRefused(zip("data/a", "x"), Code.NOT_A_BACKUP);
    assertRefused(zip("data/a", "x", Manifest.NAME, "format=7\n"), Code.NOT_A_BACKUP);
    assertRefused(zip("data/a", "x", "data/b", "y", Manifest.NAME, END), Code.NOT_A_BACKUP);
    assertRefused(zip(Manifest.NAME, END, "data/a", "x"), Code.NOT_A_BACKUP);
  }

  /** A small archive may hold much. */
  @Test
  void anArchiveThatGrowsBeyondWhatIsAllowedIsCutOff() throws Exception {
    byte[] bomb = zip("data/a", "0".repeat(200_000), Manifest.NAME, END);
    assertThat(bomb.length).isLessThan(2_000);
    assertThatThrownBy(
            () ->
                new BackupReader(other, 100_000, List::of, BackupTest::text)
                    .take(new ByteArrayInputStream(bomb)))
        .asInstanceOf(type(BackupRefused.class))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(Code.TOO_LARGE));
  }

  /** A gateway whose accounts can't be read would be anybody's who reads its console. */
  @Test
  void aFileThatItsOwnerCannotUseIsRefusedWithItsNameAndWhy() throws Exception {
    byte[] archive = zip("data/memory/memory.db", "no memory", Manifest.NAME, END);

    assertRefused(archive, Code.NOT_A_BACKUP);
    assertThatThrownBy(() -> take(archive))
        .hasMessage("backup.fault[memory/memory.db, it says no memory]");
  }

  /** Its copies say one thing only. */
  private record Memory(Path path) implements LiveFile {
    private static final String CONTENT = "as it was at one moment";

    @Override
    public void copyTo(Path target) throws IOException {
      Files.writeString(target, CONTENT);
    }

    @Override
    public Optional<Text> fault(Path copy) {
      try {
        String found = Files.readString(copy);
        return Optional.of(Text.plain("it says " + found)).filter(t -> !found.equals(CONTENT));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Memory memory(Path root) {
    return new Memory(root.resolve("memory/memory.db"));
  }

  private byte[] archive() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new BackupWriter(data, Clock.fixed(NOON, ZoneOffset.UTC))
        .write(out, List.of(memory(data)), "0.1.0", Optional.of("CA020490200005"));
    return out.toByteArray();
  }

  private Backup take(byte[] archive) throws BackupRefused, IOException {
    return new BackupReader(other, 1 << 20, () -> List.of(memory(other)), BackupTest::text)
        .take(new ByteArrayInputStream(archive));
  }

  private void assertRefused(byte[] archive, Code code) {
    assertThatThrownBy(() -> take(archive))
        .asInstanceOf(type(BackupRefused.class))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    assertThat(other.resolve("restore/ready")).doesNotExist();
  }

  private List<String> ready() throws IOException {
    Path ready = other.resolve("restore/ready");
    try (Stream<Path> all = Files.walk(ready)) {
      return all.filter(Files::isRegularFile)
          .map(file -> ready.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static byte[] zip(String... namesAndContents) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndContents[i]));
        zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static Text text(String key, Object... parameters) {
    return new Text(key + Arrays.toString(parameters), key);
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
