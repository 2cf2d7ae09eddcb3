// SPDX-License-Identifier: Apache-2.0

/** Contract tests, frame replay, virtual clock and fault injection for drivers. */
package io.meriggio.testkit;
