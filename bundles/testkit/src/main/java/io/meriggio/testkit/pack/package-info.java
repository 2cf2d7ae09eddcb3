// SPDX-License-Identifier: Apache-2.0
/**
 * Makes driver packs for tests, without Maven: bundles by hand ({@link
 * io.meriggio.testkit.pack.BundleFile}), other versions of a built one, and the archives that hold
 * them ({@link io.meriggio.testkit.pack.PackFile}).
 */
package io.meriggio.testkit.pack;
