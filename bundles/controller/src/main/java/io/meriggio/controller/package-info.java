// SPDX-License-Identifier: Apache-2.0

/** Plant model, power balance and decisions. */
package io.meriggio.controller;
