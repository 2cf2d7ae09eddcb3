// SPDX-License-Identifier: Apache-2.0

/** Installs, updates and removes driver packs. */
package io.meriggio.update;
