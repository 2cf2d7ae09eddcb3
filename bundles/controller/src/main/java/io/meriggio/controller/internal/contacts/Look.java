// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.time.LocalDateTime;

/**
 * What a step shows to every rule.
 *
 * @param variables what is measured
 * @param settings what the site says
 * @param local the wall clock in the site's zone
 * @param now this moment
 * @param sinceLast time since the last step; zero at the first
 */
record Look(
    Variables variables,
    ContactsSettings settings,
    LocalDateTime local,
    Moment now,
    Duration sinceLast) {}
