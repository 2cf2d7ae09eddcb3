// SPDX-License-Identifier: Apache-2.0

/** Loads configuration files, checks them and applies them as a layer of Configuration Admin. */
package io.meriggio.configuration;
