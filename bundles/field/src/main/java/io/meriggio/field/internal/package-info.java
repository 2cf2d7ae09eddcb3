// SPDX-License-Identifier: Apache-2.0
/** How the services of {@code io.meriggio.field} are done. Not exported. */
package io.meriggio.field.internal;
