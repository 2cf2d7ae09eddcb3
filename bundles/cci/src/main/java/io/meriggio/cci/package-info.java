// SPDX-License-Identifier: Apache-2.0
/**
 * The face for a plant controller (CCI): a Modbus TCP server that shows the plant as SunSpec models
 * 1, 103 and 120 to 123 and takes set-points through model 123. It exports nothing.
 */
package io.meriggio.cci;
