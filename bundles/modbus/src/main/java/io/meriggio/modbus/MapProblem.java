// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

/**
 * What is wrong in a register map.
 *
 * @param source the file's name
 * @param line the line in it, from 1
 * @param column the column in it, from 1; 0 = the whole line
 * @param name the column's name, or what the line is about
 * @param found what stands there
 * @param allowed what may stand there
 */
public record MapProblem(
    String source, int line, int column, String name, String found, String allowed) {

  /** The problem in one sentence. */
  public String sentence() {
    return source
        + " line "
        + line
        + (column > 0 ? ", column " + column : "")
        + " ("
        + name
        + "): found '"
        + found
        + "', allowed: "
        + allowed;
  }
}
