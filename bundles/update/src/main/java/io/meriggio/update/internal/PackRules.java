// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import io.meriggio.update.Pack;
import io.meriggio.update.PackRefused;
import io.meriggio.update.PackRefused.Code;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a pack may not do to the packs and bundles that are there. */
final class PackRules {
  private PackRules() {}

  static void refuseOlder(PackContent given, StoredPack present) throws PackRefused {
    if (given.order().compareTo(present.content().order()) < 0) {
      throw new PackRefused(
          Code.VERSION_TOO_OLD,
          "The pack "
              + given.name()
              + " is installed in version "
              + present.version()
              + "; given: "
              + given.version()
              + ". To go back, use rollback.");
    }
  }

  /** A bundle name is one bundle's: taking it would replace that bundle. */
  static void refuseTakenNames(
      PackContent given, Collection<StoredPack> running, Framework framework) throws PackRefused {
    for (PackContent.BundleFile bundle : given.bundles()) {
      Optional<String> owner = owner(bundle.symbolicName(), given.name(), running);
      if (owner.isEmpty() && framework.isTaken(bundle.symbolicName(), running)) {
        owner = Optional.of("the gateway");
      }
      if (owner.isPresent()) {
        throw new PackRefused(
            Code.NOT_A_DRIVER,
            "The bundle name " + bundle.symbolicName() + " belongs to " + owner.get() + ".");
      }
    }
  }

  private static Optional<String> owner(
      String symbolicName, String pack, Collection<StoredPack> running) {
    return running.stream()
        .filter(other -> !other.name().equals(pack))
        .filter(
            other ->
                other.content().bundles().stream()
                    .anyMatch(bundle -> bundle.symbolicName().equals(symbolicName)))
        .map(other -> "the pack " + other.name())
        .findFirst();
  }

  /** Two drivers of one family would fight over its devices. */
  static void refuseTakenFamilies(StoredPack pack, List<String> families, List<Pack> others)
      throws PackRefused {
    for (Pack other : others) {
      for (String family : families) {
        if (!other.name().equals(pack.name()) && other.families().contains(family)) {
          throw new PackRefused(
              Code.FAMILY_TAKEN,
              "The pack "
                  + pack.name()
                  + " offers a driver for the family "
                  + family
                  + ", and so does the pack "
                  + other.name()
                  + "; remove that one first.");
        }
      }
    }
  }
}
