// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import java.util.Collection;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/**
 * Asks the component runtime why a driver doesn't come up.
 *
 * @param context where the runtime is looked for
 */
record ComponentTrouble(BundleContext context) {

  /** In words, without a full stop; empty when the runtime knows of no trouble. */
  Optional<String> of(Collection<Bundle> bundles) {
    ServiceReference<ServiceComponentRuntime> reference =
        context.getServiceReference(ServiceComponentRuntime.class);
    if (reference == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(context.getService(reference))
          .flatMap(runtime -> of(runtime, bundles));
    } finally {
      context.ungetService(reference);
    }
  }

  private static Optional<String> of(ServiceComponentRuntime runtime, Collection<Bundle> bundles) {
    Bundle[] all = bundles.toArray(new Bundle[0]);
    for (ComponentDescriptionDTO description : runtime.getComponentDescriptionDTOs(all)) {
      for (ComponentConfigurationDTO component :
          runtime.getComponentConfigurationDTOs(description)) {
        Optional<String> trouble = of(component);
        if (trouble.isPresent()) {
          return Optional.of("its component " + description.name + " " + trouble.get());
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> of(ComponentConfigurationDTO component) {
    return switch (component.state) {
      case ComponentConfigurationDTO.FAILED_ACTIVATION ->
          Optional.of("fails: " + cause(component.failure));
      case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
          Optional.of("waits for " + names(component.unsatisfiedReferences));
      case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
          Optional.of("waits for a configuration of its own, which a driver has not");
      default -> Optional.empty();
    };
  }

  /** The runtime gives a whole stack trace; its last cause says it best. */
  private static String cause(String failure) {
    return failure == null
        ? "no reason is given"
        : failure
            .lines()
            .filter(line -> line.startsWith("Caused by: "))
            .reduce((first, last) -> last)
            .map(line -> line.substring("Caused by: ".length()))
            .or(() -> failure.lines().findFirst())
            .orElse("");
  }

  private static String names(UnsatisfiedReferenceDTO[] references) {
    StringBuilder names = new StringBuilder();
    for (UnsatisfiedReferenceDTO reference : references) {
      names.append(names.isEmpty() ? "" : ", ").append(reference.name);
    }
    return names.toString();
  }
}
