// SPDX-License-Identifier: Apache-2.0
/** What this bundle says to people, in the languages of the gateway. */
package io.meriggio.modbus.internal.text;
