// SPDX-License-Identifier: Apache-2.0
/**
 * The controller's core: functions of settings, images of devices and a time that is given. It
 * knows no OSGi, does no input or output and looks at no clock, so that every case of the
 * specification is a row of a table.
 */
package io.meriggio.controller.internal.core;
