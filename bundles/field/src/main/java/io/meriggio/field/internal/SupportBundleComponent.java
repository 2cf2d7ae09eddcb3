// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field.internal;

import io.meriggio.configuration.SiteConfiguration;
import io.meriggio.device.DeviceDirectory;
import io.meriggio.device.LineDirectory;
import io.meriggio.field.Notice;
import io.meriggio.field.SupportBundle;
import io.meriggio.field.Upkeep;
import io.meriggio.field.internal.support.Descriptions;
import io.meriggio.field.internal.support.Parts;
import io.meriggio.field.internal.support.Secrets;
import io.meriggio.memory.Memory;
import io.meriggio.memory.MemoryException;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers the {@link SupportBundle} from whoever is there; in safe mode that is little. */
@Component(service = SupportBundle.class)
public final class SupportBundleComponent implements SupportBundle {
  private static final Logger LOG = LoggerFactory.getLogger(SupportBundleComponent.class);

  private final BundleContext context;
  private final Upkeep upkeep;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile SiteConfiguration site;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Memory memory;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile DeviceDirectory devices;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile LineDirectory lines;

  /** Reads the launcher's properties. */
  @Activate
  public SupportBundleComponent(BundleContext context, @Reference Upkeep upkeep) {
    this.context = context;
    this.upkeep = upkeep;
  }

  @Override
  public synchronized void write(OutputStream out) throws IOException {
    Secrets secrets = secrets();
    Map<String, Map<String, Object>> effective =
        Optional.ofNullable(site).map(SiteConfiguration::effective).orElse(Map.of());
    // first: it also learns what must be hidden elsewhere
    String configuration = Descriptions.configuration(effective, secrets);
    Parts parts =
        new Parts(secrets)
            .with(
                "machine.txt",
                () ->
                    Descriptions.machine(property("meriggio.version"), property("meriggio.build")))
            .with("configuration.txt", () -> configuration)
            .with("notices.txt", this::notices)
            .with(
                "devices.txt",
                () -> Optional.ofNullable(devices).map(Descriptions::devices).orElse("no host\n"))
            .with(
                "lines.txt",
                () -> Optional.ofNullable(lines).map(Descriptions::lines).orElse("no host\n"))
            .with("bundles.txt", this::bundles)
            .with("threads.txt", Descriptions::threads)
            .with("doctor.txt", () -> Descriptions.doctor(doctor()));
    for (Path log : Descriptions.logs(Path.of(property("karaf.log")))) {
      parts.with("log/" + log.getFileName(), () -> Descriptions.log(log));
    }
    parts.write(out);
    LOG.info("A support bundle was made");
  }

  /** What the memory keeps for settings is not shown, but may stand in a log. */
  private Secrets secrets() {
    Secrets secrets = new Secrets();
    try {
      Memory present = memory;
      if (present != null) {
        present.documents("").values().forEach(secrets::learn);
      }
    } catch (MemoryException e) {
      LOG.warn("The memory can't be read for a support bundle: {}", e.getMessage());
    }
    return secrets;
  }

  private String notices() {
    return upkeep.notices().stream()
        .map(Notice::toString)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private String bundles() {
    return Stream.of(context.getBundles())
        .map(b -> b.getSymbolicName() + " " + b.getVersion() + " " + state(b))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String state(Bundle bundle) {
    return switch (bundle.getState()) {
      case Bundle.ACTIVE -> "ACTIVE";
      case Bundle.STARTING -> "STARTING";
      case Bundle.RESOLVED -> "RESOLVED";
      case Bundle.INSTALLED -> "INSTALLED";
      default -> "STOPPING";
    };
  }

  private List<String> doctor() {
    List<String> command =
        new ArrayList<>(List.of(property("meriggio.home") + "/bin/gateway", "doctor"));
    command.addAll(List.of("--data", property("meriggio.data")));
    for (String file : property("meriggio.config").split(File.pathSeparator, -1)) {
      if (!file.isBlank()) {
        command.addAll(List.of("--config", file));
      }
    }
    return command;
  }

  private String property(String key) {
    return Optional.ofNullable(context.getProperty(key)).orElse("");
  }
}
