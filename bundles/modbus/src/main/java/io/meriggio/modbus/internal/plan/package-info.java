// SPDX-License-Identifier: Apache-2.0
/** Which registers are read together, and what refusals teach. Not exported. */
package io.meriggio.modbus.internal.plan;
