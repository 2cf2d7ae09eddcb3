// SPDX-License-Identifier: Apache-2.0

/** The web page. */
package io.meriggio.webui;
