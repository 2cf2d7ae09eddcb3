// SPDX-License-Identifier: Apache-2.0
/** Back-ups written and taken: plain files and streams, no services. */
package io.meriggio.field.internal.backup;
