// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import io.meriggio.device.Text;
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
      throw PackTexts.refused(
          Code.VERSION_TOO_OLD, "pack.older", given.name(), present.version(), given.version());
    }
  }

  /** A bundle name is one bundle's: taking it would replace that bundle. */
  static void refuseTakenNames(
      PackContent given, Collection<StoredPack> running, Framework framework) throws PackRefused {
    for (PackContent.BundleFile bundle : given.bundles()) {
      Optional<Text> owner = owner(bundle.symbolicName(), given.name(), running);
      if (owner.isEmpty() && framework.isTaken(bundle.symbolicName(), running)) {
        owner = Optional.of(PackTexts.text("owner.gateway"));
      }
      if (owner.isPresent()) {
        throw PackTexts.refused(
            Code.NOT_A_DRIVER, "bundle.taken", bundle.symbolicName(), owner.get());
      }
    }
  }

  private static Optional<Text> owner(
      String symbolicName, String pack, Collection<StoredPack> running) {
    return running.stream()
        .filter(other -> !other.name().equals(pack))
        .filter(
            other ->
                other.content().bundles().stream()
                    .anyMatch(bundle -> bundle.symbolicName().equals(symbolicName)))
        .map(other -> PackTexts.text("owner.pack", other.name()))
        .findFirst();
  }

  /** Two drivers of one family would fight over its devices. */
  static void refuseTakenFamilies(StoredPack pack, List<String> families, List<Pack> others)
      throws PackRefused {
    for (Pack other : others) {
      for (String family : families) {
        if (!other.name().equals(pack.name()) && other.families().contains(family)) {
          throw PackTexts.refused(
              Code.FAMILY_TAKEN, "pack.family", pack.name(), family, other.name());
        }
      }
    }
  }
}
