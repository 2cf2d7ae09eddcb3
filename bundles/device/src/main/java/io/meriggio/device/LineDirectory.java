// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** All configured lines, an OSGi service of the host. Methods may be called from any thread. */
@ProviderType
public interface LineDirectory {
  List<LineInfo> lines();
}
