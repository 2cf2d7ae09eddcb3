// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The one table of rights (commissioning-and-accounts, "may …"): the Owner may do everything, an
 * Administrator everything but choose people, a User sees and minds the own account.
 */
public final class Policy {
  private static final Set<Permission> OWNER =
      Collections.unmodifiableSet(EnumSet.allOf(Permission.class));
  private static final Set<Permission> ADMINISTRATOR =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Permission.PEOPLE)));
  private static final Set<Permission> USER =
      Collections.unmodifiableSet(EnumSet.of(Permission.SEE, Permission.OWN_ACCOUNT));

  private Policy() {}

  /** All that a role may do, in the order of the enumeration. */
  public static Set<Permission> permissions(Role role) {
    return switch (role) {
      case OWNER -> OWNER;
      case ADMINISTRATOR -> ADMINISTRATOR;
      case USER -> USER;
    };
  }

  /** Whether a role may do this. */
  public static boolean may(Role role, Permission permission) {
    return permissions(role).contains(permission);
  }
}
