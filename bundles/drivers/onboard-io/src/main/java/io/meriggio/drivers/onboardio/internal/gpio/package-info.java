// SPDX-License-Identifier: Apache-2.0
/** Lines of GPIO chips, by the kernel's character device (uAPI v2). */
package io.meriggio.drivers.onboardio.internal.gpio;
