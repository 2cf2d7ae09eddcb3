// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.meriggio.device.Text;
import io.meriggio.testkit.pack.BundleFile;
import io.meriggio.testkit.pack.PackFile;
import io.meriggio.update.Pack;
import io.meriggio.update.PackRefused;
import io.meriggio.update.PackRefused.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PackExchangeTest {
  @TempDir private Path data;
  @TempDir private Path home;
  private final RecordedFramework framework = new RecordedFramework();
  private PackExchange packs;

  @BeforeEach
  void start() throws Exception {
    packs = new PackExchange(framework, new PackFolder(data.resolve("packs")));
    packs.start(new DeliveredPacks(home));
    packs.settle();
  }

  @Test
  void aPackIsInstalledAndServes() throws Exception {
    Pack pack = install("meter", "1.0.0");
    assertThat(pack)
        .isEqualTo(
            new Pack(
                "meter",
                "1.0.0",
                Pack.State.ACTIVE,
                List.of("meter"),
                java.util.Optional.empty(),
                Text.NONE));
    assertThat(packs.packs()).containsExactly(pack);
    assertThat(framework.running).containsOnlyKeys("meter");
    assertThat(Files.readString(Path.of(framework.running.get("meter").features())))
        .contains("<feature name=\"meter\" version=\"1.0.0\">")
        .contains("test.meter-1.0.0.jar</bundle>")
        .contains("file:");
  }

  @Test
  void anUpdateReplacesTheVersionInOneTransaction() throws Exception {
    install("meter", "1.0.0");
    framework.transactions.clear();
    Pack pack = install("meter", "1.1.0");
    assertThat(framework.transactions).containsExactly("meter/1.1.0");
    assertThat(pack.previous()).contains("1.0.0");
    assertThat(packs.packs()).containsExactly(pack);
  }

  @Test
  void theLastTwoVersionsAreKept() throws Exception {
    for (String version : List.of("1.0.0", "1.1.0", "1.2.0")) {
      install("meter", version);
    }
    assertThat(folders()).hasSize(2).noneMatch(folder -> folder.startsWith("1.0.0"));
  }

  @Test
  void anOlderVersionIsRefusedButRollbackBringsItBackAndForth() throws Exception {
    install("meter", "1.0.0");
    install("meter", "1.1.0");
    PackRefused refused = refused(pack("meter", "1.0.0"));
    assertThat(refused.code()).isEqualTo(Code.VERSION_TOO_OLD);
    assertThat(refused).hasMessageContaining("1.1.0").hasMessageContaining("1.0.0");
    assertThat(packs.rollback("meter").version()).isEqualTo("1.0.0");
    assertThat(packs.packs().get(0).previous()).contains("1.1.0");
    assertThat(packs.rollback("meter").version()).isEqualTo("1.1.0");
  }

  @Test
  void aPackThatCantBeResolvedLeavesTheOldOneServing() throws Exception {
    install("meter", "1.0.0");
    framework.unresolvable.put(
        "meter/1.1.0",
        "Unable to resolve root: missing requirement [root] osgi.identity; osgi.identity=meter;"
            + " type=karaf.feature [caused by: Unable to resolve test.meter/1.1.0: missing"
            + " requirement [test.meter/1.1.0] osgi.wiring.package;"
            + " filter:=\"(&(osgi.wiring.package=io.meriggio.device)(version>=0.9.0)(!(version>=1.0.0)))\"]");
    PackRefused refused = refused(pack("meter", "1.1.0"));
    assertThat(refused.code()).isEqualTo(Code.UNRESOLVABLE);
    assertThat(refused)
        .hasMessage(
            "The pack meter 1.1.0 can't run: it needs the package io.meriggio.device in version"
                + " 0.9.0 or later and before 1.0.0, which this gateway doesn't have.");
    assertThat(refused.text().in(Locale.ITALIAN))
        .isEqualTo(
            "Il pacchetto meter 1.1.0 non può funzionare: richiede il package io.meriggio.device"
                + " dalla versione 0.9.0 e prima della 1.0.0, che questo gateway non ha.");
    assertThat(framework.running.get("meter").version()).isEqualTo("1.0.0");
    assertThat(packs.packs().get(0).version()).isEqualTo("1.0.0");
    assertThat(packs.packs().get(0).state()).isEqualTo(Pack.State.ACTIVE);
    assertThat(folders()).singleElement().asString().startsWith("1.0.0");
  }

  @Test
  void aPackWithoutAWorkingDriverLeavesTheOldOneServing() throws Exception {
    install("meter", "1.0.0");
    framework.unhealthy.put("meter/1.1.0", "it registers no service");
    assertThat(refused(pack("meter", "1.1.0")).code()).isEqualTo(Code.UNHEALTHY);
    assertThat(framework.running.get("meter").version()).isEqualTo("1.0.0");
    assertThat(refused(pack("meter", "1.1.0")).code()).as("and again").isEqualTo(Code.UNHEALTHY);
  }

  @Test
  void twoPacksMayNotOfferOneFamily() throws Exception {
    install("meter", "1.0.0");
    framework.families.put("other/1.0.0", "meter");
    assertThat(refused(pack("other", "1.0.0")).code()).isEqualTo(Code.FAMILY_TAKEN);
    assertThat(framework.running).containsOnlyKeys("meter");
  }

  @Test
  void aBundleNameOfTheGatewayOrOfAnotherPackIsRefused() throws Exception {
    framework.ofTheGateway.add("io.meriggio.host");
    assertThat(
            refused(PackFile.of("evil", "1.0.0", BundleFile.named("io.meriggio.host", "9.0.0")))
                .code())
        .isEqualTo(Code.NOT_A_DRIVER);
    install("meter", "1.0.0");
    assertThat(
            refused(PackFile.of("evil", "1.0.0", BundleFile.named("test.meter", "9.0.0"))).code())
        .isEqualTo(Code.NOT_A_DRIVER);
  }

  @Test
  void theSameArchiveAgainChangesNothing() throws Exception {
    byte[] kar = pack("meter", "1.0.0").bytes();
    install(kar);
    framework.transactions.clear();
    install(kar);
    assertThat(framework.transactions).isEmpty();
  }

  @Test
  void theSameVersionWithOtherContentIsInstalledFromAnotherPlace() throws Exception {
    install("meter", "1.0.0");
    Path before = framework.running.get("meter").folder();
    PackFile changed =
        PackFile.of(
            "meter", "1.0.0", BundleFile.named("test.meter", "1.0.0").file("changed.txt", "1"));
    install(changed.bytes());
    assertThat(framework.running.get("meter").folder()).isNotEqualTo(before);
    assertThat(packs.packs().get(0).previous()).contains("1.0.0");
  }

  @Test
  void aRemovedPackIsGoneAndCanComeBack() throws Exception {
    install("meter", "1.0.0");
    packs.remove("meter");
    assertThat(packs.packs()).isEmpty();
    assertThat(framework.running).isEmpty();
    assertThat(folders()).isEmpty();
    assertThat(catchThrowableOfType(PackRefused.class, () -> packs.remove("meter")).code())
        .isEqualTo(Code.NOT_INSTALLED);
    assertThat(install("meter", "0.9.0").version()).isEqualTo("0.9.0");
  }

  @Test
  void rollbackNeedsAPackAndAnEarlierVersion() throws Exception {
    assertThat(catchThrowableOfType(PackRefused.class, () -> packs.rollback("none")).code())
        .isEqualTo(Code.NOT_INSTALLED);
    install("meter", "1.0.0");
    assertThat(catchThrowableOfType(PackRefused.class, () -> packs.rollback("meter")).code())
        .isEqualTo(Code.NO_PREVIOUS);
  }

  @Test
  void afterARestartEverythingIsPutInAgainInOneTransaction() throws Exception {
    install("meter", "1.0.0");
    install("meter", "1.1.0");
    install("string", "2.0.0");
    framework.transactions.clear();
    framework.running.clear();
    start();
    assertThat(framework.transactions).containsExactly("meter/1.1.0 string/2.0.0");
    assertThat(packs.packs()).extracting(Pack::name).containsExactly("meter", "string");
    assertThat(packs.rollback("meter").version()).isEqualTo("1.0.0");
  }

  @Test
  void whatCameWithTheGatewayIsInstalledUnlessTheUserTookItAway() throws Exception {
    deliver(pack("meter", "1.0.0"));
    start();
    assertThat(packs.packs()).extracting(Pack::version).containsExactly("1.0.0");
    packs.remove("meter");
    start();
    assertThat(packs.packs()).isEmpty();
    deliver(pack("meter", "1.2.0"));
    start();
    assertThat(packs.packs()).as("nor in a newer version").isEmpty();
  }

  @Test
  void whatCameWithTheGatewayDoesNotReplaceANewerOneOrARollback() throws Exception {
    install("meter", "1.1.0");
    deliver(pack("meter", "1.0.0"));
    start();
    assertThat(packs.packs().get(0).version()).isEqualTo("1.1.0");
    deliver(pack("meter", "1.2.0"));
    start();
    assertThat(packs.packs().get(0).version()).as("a newer gateway").isEqualTo("1.2.0");
    packs.rollback("meter");
    start();
    assertThat(packs.packs().get(0).version()).as("rolled back").isEqualTo("1.1.0");
  }

  @Test
  void aPackThatNoLongerFitsFallsBackToItsEarlierVersionAtStart() throws Exception {
    install("string", "1.0.0");
    install("meter", "1.0.0");
    install("meter", "1.1.0");
    framework.unresolvable.put("meter/1.1.0", "no longer");
    start();
    assertThat(framework.running).containsOnlyKeys("meter", "string");
    assertThat(framework.running.get("meter").version()).isEqualTo("1.0.0");
    assertThat(packs.packs()).allMatch(pack -> pack.state() == Pack.State.ACTIVE);
  }

  @Test
  void aPackThatNoLongerFitsIsShownWithItsReasonAndTheOthersServe() throws Exception {
    install("string", "1.0.0");
    install("meter", "1.0.0");
    framework.unresolvable.put("meter/1.0.0", "no longer");
    start();
    assertThat(framework.running).containsOnlyKeys("string");
    Pack meter = packs.packs().get(0);
    assertThat(meter.state()).isEqualTo(Pack.State.FAILED);
    assertThat(meter.reason()).hasToString("no longer");
  }

  @Test
  void killedDuringAnUpdateTheNextStartServesWhatServedBefore() throws Exception {
    install("meter", "1.0.0");
    framework.transactionsToLive = 0;
    assertThat(refused(pack("meter", "1.1.0")).code()).isEqualTo(Code.STOPPING);
    assertThat(Thread.interrupted()).isTrue();
    framework.transactionsToLive = Integer.MAX_VALUE;
    start();
    assertThat(framework.running.get("meter").version()).isEqualTo("1.0.0");
    assertThat(folders()).hasSize(1);
  }

  @Test
  void whatAPowerCutLeftOfAFirstStartIsPutInAnew() throws Exception {
    deliver(pack("meter", "1.0.0"));
    packs = new PackExchange(framework, new PackFolder(data.resolve("packs")));
    packs.start(new DeliveredPacks(home));
    assertThat(data.resolve("packs/state.json")).as("nothing is decided yet").doesNotExist();
    Path bundle =
        Path.of(framework.running.get("meter").features()).resolveSibling("test.meter-1.0.0.jar");
    byte[] whole = Files.readAllBytes(bundle);
    Files.write(bundle, new byte[0]);
    start();
    assertThat(bundle).hasBinaryContent(whole);
    assertThat(data.resolve("packs/state.json")).exists();
    assertThat(packs.packs()).allMatch(pack -> pack.state() == Pack.State.ACTIVE);
  }

  @ParameterizedTest
  @MethodSource("stopsInDisguise")
  void aStopDuringTheStartIsNoFaultOfAPack(Exception stop) throws Exception {
    install("meter", "1.0.0");
    framework.failure = Optional.of(stop);
    assertThatThrownBy(this::start).isInstanceOf(InterruptedException.class);
    assertThat(packs.packs()).noneMatch(pack -> pack.state() == Pack.State.FAILED);
    framework.failure = Optional.empty();
    start();
    assertThat(framework.running.get("meter").version()).isEqualTo("1.0.0");
  }

  static List<Exception> stopsInDisguise() {
    return List.of(
        new RuntimeException(new RuntimeException(new InterruptedException())),
        new IOException(new InterruptedIOException()),
        new UncheckedIOException(new ClosedByInterruptException()));
  }

  @Test
  void anAnswerThatCameTooLateIsNoStop() {
    assertThat(Interruption.isBehind(new IOException(new SocketTimeoutException("late"))))
        .isFalse();
  }

  @Test
  void theFeaturesFileFollowsAMovedDataDirectory(@TempDir Path other) throws Exception {
    install("meter", "1.0.0");
    Path moved = other.resolve("moved");
    Files.move(data.resolve("packs"), moved);
    PackExchange again = new PackExchange(framework, new PackFolder(moved));
    again.start(new DeliveredPacks(home));
    assertThat(Files.readString(Path.of(framework.running.get("meter").features())))
        .contains(moved.toUri().toString());
    Files.createDirectories(data.resolve("packs"));
  }

  @Test
  void withoutItsRecordTheHighestVersionOfEachPackCounts() throws Exception {
    install("meter", "1.9.0");
    install("meter", "1.10.0");
    Files.writeString(data.resolve("packs/state.json"), "{");
    start();
    assertThat(packs.packs().get(0).version()).isEqualTo("1.10.0");
  }

  @Test
  void nothingIsLeftOfWhatWasOnlyLookedAt() throws Exception {
    refused(PackFile.of("meter", "1.0.0"));
    try (Stream<Path> left = Files.list(data.resolve("packs/.staging"))) {
      assertThat(left).isEmpty();
    }
  }

  private Pack install(String name, String version) throws PackRefused {
    return install(pack(name, version).bytes());
  }

  private Pack install(byte[] kar) throws PackRefused {
    return packs.install(new ByteArrayInputStream(kar), "test");
  }

  private PackRefused refused(PackFile pack) {
    PackRefused refused = catchThrowableOfType(PackRefused.class, () -> install(pack.bytes()));
    assertThat(refused).isNotNull();
    return refused;
  }

  private static PackFile pack(String name, String version) {
    return PackFile.of(name, version, BundleFile.named("test." + name, version));
  }

  private void deliver(PackFile pack) throws IOException {
    Files.write(home.resolve("delivered.kar"), pack.bytes());
  }

  private List<String> folders() throws IOException {
    Path meter = data.resolve("packs/meter");
    if (!Files.exists(meter)) {
      return List.of();
    }
    try (Stream<Path> versions = Files.list(meter)) {
      return versions.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
