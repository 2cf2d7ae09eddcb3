// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

/** An active fault of a device. */
public record FaultForm(String code, String text) {}
