// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import io.meriggio.device.Text;
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
  Optional<Text> of(Collection<Bundle> bundles) {
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

  private static Optional<Text> of(ServiceComponentRuntime runtime, Collection<Bundle> bundles) {
    Bundle[] all = bundles.toArray(new Bundle[0]);
    for (ComponentDescriptionDTO description : runtime.getComponentDescriptionDTOs(all)) {
      for (ComponentConfigurationDTO component :
          runtime.getComponentConfigurationDTOs(description)) {
        Optional<Text> trouble = of(description.name, component);
        if (trouble.isPresent()) {
          return trouble;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Text> of(String name, ComponentConfigurationDTO component) {
    return switch (component.state) {
      case ComponentConfigurationDTO.FAILED_ACTIVATION ->
          Optional.of(failure(name, component.failure));
      case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
          Optional.of(
              PackTexts.text("component.waits", name, names(component.unsatisfiedReferences)));
      case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
          Optional.of(PackTexts.text("component.configuration", name));
      default -> Optional.empty();
    };
  }

  private static Text failure(String name, String failure) {
    return failure == null
        ? PackTexts.text("component.silent", name)
        : PackTexts.text("component.fails", name, cause(failure));
  }

  /** The runtime gives a whole stack trace; its last cause says it best. */
  private static String cause(String failure) {
    return failure
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
