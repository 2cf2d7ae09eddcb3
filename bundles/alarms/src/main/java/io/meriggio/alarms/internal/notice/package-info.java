// SPDX-License-Identifier: Apache-2.0
/** How alarms are told: the ways, their queues and what they say. */
package io.meriggio.alarms.internal.notice;
