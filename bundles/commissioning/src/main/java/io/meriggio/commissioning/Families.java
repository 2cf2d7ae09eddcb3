// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning;

import java.util.Set;

/** The families of devices of which the nine configurations are made. */
public final class Families {
  public static final String HYBRID = "hyd";
  public static final String RETROFIT = "sp3000";
  public static final String STRING = "string";
  public static final String METER = "dtsu666";
  public static final String WALLBOX = "wallbox";

  /** The gateway's own terminals: sensors, relays, inputs. */
  public static final String TERMINALS = "onboard-io";

  /** Those that make power. */
  public static final Set<String> INVERTERS = Set.of(HYBRID, RETROFIT, STRING);

  /** All that commissioning looks after; devices of any other family are left as they are. */
  public static final Set<String> ALL = Set.of(HYBRID, RETROFIT, STRING, METER, WALLBOX, TERMINALS);

  private Families() {}
}
