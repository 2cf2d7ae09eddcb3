// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

/**
 * Where in a configuration file something stands.
 *
 * @param file the file as it was named
 * @param line 1 for the first; 0 when the file as a whole is meant
 */
public record Place(String file, int line) {}
