// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import java.util.List;

/**
 * A page of alarms.
 *
 * @param next for {@code before}: where the next page begins, null at the end
 */
public record AlarmsForm(List<AlarmForm> alarms, String next) {}
