// SPDX-License-Identifier: Apache-2.0
/** Columns of whole numbers as bytes. Nothing here knows what they mean or where they are kept. */
package io.meriggio.history.internal.code;
