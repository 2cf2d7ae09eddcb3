// SPDX-License-Identifier: Apache-2.0

/**
 * Inside the framework: tells when the gateway is ready and ends the process when it cannot serve.
 *
 * <p>Not exported. The sub-packages {@code launch} and {@code doctor} run outside the framework, on
 * the class path of the launcher.
 */
package io.meriggio.startup.internal;
