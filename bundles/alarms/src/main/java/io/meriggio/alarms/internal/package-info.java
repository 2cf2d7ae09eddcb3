// SPDX-License-Identifier: Apache-2.0
/** The book of alarms as a component. */
package io.meriggio.alarms.internal;
