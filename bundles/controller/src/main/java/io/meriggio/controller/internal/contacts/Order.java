// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.OverrideMode;

/**
 * What a person wants of an output.
 *
 * @param user who
 * @param time for how long
 */
record Order(OverrideMode mode, String user, Countdown time) {}
