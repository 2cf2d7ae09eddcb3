// SPDX-License-Identifier: Apache-2.0
/** The thin component around the core: gathers inputs, keeps time, tells listeners. */
package io.meriggio.controller.internal;
