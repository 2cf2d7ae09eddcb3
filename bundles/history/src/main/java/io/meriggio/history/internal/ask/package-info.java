// SPDX-License-Identifier: Apache-2.0
/** Answers: from the fitting tier into steps of the clock or of the plant's calendar. */
package io.meriggio.history.internal.ask;
