// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import io.meriggio.access.Access;
import io.meriggio.access.AccessRefused;
import io.meriggio.access.FactoryResetListener;
import io.meriggio.device.Text;
import io.meriggio.memory.Memory;
import io.meriggio.memory.MemoryException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the accounts as soon as there is a memory to keep them. */
@Capability(
    namespace = "osgi.service",
    attribute = "objectClass:List<String>=\"io.meriggio.access.Access\"")
@Component(
    service = {},
    immediate = true,
    configurationPid = "io.meriggio.gateway",
    configurationPolicy = ConfigurationPolicy.OPTIONAL)
public final class AccessComponent {
  private static final Logger LOG = LoggerFactory.getLogger(AccessComponent.class);

  /** Measured, see the record of this decision: a tenth of a second, one on a small board. */
  private static final int COST = 10;

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile List<FactoryResetListener> listeners = List.of();

  private volatile Optional<String> serialNumber;
  private final ServiceRegistration<Access> registration;

  /** Reads the key {@code serialNumber}. */
  @Activate
  public AccessComponent(
      BundleContext context, @Reference Memory memory, Map<String, Object> configuration)
      throws MemoryException, AccessRefused {
    serialNumber = serialNumber(configuration);
    Access access =
        new AccessCore(
            new AccessCore.World(
                memory,
                Clock.systemUTC(),
                new SecureRandom(),
                COST,
                () -> serialNumber,
                AccessComponent::show,
                this::reset));
    access
        .claimCode()
        .ifPresent(code -> LOG.info("Nobody owns this gateway. Claim code: {}", code));
    registration = context.registerService(Access.class, access, null);
  }

  @Modified
  void changed(Map<String, Object> configuration) {
    serialNumber = serialNumber(configuration);
  }

  @Deactivate
  void stop() {
    registration.unregister();
  }

  private static Optional<String> serialNumber(Map<String, Object> configuration) {
    return Optional.ofNullable(configuration.get("serialNumber"))
        .map(String::valueOf)
        .filter(serial -> !serial.isBlank());
  }

  private static void show(Text line) {
    String words = line.in(Locale.getDefault());
    System.out.println(words);
    LOG.info("{}", words);
  }

  private void reset() {
    for (FactoryResetListener listener : listeners) {
      try {
        listener.factoryReset();
      } catch (RuntimeException | LinkageError e) {
        LOG.error("A part of the gateway could not be reset", e);
      }
    }
  }
}
