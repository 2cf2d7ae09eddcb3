// SPDX-License-Identifier: Apache-2.0
/** The support bundle: what goes in, and what is kept out of it. */
package io.meriggio.field.internal.support;
