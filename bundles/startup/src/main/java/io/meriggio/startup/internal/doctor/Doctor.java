// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.doctor;

import io.meriggio.startup.internal.Messages;
import io.meriggio.startup.internal.launch.DataDirectory;
import io.meriggio.startup.internal.launch.HttpPort;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks at everything that has kept a gateway from working and prints one line for each, with what
 * to do. Ends with status 1 when something is wrong, else 0.
 */
public final class Doctor {

  private static final Path MOUNTS = Path.of("/proc/mounts");
  private static final Path SYNCHRONISED = Path.of("/run/systemd/timesync/synchronized");

  private final Messages messages = new Messages(Locale.getDefault());
  private final List<Finding> findings = new ArrayList<>();

  private Doctor() {}

  /** Arguments: {@code --config FILE} any number of times. */
  public static void main(String[] arguments) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 1; i < arguments.length; i += 2) {
      files.add(Path.of(arguments[i]).toAbsolutePath().normalize());
    }
    Doctor doctor = new Doctor();
    doctor.look(
        Path.of(System.getProperty("meriggio.home")),
        Path.of(System.getProperty("meriggio.data")).toAbsolutePath(),
        files);
    System.exit(doctor.report(System.out) ? 0 : 1);
  }

  private void look(Path home, Path data, List<Path> files) throws IOException {
    MachineChecks machine = new MachineChecks(messages);
    PlaceChecks place = new PlaceChecks(messages);
    SiteChecks site = new SiteChecks(messages, Locale.getDefault());
    String port = Optional.ofNullable(System.getenv("MERIGGIO_HTTP_PORT")).orElse("8080");
    findings.add(machine.java(Runtime.version()));
    findings.add(place.distribution(home));
    findings.add(place.dataDirectory(data));
    Path disk = PlaceChecks.existing(data);
    findings.add(place.space(disk, Files.getFileStore(disk).getUsableSpace() >> 20));
    List<String> mounts = mounts();
    findings.add(place.executable(home.resolve("lib/native"), mounts));
    findings.add(place.executable(data.resolve("karaf/tmp"), mounts));
    findings.add(
        machine.httpPort(
            port, p -> HttpPort.free("127.0.0.1", p), new DataDirectory(data, messages).inUse()));
    findings.add(machine.clock(Clock.systemDefaultZone()));
    findings.add(machine.synchronisation(SYNCHRONISED));
    findings.addAll(site.files(files));
    findings.addAll(
        site.families(files, PackNames.of(home.resolve("packs"), data.resolve("packs"))));
    site.serialPorts(files)
        .forEach(
            (path, line) ->
                findings.add(site.serialPort(path, line, System.getProperty("user.name"))));
  }

  private static List<String> mounts() throws IOException {
    return Files.isReadable(MOUNTS) ? Files.readAllLines(MOUNTS) : List.of();
  }

  private boolean report(PrintStream out) {
    for (Finding finding : findings) {
      out.println(messages.text("doctor." + finding.kind()) + "  " + finding.text());
      if (!finding.mend().isEmpty()) {
        out.println("       → " + finding.mend());
      }
    }
    long wrong = findings.stream().filter(f -> f.kind() == Finding.Kind.WRONG).count();
    out.println(
        wrong == 0
            ? messages.text("doctor.allGood")
            : messages.text(wrong == 1 ? "doctor.oneWrong" : "doctor.someWrong", wrong));
    return wrong == 0;
  }
}
