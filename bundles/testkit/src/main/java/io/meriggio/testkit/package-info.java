// SPDX-License-Identifier: Apache-2.0
/**
 * What driver tests are made of: the {@link io.meriggio.testkit.DriverContractTest} that every
 * driver passes, a {@link io.meriggio.testkit.ScriptedLink} with a register image, {@link
 * io.meriggio.testkit.FrameReplay} of recorded frames, and a {@link
 * io.meriggio.testkit.MovableClock}. Never installed in a gateway.
 *
 * <p>Threads: everything here is for one test thread.
 */
package io.meriggio.testkit;
