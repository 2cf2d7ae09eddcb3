// SPDX-License-Identifier: Apache-2.0
/** What is known each second, on its way into the store. */
package io.meriggio.history.internal.record;
