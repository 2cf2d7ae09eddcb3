// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import io.meriggio.field.Notice;
import io.meriggio.field.SafeMode;
import io.meriggio.field.Upkeep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A machine of which a test says how it is. */
final class FakeUpkeep implements Upkeep {
  Optional<SafeMode> safeMode = Optional.empty();
  final List<Notice> notices = new ArrayList<>();
  final List<String> restarts = new ArrayList<>();

  @Override
  public Optional<SafeMode> safeMode() {
    return safeMode;
  }

  @Override
  public List<Notice> notices() {
    return notices;
  }

  @Override
  public void restart(String by) {
    restarts.add(by);
  }

  @Override
  public void eraseAtNextStart(String by) {
    throw new UnsupportedOperationException("no door does this by itself");
  }
}
